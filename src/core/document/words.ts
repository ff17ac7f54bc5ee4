import type { Locale } from '../language/localized-text.ts'
import type { Sentences } from '../review/say-reason.ts'
import type { Run } from './document.ts'

/**
 * The texts of documents in one language, read from `resources/templates` and `resources/locales`.
 * `sentences` hold `{name}` places; `labels` are grouped words such as the names of verdicts
 * and kinds, `reasons` the sentences of the review by reason code.
 */
export type DocumentWords = {
  locale: Locale
  sentences: Readonly<Record<string, string>>
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>
  reasons: Sentences
}

export type SentenceValue = string | Run | Run[]

/**
 * A sentence with its places filled. Values keep their sources and blanks.
 * A sentence or value that is not there shows as its name in ⟦ ⟧; a test holds that no document contains one.
 */
export function say(words: DocumentWords, key: string, values: Record<string, SentenceValue> = {}): Run[] {
  const sentence = words.sentences[key]
  if (sentence === undefined) return [{ text: `⟦${key}⟧` }]
  return sentence
    .split(/(\{\w+\})/u)
    .filter((part) => part !== '')
    .flatMap((part) =>
      /^\{\w+\}$/u.test(part) ? asRuns(values[part.slice(1, -1)], part.slice(1, -1)) : [{ text: part }],
    )
}

/** A sentence as text. */
export function sayText(words: DocumentWords, key: string, values: Record<string, SentenceValue> = {}): string {
  return say(words, key, values)
    .map((run) => run.text)
    .join('')
}

/** The word for a value; `null` is the word for unknown. */
export function label(words: DocumentWords, group: string, value: string | null): string {
  if (value === null) return label(words, 'word', 'unknown')
  return words.labels[group]?.[value] ?? `⟦${group}.${value}⟧`
}

/** A blank that the real process fills, named after what belongs there. */
export function blank(words: DocumentWords, name: string): Run {
  return { text: sayText(words, 'blank', { name: label(words, 'blank', name) }), blank: true }
}

/** 甲、乙、丙 in Chinese; “a; b; c” in English, since names hold commas. */
export function joined(words: DocumentWords, texts: string[]): string {
  return texts.join(label(words, 'word', 'list_separator'))
}

function asRuns(value: SentenceValue | undefined, name: string): Run[] {
  if (value === undefined) return [{ text: `⟦${name}⟧` }]
  if (typeof value === 'string') return value === '' ? [] : [{ text: value }]
  return Array.isArray(value) ? value : [value]
}
