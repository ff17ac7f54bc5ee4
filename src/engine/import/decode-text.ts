import chardet from 'chardet'
import iconv from 'iconv-lite'

export type DecodedText = { text: string; encoding: string; sure: boolean }

/**
 * The text of a file and the encoding it was found to be in: by its mark, else UTF-8 if every byte is valid UTF-8,
 * else UTF-16 by its zero bytes, else what the byte statistics say, with GB18030 for the doubtful Chinese case.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes)
  if (marked) return marked
  const sixteen = utf16WithoutMark(bytes)
  if (sixteen) return { text: iconv.decode(Buffer.from(bytes), sixteen), encoding: sixteen, sure: true }
  const utf8 = validUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', sure: true }
  return byStatistics(bytes)
}

function byMark(bytes: Uint8Array): DecodedText | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', sure: true }
  }
  if (first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33) {
    return { text: iconv.decode(Buffer.from(bytes.subarray(4)), 'gb18030'), encoding: 'gb18030', sure: true }
  }
  if (first === 0xff && second === 0xfe)
    return { text: iconv.decode(Buffer.from(bytes), 'utf-16le'), encoding: 'utf-16le', sure: true }
  if (first === 0xfe && second === 0xff)
    return { text: iconv.decode(Buffer.from(bytes), 'utf-16be'), encoding: 'utf-16be', sure: true }
  return null
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 without a mark shows as zero bytes at every other place (digits, commas and line breaks are ASCII). */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096)
  if (length < 4 || bytes.length % 2 === 1) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.1 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.1 && odd < pairs * 0.02) return 'utf-16be'
  return null
}

const trusted: Record<string, string> = {
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'iso-8859-2',
}

function byStatistics(bytes: Uint8Array): DecodedText {
  const sample = Buffer.from(bytes.subarray(0, 256 * 1024))
  const chinese = iconv.decode(sample, 'gb18030')
  const broken = chinese.slice(0, 20_000).split('\ufffd').length - 1
  const matches = chardet.analyse(sample)
  const best = matches.find((match) => match.name === 'GB18030' || match.name in trusted)
  const gb = matches.find((match) => match.name === 'GB18030')
  const common = commonChinese(chinese)
  if (
    broken <= 1 &&
    (common > 0.05 || !best || best.name === 'GB18030' || (gb !== undefined && gb.confidence >= best.confidence))
  ) {
    const sure = common > 0.1 || (best?.confidence ?? 0) > 60
    return { text: iconv.decode(Buffer.from(bytes), 'gb18030'), encoding: 'gb18030', sure }
  }
  const encoding = trusted[best?.name ?? ''] ?? 'windows-1252'
  return { text: iconv.decode(Buffer.from(bytes), encoding), encoding, sure: (best?.confidence ?? 0) > 60 }
}

const frequent = new Set(
  '的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生统名称系单位类使用户期是否业务平台数据管理服务应急建设部门序号',
)

/** The share of very common characters among all Chinese ones: high in real text, low in a wrong reading of other bytes. */
function commonChinese(text: string): number {
  let all = 0
  let common = 0
  for (const letter of text.slice(0, 20_000)) {
    if (letter < '\u4e00' || letter > '\u9fff') continue
    all += 1
    if (frequent.has(letter)) common += 1
  }
  return all === 0 ? 0 : common / all
}
