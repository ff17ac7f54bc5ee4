import chardet from 'chardet'
import iconv from 'iconv-lite'

export type DecodedText = { text: string; encoding: string; sure: boolean }

/**
 * The text of a file and the encoding it was found to be in: by its mark, else UTF-8 if every byte is valid UTF-8,
 * else UTF-16 by its zero bytes or its Chinese, else what a page declares, else what the byte statistics say, with
 * GB18030 for the doubtful Chinese case. Zero bytes are no text and are left out.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = byContent(bytes)
  return decoded.text.includes('\0') ? { ...decoded, text: decoded.text.replaceAll('\0', '') } : decoded
}

function byContent(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes)
  if (marked) return marked
  const sixteen = utf16WithoutMark(bytes)
  if (sixteen) return { text: decode(bytes, sixteen), encoding: sixteen, sure: true }
  const utf8 = validUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', sure: true }
  const declared = declaredEncoding(bytes)
  if (declared !== null) return { text: decode(bytes, declared), encoding: declared, sure: true }
  return byStatistics(bytes)
}

function decode(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
}

/** What a web page or an XML file says of itself; GBK and its kin are read as their whole, GB18030. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  if (!head.trimStart().startsWith('<')) return null
  const name = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? ''
  if (/^(?:gb2312|gbk|gb18030|x-gbk|cp936)$/.test(name)) return 'gb18030'
  return !/^utf-?(?:8|16)/.test(name) && iconv.encodingExists(name) ? name : null
}

function byMark(bytes: Uint8Array): DecodedText | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', sure: true }
  }
  if (first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33) {
    return { text: decode(bytes.subarray(4), 'gb18030'), encoding: 'gb18030', sure: true }
  }
  if (first === 0xff && second === 0xfe) return { text: decode(bytes, 'utf-16le'), encoding: 'utf-16le', sure: true }
  if (first === 0xfe && second === 0xff) return { text: decode(bytes, 'utf-16be'), encoding: 'utf-16be', sure: true }
  return null
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * UTF-16 without a mark shows as zero bytes at every other place (digits, commas and line breaks are ASCII), or, where
 * nearly all is Chinese, as very common characters that no other reading of the bytes would give.
 */
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
  if (even + odd === 0) return null
  const sample = bytes.subarray(0, length)
  return (['utf-16le', 'utf-16be'] as const).find((one) => commonChinese(decode(sample, one)) > 0.1) ?? null
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
  const sample = bytes.subarray(0, 256 * 1024)
  const gb = readingOf(sample, 'gb18030')
  const big5 = readingOf(sample, 'big5')
  // Few bytes tell little of how often what stands; which reading gives everyday characters tells much.
  if (!big5.broken && big5.common > 0.08 && big5.common > gb.common * 1.5) {
    return { text: decode(bytes, 'big5'), encoding: 'big5', sure: true }
  }
  const matches = chardet.analyse(sample)
  const best = matches.find((match) => match.name === 'GB18030' || match.name in trusted)
  const asGb = matches.find((match) => match.name === 'GB18030')
  if (
    !gb.broken &&
    (gb.common > 0.05 || !best || best.name === 'GB18030' || (asGb !== undefined && asGb.confidence >= best.confidence))
  ) {
    const sure = gb.common > 0.1 || (best?.confidence ?? 0) > 60
    return { text: decode(bytes, 'gb18030'), encoding: 'gb18030', sure }
  }
  const encoding = trusted[best?.name ?? ''] ?? 'windows-1252'
  return { text: decode(bytes, encoding), encoding, sure: (best?.confidence ?? 0) > 60 }
}

/** How well bytes read in an encoding; one broken character may come from cutting the sample. */
function readingOf(sample: Uint8Array, encoding: string): { broken: boolean; common: number } {
  const text = decode(sample, encoding)
  return { broken: text.slice(0, 20_000).split('\ufffd').length > 2, common: commonChinese(text) }
}

const frequent = new Set(
  '統稱單類戶務業數據應門設號為縣鄉鎮區網機訊個這來國說時會' +
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
