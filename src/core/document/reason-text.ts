import { textIn } from '../language/localized-text.ts'
import { sayReason } from '../review/say-reason.ts'
import type { Reason, VerdictRow } from '../review/verdict.ts'
import type { DocumentSnapshot } from './snapshot.ts'
import { label, type DocumentWords } from './words.ts'

/** Reasons given in a table cell. */
const reasonsInCell = 2

/** What weighs in a verdict, heaviest first: vetoes and exclusions, then measures that fall short, then the demand that is met. */
const weight: ((reason: Reason) => boolean)[] = [
  ({ test, result }) => result === 'yes' && ['red_line', 'exclusion', 'criticality', 'duplication'].includes(test),
  ({ test, result }) => result === 'no' && ['demand_benefit', 'capacity', 'boundary_inclusion'].includes(test),
  ({ test, result }) => result === 'maybe' && test !== 'decision',
  ({ test, result }) => result === 'yes' && test === 'demand_benefit',
  () => true,
]

/** The reasons that carry the verdict in one line. */
export function reasonsText(words: DocumentWords, row: VerdictRow, snapshot: DocumentSnapshot): string {
  const rank = (reason: Reason): number => weight.findIndex((weighs) => weighs(reason))
  const chosen = row.reasons.toSorted((first, second) => rank(first) - rank(second)).slice(0, reasonsInCell)
  if (chosen.length === 0) return label(words, 'word', 'no_data')
  return chosen.map((reason) => reasonText(words, reason, snapshot)).join(words.locale === 'en' ? ' ' : '')
}

/** One reason as the review puts it, with rules, systems and choices by their names. */
export function reasonText(words: DocumentWords, reason: Reason, snapshot: DocumentSnapshot): string {
  return sayReason(reason, words.reasons, (kind, id) => {
    const term = snapshot.terms[kind]?.[id]
    if (term !== undefined) return textIn(term, words.locale)
    if (kind === 'rule') {
      const rule = snapshot.red_lines.find((entry) => entry.rule === id)
      return rule === undefined ? null : textIn(rule.title, words.locale)
    }
    return words.labels[kind === 'fact' ? 'field' : kind]?.[id] ?? null
  })
}
