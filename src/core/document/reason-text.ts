import { textIn } from '../language/localized-text.ts'
import type { Reason, VerdictRow } from '../review/verdict.ts'
import type { DocumentSnapshot } from './snapshot.ts'
import { label, sayText, type DocumentWords } from './words.ts'

/** Reasons given in a table cell. */
const reasonsInCell = 3

/** The reasons that carry the verdict, strongest test first, as one line. */
export function reasonsText(words: DocumentWords, row: VerdictRow, snapshot: DocumentSnapshot): string {
  const telling = row.reasons.filter((reason) => reason.result !== 'no')
  const chosen = (telling.length === 0 ? row.reasons : telling).slice(0, reasonsInCell)
  if (chosen.length === 0) return label(words, 'word', 'no_data')
  return chosen.map((reason) => reasonText(words, reason, snapshot)).join(label(words, 'word', 'separator'))
}

/** One reason as a sentence of the locales (`reason.<code>`); where there is none, the test and its result. */
export function reasonText(words: DocumentWords, reason: Reason, snapshot: DocumentSnapshot): string {
  const key = `reason.${reason.code}`
  if (words.sentences[key] === undefined) {
    return `${label(words, 'test', reason.test)}${label(words, 'word', 'colon')}${label(words, 'truth', reason.result)}`
  }
  const values = Object.entries(reason.values).map(
    ([name, value]) => [name, valueText(words, name, value, snapshot)] as const,
  )
  return sayText(words, key, Object.fromEntries(values))
}

/** Values that are words of the program are shown by their labels, rules by their titles, systems by their names. */
function valueText(
  words: DocumentWords,
  name: string,
  value: Reason['values'][string],
  snapshot: DocumentSnapshot,
): string {
  if (value === null) return label(words, 'word', 'unknown')
  if (typeof value === 'boolean') return label(words, 'word', value ? 'yes' : 'no')
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  const worded = words.labels[name]?.[value]
  if (worded !== undefined) return worded
  const rule = snapshot.red_lines.find((entry) => entry.rule === value)
  if (rule !== undefined) return textIn(rule.title, words.locale)
  return snapshot.systems.find((system) => system.id === value)?.name ?? value
}
