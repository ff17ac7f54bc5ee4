import type { System } from '../system/system.ts'

/** Dates and sums that two records state alike (`same`) or not (`differ`), each counted by how much it says. */
export type FigureLikeness = { same: number; differ: number }

/** Dates of the system itself, and sums that do not grow from one survey to the next. */
const dates = ['launched_on', 'contract_ends_on'] as const
const sums = ['build_cost', 'annual_cost'] as const
/** Counts that move between two surveys. */
const counts = ['registered_users', 'monthly_active_users'] as const

/** What the dates, costs and users of two records say; what either does not know says nothing. */
export function compareFigures(one: System, other: System): FigureLikeness {
  let same = 0
  let differ = 0
  for (const field of dates) {
    const [left, right] = [one[field], other[field]]
    // A year alone is no date to know a system by.
    if (left === null || right === null || left.length < 7 || right.length < 7) continue
    if (left.startsWith(right) || right.startsWith(left)) same += 1
    else if (field === 'launched_on' && left.slice(0, 4) !== right.slice(0, 4)) differ += 1
  }
  for (const field of sums) {
    const ratio = ratioOf(one[field], other[field])
    if (ratio === null) continue
    if (ratio === 1) same += 1
    else if (ratio > 0.95) same += 0.5
    else if (ratio < 0.67) differ += 1
  }
  for (const field of counts) {
    const ratio = ratioOf(one[field], other[field])
    if (ratio === null) continue
    if (ratio === 1) same += 1
    else if (ratio > 0.95) same += 0.5
    else if (ratio < 0.33) differ += 0.5
  }
  if (one.operator !== null && one.operator === other.operator) same += 0.5
  return { same, differ }
}

/** The smaller over the larger; `null` where either is unknown or nothing. */
function ratioOf(one: number | null, other: number | null): number | null {
  if (one === null || other === null || one <= 0 || other <= 0) return null
  return Math.min(one, other) / Math.max(one, other)
}
