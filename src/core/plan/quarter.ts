/** Quarters are written `2027Q1`; as a count, year · 4 + quarter − 1, they can be reckoned with. */
export function quarterOf(date: string): number {
  const [year, month] = date.split('-')
  // A date known to the year or month only ends with it: what waits for it must not be too early.
  return Number(year) * 4 + Math.floor((Number(month ?? '12') - 1) / 3)
}

export function quarterName(count: number): string {
  return `${Math.floor(count / 4)}Q${(count % 4) + 1}`
}

export function laterQuarter(quarter: string, after: number): string {
  const [year, place] = quarter.split('Q')
  return quarterName(Number(year) * 4 + Number(place) - 1 + after)
}

/** The months 1–12 of a quarter. */
export function monthsOf(count: number): number[] {
  const first = (count % 4) * 3 + 1
  return [first, first + 1, first + 2]
}
