import type { System } from '../system/system.ts'
/** Dates and sums that two records state alike (`same`) or not (`differ`), each counted by how much it says. */
export type FigureLikeness = {
  same: number
  differ: number
}
/** What the dates, costs and users of two records say; what either does not know says nothing. */
export declare function compareFigures(one: System, other: System): FigureLikeness
