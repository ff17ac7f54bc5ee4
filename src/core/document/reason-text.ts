import { textIn } from '../language/localized-text.ts'
import { sayReason } from '../review/say-reason.ts'
import type { Reason, VerdictRow } from '../review/verdict.ts'
import type { DocumentSnapshot } from './snapshot.ts'
import { label, type DocumentWords } from './words.ts'

/** Reasons given in a table cell. */
const reasonsInCell = 2

/** What weighs in a verdict, heaviest first: vetoes and exclusions, then measures that fall short, then the rest. */
const weights: ((reason: Reason) => boolean)[] = [
  ({ test, result }) => result === 'yes' && vetoes.includes(test),
  ({ test, result }) => result === 'no' && measured.includes(test),
  ({ test, result }) => result === 'maybe' && test !== 'decision',
  ({ test, result }) => result === 'yes' && test === 'demand_benefit',
]
const vetoes: Reason['test'][] = ['red_line', 'exclusion', 'criticality', 'duplication']
const measured: Reason['test'][] = ['demand_benefit', 'capacity', 'boundary_inclusion']

/** The reasons that carry the verdict, in short, for a table; where none stands out, how the decision table put it, or that it is to be verified. */
export function reasonsText(words: DocumentWords, row: VerdictRow, snapshot: DocumentSnapshot): string {
  const telling = row.reasons
    .filter((reason) => rank(reason) >= 0)
    .toSorted((first, second) => rank(first) - rank(second))
  const chosen = telling.length > 0 ? telling.slice(0, reasonsInCell) : row.settled ? row.reasons.slice(-1) : []
  if (chosen.length === 0) return label(words, 'word', 'unknown')
  const texts = chosen.map((reason) => shortened(words, reason, snapshot).replace(/[。.]$/u, ''))
  return texts.join(label(words, 'word', 'separator'))
}

function rank(reason: Reason): number {
  return weights.findIndex((weighs) => weighs(reason))
}

/** The opinion tells scores and what else was possible; a table says only which measure fails or which rule of the table held. */
function shortened(words: DocumentWords, reason: Reason, snapshot: DocumentSnapshot): string {
  const row = snapshot.terms['row']?.[String(reason.values['row'])]
  if (reason.test === 'decision' && row !== undefined) return textIn(row, words.locale)
  const text = reasonText(words, reason, snapshot)
  return measured.includes(reason.test) ? (text.split(/[：:]/u)[0] ?? text) : text
}

/** One reason as the review puts it, with rules, systems and choices by their names. */
export function reasonText(words: DocumentWords, reason: Reason, snapshot: DocumentSnapshot): string {
  const text = sayReason(reason, words.reasons, (kind, id) => {
    const term = snapshot.terms[kind]?.[id]
    if (term !== undefined) return textIn(term, words.locale)
    if (kind === 'rule') {
      const rule = snapshot.red_lines.find((entry) => entry.rule === id)
      return rule === undefined ? null : textIn(rule.title, words.locale)
    }
    return words.labels[kind === 'fact' ? 'field' : kind]?.[id] ?? null
  })
  return words.locale === 'en' ? text : text.replaceAll(spaceBesideHan, '')
}

/** Screens part figures from Chinese characters by a space; documents do not. */
const spaceBesideHan = /(?<=[\p{Script=Han}，。：；、]) (?=[\w%])|(?<=[\w%]) (?=\p{Script=Han})/gu
