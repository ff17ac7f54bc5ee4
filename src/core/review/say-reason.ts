import type { Reason } from './verdict.ts'

/**
 * Puts words to an id inside a sentence: `word('verdict', 'keep')`, `word('rule', 'no-check-in')`, `word('row', …)`,
 * `word('test', …)`, `word('fact', 'check_in')`, `word('criticality', 'emergency')`. `null` leaves the id as it is.
 */
export type Words = (kind: string, id: string) => string | null

/** Sentences by reason code, as in `resources/locales/<locale>/reasons.json`. */
export type Sentences = Readonly<Record<string, string>>

/**
 * A reason as a sentence that can be read aloud. A test a team added itself has no sentence of its own and falls back
 * to `test_yes`, `test_maybe` or `test_no`.
 */
export function sayReason(reason: Reason, sentences: Sentences, words: Words): string {
  const template = sentences[reason.code] ?? sentences[`test_${reason.result}`] ?? reason.code
  return fillSentence(template, reason.values, sentences, words)
}

/** Fills `{name}` with its value: yes/no and unknown in words, ids by `words`, lists of ids one by one. */
export function fillSentence(template: string, values: Reason['values'], sentences: Sentences, words: Words): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? null
    if (value === null) return sentences['value_unknown'] ?? ''
    if (typeof value === 'boolean') return sentences[value ? 'value_yes' : 'value_no'] ?? String(value)
    if (typeof value === 'number') return String(value)
    const kind = kindsOfLists[name] ?? name
    return value
      .split(', ')
      .map((id) => words(kind, id) ?? id)
      .join(sentences['list_separator'] ?? ', ')
  })
}

const kindsOfLists: Readonly<Record<string, string>> = { others: 'verdict', unknown: 'fact', missing: 'fact' }
