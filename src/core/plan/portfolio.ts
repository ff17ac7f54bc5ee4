import type { System } from '../system/system.ts'
import { workingUsers } from './one-off.ts'
import type { PlanInput, PlanNeed, PlanVerdict, UncoveredNeed } from './plan.ts'

/**
 * A system as the plan weighs it. `cost` is yuan a year, `burden` minutes a year of all its workers, both 0 where
 * `annual_cost` (yuan) or `minutes_per_week` (a worker's) is unknown; the plan says how many those are.
 */
export type Member = {
  system: System
  verdict: PlanVerdict | null
  annual_cost: number | null
  minutes_per_week: number | null
  cost: number
  burden: number
  /** Needs it provides or partly provides; a system that serves none is not the business of coverage. */
  uses: number[]
}

/** A needed scene-function. `providers` count as covering: those in full, or, where nobody does in full, those in part. */
export type Need = { scene: string; function: string; label: string; providers: number[]; users: number[] }

/** The input with records of one system folded into one member, closed systems left out, and needs by index. */
export type Portfolio = {
  members: Member[]
  needs: Need[]
  folded: { record: System; into: number }[]
  uncovered: UncoveredNeed[]
  /** Member of a system or of a folded record. */
  place: Map<string, number>
}

export function portfolioOf(input: PlanInput): Portfolio {
  const running = input.systems.filter(({ status }) => status !== 'closed')
  const verdicts = new Map(input.verdicts.map((verdict) => [verdict.system, verdict]))
  const folding = foldDuplicates(running, input.duplicates, verdicts)
  const members: Member[] = []
  const place = new Map<string, number>()
  for (const system of running) {
    if (folding.has(system.id)) continue
    place.set(system.id, members.length)
    const records = running.filter(({ id }) => folding.get(id) === system.id)
    members.push(memberOf(system, records, verdicts, input.settings.weeks_per_year))
  }
  const folded = running.flatMap((record) => {
    const into = place.get(folding.get(record.id) ?? '')
    return into === undefined ? [] : [{ record, into }]
  })
  folded.forEach(({ record, into }) => place.set(record.id, into))
  const { needs, uncovered } = neededPairs(input, running, place)
  needs.forEach((need, index) => need.users.forEach((user) => members[user]?.uses.push(index)))
  return { members, needs, folded, uncovered, place }
}

/**
 * Records confirmed to be one system stand for one: the first with a decision to stay, else mandated, else the first listed.
 * The others are merged into it at no saving, since the money was never spent twice. A record that a person decided otherwise stays apart.
 */
function foldDuplicates(
  running: System[],
  groups: string[][],
  verdicts: Map<string, PlanVerdict>,
): Map<string, string> {
  const folding = new Map<string, string>()
  const known = new Set(running.map(({ id }) => id))
  for (const group of groups) {
    const free = group.filter((id) => known.has(id) && !folding.has(id))
    const open = free.filter((id) => (verdicts.get(id)?.decided ?? 'merge') === 'merge')
    const chosen =
      free.find((id) => !open.includes(id)) ?? open.find((id) => verdicts.get(id)?.flags.mandated) ?? open[0]
    for (const id of open) if (chosen !== undefined && id !== chosen) folding.set(id, chosen)
  }
  // A group may name a record that an earlier group folded: follow to the one that stays.
  for (const [id, into] of folding) {
    let end = into
    while (folding.has(end) && folding.get(end) !== id) end = folding.get(end) ?? end
    folding.set(id, end)
  }
  return folding
}

function memberOf(system: System, records: System[], verdicts: Map<string, PlanVerdict>, weeks: number): Member {
  const all = [system, ...records]
  const own = verdicts.get(system.id) ?? null
  const flags = all.flatMap(({ id }) => verdicts.get(id)?.flags ?? [])
  const verdict =
    own === null
      ? null
      : {
          ...own,
          flags: {
            mandated: flags.some(({ mandated }) => mandated),
            protected: flags.some((flag) => flag.protected),
            unmendable: flags.some(({ unmendable }) => unmendable),
          },
        }
  const annual_cost = greatest(all.map((record) => record.annual_cost))
  return {
    system,
    verdict,
    annual_cost,
    minutes_per_week: greatest(all.map((record) => record.minutes_per_week)),
    cost: annual_cost ?? 0,
    burden: Math.max(...all.map((record) => yearlyMinutes(record, weeks))),
    uses: [],
  }
}

function greatest(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** Minutes a year over all workers; where their number is unknown, of the one worker there must be. */
function yearlyMinutes(system: System, weeks: number): number {
  return (system.minutes_per_week ?? 0) * weeks * Math.max(1, workingUsers(system) ?? 1)
}

function neededPairs(
  input: PlanInput,
  running: System[],
  place: Map<string, number>,
): Pick<Portfolio, 'needs' | 'uncovered'> {
  const wanted = input.needs.filter(({ confirmed }) => confirmed)
  if (input.settings.needs === 'all') wanted.push(...listedFunctions(running))
  const needs: Need[] = []
  const uncovered: UncoveredNeed[] = []
  for (const { scene, function: name, label, providers } of wanted) {
    const placesOf = (coverage: 'full' | 'partial') =>
      providers.flatMap((provider) => (provider.coverage === coverage ? (place.get(provider.system) ?? []) : []))
    const full = unique(placesOf('full'))
    const users = unique([...full, ...placesOf('partial')])
    if (full.length === 0)
      uncovered.push({ scene, function: name, label, code: users.length === 0 ? 'no_provider' : 'partial_only' })
    if (users.length > 0) needs.push({ scene, function: name, label, providers: full.length > 0 ? full : users, users })
  }
  return { needs, uncovered }
}

/** Every function any system lists, one need each; names are compared without case, width and spaces. */
function listedFunctions(systems: System[]): PlanNeed[] {
  const byName = new Map<string, PlanNeed>()
  for (const system of systems) {
    for (const label of system.functions ?? []) {
      const name = label.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
      if (name === '') continue
      const need = byName.get(name) ?? {
        scene: '',
        function: name,
        label: label.trim(),
        confirmed: true,
        providers: [],
      }
      need.providers.push({ system: system.id, coverage: 'full' })
      byName.set(name, need)
    }
  }
  return [...byName.values()]
}

function unique(places: number[]): number[] {
  return [...new Set(places)].toSorted((a, b) => a - b)
}
