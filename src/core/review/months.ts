/**
 * Whole months from one ISO date to another; negative when `to` lies before `from`.
 * `2021` and `2021-03` stand for their last day, the moment most favourable to a system: an update "in 2021" is never
 * taken to be older than it may be. `null` for text that is no date.
 */
export function monthsBetween(from: string, to: string): number | null {
  const start = parseDay(from)
  const end = parseDay(to)
  if (start === null || end === null) return null
  const months = (end.year - start.year) * 12 + (end.month - start.month)
  return end.day < start.day && !(end.last && start.last) ? months - 1 : months
}

/** Whether `earlier` certainly lies before `later`, whatever days the shorter texts leave open. */
export function certainlyBefore(earlier: string, later: string): boolean {
  const length = Math.min(earlier.length, later.length)
  return earlier.slice(0, length) < later.slice(0, length)
}

type Day = { year: number; month: number; day: number; last: boolean }

function parseDay(text: string): Day | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const month = match[2] === undefined ? 12 : Number(match[2])
  const lastDay = daysOfMonth(year, month)
  const day = match[3] === undefined ? lastDay : Number(match[3])
  return { year, month, day, last: day === lastDay }
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
