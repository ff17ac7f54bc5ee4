/**
 * A value made ready for comparison: `squeezed` are its letters and digits, `words` its words, Han runs as their bigrams.
 * Code-like words keep together whatever stands between their parts: PS-LX350H and PSLX350H are one word.
 */
export type NormalValue = { squeezed: string; words: readonly string[] }

export function normaliseValue(text: string): NormalValue {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđðþƿłħıŧŋĸ]/g, (letter) => plainLetters[letter] ?? letter)
  const words: string[] = []
  for (const chunk of folded.split(/\s+/)) {
    const joined = chunk.replaceAll(/[^\p{L}\p{N}]/gu, '')
    if (joined === '') continue
    if (/\p{Script=Han}/u.test(joined)) words.push(...hanWords(joined))
    else if (/\d/.test(joined) && /[a-z]/.test(joined)) words.push(joined)
    else words.push(...chunk.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))
  }
  return { squeezed: folded.replaceAll(/[^\p{L}\p{N}]/gu, ''), words }
}

/** Letters that do not come apart into a plain one and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ƿ: 'w',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
}

/** The distinct words of a value in order, one text: what is the same but for order, case, marks and repeats has the same. */
export function fingerprint(text: string): string {
  return [...new Set(normaliseValue(text).words)].toSorted().join(' ')
}

/** A value as an amount, with or without a unit before or after it; `null` where it is none. */
export function amountOf(text: string): number | null {
  const match = /^[^\d.,-]{0,4}(-?\d[\d,]*(?:\.\d+)?)[^\d]{0,4}$/.exec(text.trim())
  return match?.[1] === undefined ? null : Number(match[1].replaceAll(',', ''))
}

/** Han characters in pairs, the other runs whole. */
function hanWords(text: string): string[] {
  return (text.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run) || run.length < 2) return [run]
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
  })
}
