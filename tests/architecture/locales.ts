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
    .map(([key, sentence]) => ({ key, parameters: parametersOf(sentence, given.get(key) ?? sentence) }))
    .filter(({ parameters: [ours, theirs] }) => ours !== theirs)
    .map(({ key, parameters: [ours, theirs] }) => `${key}: ${ours} against ${theirs}`)
  return [...missing, ...extra, ...unlike]
}

/**
 * The names in braces of both sentences, each once. Where a language has forms for one and many (`one | many`), it may
 * say the `{count}` that chooses between them, and another language that has one form may leave it out.
 */
function parametersOf(one: string, other: string): [string, string] {
  const counted = one.includes(' | ') || other.includes(' | ')
  const names = (sentence: string) => {
    const all = Array.from(sentence.matchAll(/\{(\w+)\}/g), (match) => match[0])
    return [...new Set(all)].filter((name) => !counted || name !== '{count}')
  }
  return [names(one).toSorted().join(' ') || 'none', names(other).toSorted().join(' ') || 'none']
}
