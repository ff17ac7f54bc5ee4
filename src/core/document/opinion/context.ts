import { textIn } from '../../language/localized-text.ts'
import type { Disposition } from '../disposition.ts'
import type { DocumentSnapshot, RedLineResult, ReviewedItem, SnapshotFinding } from '../snapshot.ts'
import { sayText, type DocumentWords } from '../words.ts'

/** What is known of the one system that an opinion is about. */
export type OpinionContext = {
  snapshot: DocumentSnapshot
  words: DocumentWords
  disposition: Disposition
  items: ReviewedItem[]
  redLines: RedLineResult[]
  findings: SnapshotFinding[]
}

/** The clause as cited: the instrument's short title and the clause. */
export function clauseText(
  { snapshot, words }: OpinionContext,
  source: { instrument: string; clause: string },
): string {
  const instrument = snapshot.instruments.find((entry) => entry.id === source.instrument)
  const name = instrument === undefined ? source.instrument : textIn(instrument.short, words.locale)
  return sayText(words, 'clause.text', { instrument: name, clause: source.clause }).trim()
}
