import type { SignOffRow } from '../../../contract/calls/people.ts'
import type { SystemRow } from '../../../contract/calls/system.ts'
import type { VerdictRow } from '../../../core/review/verdict.ts'

/** The lists in sight at all times. */
export const filterNames = ['all', 'undecided', 'unsettled', 'red_line', 'differs'] as const
/** Further lists of the portfolio: the guards that held, and what needs a second look. */
export const listNames = [
  'emergency',
  'statutory',
  'livelihood',
  'vertical',
  'seasonal',
  'broken',
  'disagreement',
  'moved',
] as const
export type FilterName = (typeof filterNames)[number] | (typeof listNames)[number]

/** What of a system stands beside its verdict. */
export type FilterGround = { system: SystemRow | null; signOff: SignOffRow | null; moved: boolean }

/** A veto was crossed; a person's decision does not unmake that. */
export function crossesRedLine(row: VerdictRow): boolean {
  return row.reasons.some((reason) => reason.code === 'red_line_hit')
}

/**
 * Whether a row belongs under a filter; `differs`: a person decided otherwise than was computed. A guard counts only where
 * the test behind it was answered with yes; `moved`: a proven answer was overridden and its facts changed since.
 */
export function fitsFilter(row: VerdictRow, filter: FilterName, ground: FilterGround): boolean {
  const { system, signOff } = ground
  const isProtected = row.reasons.some((reason) => reason.code === 'protected_yes')
  switch (filter) {
    case 'all':
      return true
    case 'undecided':
      return row.decided === null
    case 'unsettled':
      return !row.settled
    case 'red_line':
      return crossesRedLine(row)
    case 'differs':
      return row.decided !== null && row.decided !== row.computed
    case 'vertical':
      return row.reasons.some((reason) => reason.code === 'mandated_yes')
    case 'seasonal':
      return isProtected && (system?.peak_season ?? null) !== null
    case 'broken':
      return signOff?.signature?.broken === true
    case 'disagreement':
      return (signOff?.disagreements ?? 0) > 0
    case 'moved':
      return ground.moved
    default:
      return isProtected && system?.criticality === filter
  }
}
