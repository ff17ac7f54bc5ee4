import type { VerdictRow } from '../../../core/review/verdict.ts'

export const filterNames = ['all', 'undecided', 'unsettled', 'red_line', 'differs'] as const
export type FilterName = (typeof filterNames)[number]

/** A veto was crossed; a person's decision does not unmake that. */
export function crossesRedLine(row: VerdictRow): boolean {
  return row.reasons.some((reason) => reason.code === 'red_line_hit')
}

/** Whether a row belongs under a filter; `differs`: a person decided otherwise than was computed. */
export function fitsFilter(row: VerdictRow, filter: FilterName): boolean {
  if (filter === 'undecided') return row.decided === null
  if (filter === 'unsettled') return !row.settled
  if (filter === 'red_line') return crossesRedLine(row)
  if (filter === 'differs') return row.decided !== null && row.decided !== row.computed
  return true
}
