import { closingActions, type PlanActionWord } from './plan.ts'
import type { System } from '../system/system.ts'
import { monthsOf, quarterOf } from './quarter.ts'
import type { BlackoutSeason, PlanSettings } from './settings.ts'

/** A piece of work to be placed in a quarter. `target` is the id of the job's target system. */
export type Job = {
  id: string
  system: System
  action: PlanActionWord
  target: System | null
  owner: string | null
  redLine: boolean
  effort: number
  oneOff: number
  saving: number
  minutes: number
}

const furthest = 160

/**
 * The quarter of each job, by serial schedule generation (Kolisch 1996): red lines first, then minutes saved for the effort, then saving; each
 * as early as its limits let it: a target is ready the quarter before its source closes, a contract within the horizon runs out first,
 * nothing is cut over in its season, a department does no more than its people can, a year spends no more than its budget.
 * A job greater than a whole quarter's people begins in a free one; one dearer than a year's budget also draws on the years after.
 */
export function scheduleJobs(jobs: Job[], settings: PlanSettings): Map<string, number> {
  const start = quarterOf(settings.start_date)
  const horizonEnd = start + settings.horizon_years * 4
  const placed = new Map<string, number>()
  const people = new Map<string, number>()
  const money = new Map<number, number>()
  const ids = new Set(jobs.map(({ id }) => id))
  const ready = (job: Job) => job.target === null || !ids.has(job.target.id) || placed.has(job.target.id)
  const waiting = jobs.toSorted(byPriority)
  while (waiting.length > 0) {
    const next = Math.max(0, waiting.findIndex(ready))
    const [job] = waiting.splice(next, 1)
    if (job === undefined) break
    const afterTarget = job.target !== null && placed.has(job.target.id) ? placed.get(job.target.id)! + 1 : start
    const earliest = Math.max(start, afterTarget, Math.min(contractEnd(job), horizonEnd))
    let quarter = earliest
    while (quarter < earliest + furthest && !fits(job, quarter, settings, people, money)) quarter += 1
    if (quarter === earliest + furthest) quarter = earliest
    placed.set(job.id, quarter)
    book(job, quarter, settings.budget_per_year, people, money)
  }
  return placed
}

function byPriority(a: Job, b: Job): number {
  const worth = (job: Job) => job.minutes / Math.max(job.effort, 0.01)
  return Number(b.redLine) - Number(a.redLine) || worth(b) - worth(a) || b.saving - a.saving || (a.id < b.id ? -1 : 1)
}

function contractEnd({ action, system }: Job): number {
  return closingActions.includes(action) && system.contract_ends_on !== null
    ? quarterOf(system.contract_ends_on)
    : -Infinity
}

function fits(
  job: Job,
  quarter: number,
  settings: PlanSettings,
  people: Map<string, number>,
  money: Map<number, number>,
): boolean {
  if (isBlackedOut(job, quarter, settings.blackout)) return false
  const busy = people.get(`${job.owner}|${quarter}`) ?? 0
  const most = settings.people_per_department
  if (most !== null && job.owner !== null && busy > 0 && busy + job.effort > most + 1e-9) return false
  const budget = settings.budget_per_year
  if (budget === null || job.oneOff === 0) return true
  const spent = money.get(Math.floor(quarter / 4)) ?? 0
  return spent + job.oneOff <= budget + 1e-9 || (spent === 0 && job.oneOff > budget)
}

function isBlackedOut({ system, target, action }: Job, quarter: number, seasons: BlackoutSeason[]): boolean {
  if (!closingActions.includes(action) && action !== 'extend') return false
  const months = monthsOf(quarter)
  return seasons.some((season) => {
    const concerned = [system, target].some((one) => one !== null && isOfSeason(one, season))
    return concerned && season.months.some((month) => months.includes(month))
  })
}

/** Words are looked for in name, functions, scenes and season of the system. */
function isOfSeason(system: System, { criticality, words }: BlackoutSeason): boolean {
  if (system.criticality !== null && criticality.includes(system.criticality)) return true
  const text = [system.name, system.peak_season ?? '', ...(system.functions ?? []), ...(system.scenes ?? [])].join('\n')
  return words.some((word) => text.includes(word))
}

function book(
  job: Job,
  quarter: number,
  budget: number | null,
  people: Map<string, number>,
  money: Map<number, number>,
): void {
  const key = `${job.owner}|${quarter}`
  people.set(key, (people.get(key) ?? 0) + job.effort)
  let left = job.oneOff
  for (let year = Math.floor(quarter / 4); left > 0; year += 1) {
    const spent = money.get(year) ?? 0
    const part = budget === null || budget <= 0 ? left : Math.min(left, Math.max(0, budget - spent))
    money.set(year, spent + part)
    left -= part
  }
}
