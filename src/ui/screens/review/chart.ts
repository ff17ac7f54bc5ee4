import type { Measure } from '../../../core/checklist/checklist.ts'
import type { Quadrant, VerdictRow } from '../../../core/review/verdict.ts'
import { crossesRedLine } from './filters.ts'

export type Mark = {
  row: VerdictRow
  /** Middle and ends of both intervals, in the unit square; y grows upwards. */
  x: number
  y: number
  left: number
  right: number
  bottom: number
  top: number
  /** Settled marks are filled, others hollow; a red line makes a triangle. */
  settled: boolean
  redLine: boolean
}

export const quadrants: readonly Quadrant[] = ['needed_works', 'unasked_works', 'needed_fails', 'unasked_fails']

/** Above so many marks the crosses hide one another, and only the one looked at is drawn. */
export const crossesInSight = 40

/** One mark for each system of which both measures say something. */
export function marksOf(rows: readonly VerdictRow[]): Mark[] {
  return rows.flatMap((row) => {
    const { demand, benefit } = row.intervals
    if (!demand || !benefit) return []
    const [left, right] = demand
    const [bottom, top] = benefit
    const [x, y] = [(left + right) / 2, (bottom + top) / 2]
    return [{ row, x, y, left, right, bottom, top, settled: row.settled, redLine: crossesRedLine(row) }]
  })
}

/** Rows by the quadrant that holds their intervals whole; what straddles a threshold is `open`, what has no interval `silent`. */
export function rowsByQuadrant(
  rows: readonly VerdictRow[],
  thresholds: Record<Measure, number>,
): Map<Quadrant | 'open' | 'silent', VerdictRow[]> {
  return Map.groupBy(rows, (row) => {
    const { demand, benefit } = row.intervals
    if (!demand || !benefit) return 'silent'
    const needed = side(demand, thresholds.demand)
    const works = side(benefit, thresholds.benefit)
    if (needed === null || works === null) return 'open'
    if (works) return needed ? 'needed_works' : 'unasked_works'
    return needed ? 'needed_fails' : 'unasked_fails'
  })
}

function side([low, high]: [number, number], threshold: number): boolean | null {
  if (low >= threshold - 1e-9) return true
  return high < threshold - 1e-9 ? false : null
}

/** The drawing in its own units; both axes run from 0 to 1. */
export const plane = {
  width: 660,
  height: 560,
  x: (share: number) => 48 + share * (660 - 48 - 26),
  y: (share: number) => 560 - 42 - share * (560 - 42 - 12),
}

/** Marks that fall on the same place, together. */
export function stacksOf(marks: readonly Mark[]): Mark[][] {
  const near = (share: number) => Math.round(share * 60)
  return [...Map.groupBy(marks, (mark) => `${near(mark.x)} ${near(mark.y)} ${mark.redLine}`).values()]
}
