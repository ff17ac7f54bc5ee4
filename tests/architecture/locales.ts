/** A file of texts: nested names ending in sentences, or in lists of them. */
export type Texts = { [key: string]: string | Texts | (string | Texts)[] }

/** Every sentence under its full name. */
export function sentences(texts: Texts | (string | Texts)[], prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...sentences(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

/** What two languages of one file do not have in common: names, and `{parameters}` of a sentence. */
export function differences(reference: Texts, other: Texts): string[] {
  const [expected, given] = [sentences(reference), sentences(other)]
  const missing = [...expected.keys()].filter((key) => !given.has(key)).map((key) => `${key}: missing`)
  const extra = [...given.keys()].filter((key) => !expected.has(key)).map((key) => `${key}: only here`)
  const unlike = [...expected]
    .filter(([key, sentence]) => given.has(key) && parameters(sentence) !== parameters(given.get(key) ?? ''))
    .map(([key, sentence]) => `${key}: ${parameters(sentence)} against ${parameters(given.get(key) ?? '')}`)
  return [...missing, ...extra, ...unlike]
}

/** The names in braces, each once: `one | many` may say a parameter in one form only. */
function parameters(sentence: string): string {
  const names = Array.from(sentence.matchAll(/\{(\w+)\}/g), (match) => match[0])
  return [...new Set(names)].toSorted().join(' ') || 'none'
}
