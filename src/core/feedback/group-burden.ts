import { summariseMinutes, type MinutesSummary } from './minutes.ts'

/** A voice as far as its minutes go. `system` is the system meant, or the name said where none is known. */
export type TimedVoice = { id: string; system: string; minutes_per_week: number | null }

/** What a group of workers spends on one system a week. `small`: fewer voices than prove anything. */
export type GroupSystem = MinutesSummary & { system: string; small: boolean; stays: boolean | null; voices: string[] }

/**
 * Minutes a worker a week of a township, a role or a task, over the systems its voices name. Voices are not linked to
 * persons, so the figure is a sum of medians: what somebody spends who uses all of them.
 */
export type GroupBurden = {
  /** `null`: the groups with too few voices to be shown apart, together. */
  key: string | null
  n: number
  /** `null` where even together there are too few to be shown. */
  before: number | null
  /** Sums of the quartiles of each system. */
  lower: number | null
  upper: number | null
  /** After the plan: without the systems it closes. `null` without a plan. */
  after: number | null
  systems: GroupSystem[]
  /** Systems that rest on fewer voices than prove anything. */
  small: number
  /** How many groups stand together in this line. */
  groups: number
}

export type GroupBurdenSettings = {
  /** Groups of fewer timed voices are put together. */
  floor: number
  /** Fewer voices inform but do not prove. */
  minimumVoices: number
  /** Whether a system is there after the plan; `null` where there is no plan or it does not say. */
  stays: (system: string) => boolean | null
}

/** The burden of each group, the heaviest first; those too small to be shown apart stand last, in one line. */
export function groupBurdens<Voice extends TimedVoice>(
  voices: readonly Voice[],
  keyOf: (voice: Voice) => string | null,
  settings: GroupBurdenSettings,
): GroupBurden[] {
  const timed = voices.filter((voice) => voice.minutes_per_week !== null)
  const groups = [
    ...Map.groupBy(
      timed.filter((voice) => keyOf(voice) !== null),
      keyOf,
    ),
  ]
  const shown = groups.filter(([, own]) => own.length >= settings.floor)
  const few = groups.filter(([, own]) => own.length < settings.floor)
  const lines = shown.map(([key, own]) => burdenOf(key, own, settings))
  const sorted = lines.toSorted((a, b) => (b.before ?? 0) - (a.before ?? 0))
  if (few.length === 0) return sorted
  const together = few.flatMap(([, own]) => own)
  const line = { ...burdenOf(null, together, settings), groups: few.length }
  if (together.length >= settings.floor) return [...sorted, line]
  return [...sorted, { ...line, before: null, lower: null, upper: null, after: null, systems: [], small: 0 }]
}

function burdenOf(
  key: string | null,
  voices: readonly TimedVoice[],
  { minimumVoices, stays }: GroupBurdenSettings,
): GroupBurden {
  const systems = [...Map.groupBy(voices, (voice) => voice.system)]
    .map(([system, own]): GroupSystem => {
      const minutes = summariseMinutes(own)
      const ids = own.map((voice) => voice.id)
      return { system, ...minutes, small: minutes.n < minimumVoices, stays: stays(system), voices: ids }
    })
    .toSorted((a, b) => (b.median ?? 0) - (a.median ?? 0))
  const sum = (value: (one: GroupSystem) => number | null) =>
    systems.reduce((total, one) => total + (value(one) ?? 0), 0)
  const planned = systems.some((one) => one.stays !== null)
  return {
    key,
    n: voices.length,
    before: sum((one) => one.median),
    lower: sum((one) => one.lower),
    upper: sum((one) => one.upper),
    after: planned ? sum((one) => (one.stays === false ? 0 : one.median)) : null,
    systems,
    small: systems.filter((one) => one.small).length,
    groups: 1,
  }
}
