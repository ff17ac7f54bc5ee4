import type { Feedback, Locality } from '../capacity/capacity.ts'
import { mean, median, quantile } from '../capacity/statistics.ts'
import type { System } from '../system/system.ts'

/** Minutes a worker a week; sample size and spread stand beside every figure. */
export type MinutesSummary = { n: number; median: number | null; lower: number | null; upper: number | null }

export type SystemBurden = {
  system: string
  /** From feedback; its quartiles are `lower` and `upper`. */
  minutes: MinutesSummary
  /** Where `value` comes from: feedback at or above the minimum of voices, else the imported figure, else nothing. */
  basis: 'feedback' | 'field' | 'none'
  value: number | null
  satisfaction: { n: number; mean: number | null }
  problems: number
  by_township: { locality: string | null; n: number; median: number | null }[]
}

/** The burden of every system (method.md §4), in the order of the systems. */
export function systemBurdens(
  systems: readonly System[],
  feedback: readonly Feedback[],
  minimumVoices: number,
): SystemBurden[] {
  const bySystem = Map.groupBy(feedback, (voice) => voice.system)
  return systems.map((system) => {
    const voices = bySystem.get(system.id) ?? []
    const minutes = summary(voices)
    const proven = minutes.n >= minimumVoices
    const satisfaction = voices.flatMap((voice) => voice.satisfaction ?? [])
    return {
      system: system.id,
      minutes,
      basis: proven ? 'feedback' : system.minutes_per_week === null ? 'none' : 'field',
      value: proven ? minutes.median : system.minutes_per_week,
      satisfaction: { n: satisfaction.length, mean: mean(satisfaction) },
      problems: voices.filter((voice) => voice.problem !== null && voice.problem.trim() !== '').length,
      by_township: [...Map.groupBy(voices, (voice) => voice.locality)].map(([locality, own]) => {
        const { n, median: middle } = summary(own)
        return { locality, n, median: middle }
      }),
    }
  })
}

function summary(voices: readonly Feedback[]): MinutesSummary {
  const minutes = voices.flatMap((voice) => voice.minutes_per_week ?? [])
  return { n: minutes.length, median: median(minutes), lower: quantile(minutes, 0.25), upper: quantile(minutes, 0.75) }
}

export type TownshipBurden = {
  locality: string
  /** Σ over systems of the median minutes its voices name. */
  minutes: number
  systems: number
  voices: number
}

/** Minutes a worker a week by township, over the systems its voices name; a township nobody spoke for has no row. */
export function townshipBurdens(localities: readonly Locality[], feedback: readonly Feedback[]): TownshipBurden[] {
  const byLocality = Map.groupBy(feedback, (voice) => voice.locality)
  return localities.flatMap((locality) => {
    const voices = (byLocality.get(locality.id) ?? []).filter((voice) => voice.minutes_per_week !== null)
    if (voices.length === 0) return []
    const bySystem = Map.groupBy(voices, (voice) => voice.system ?? voice.system_name)
    const minutes = [...bySystem.values()].map(
      (own) => median(own.flatMap((voice) => voice.minutes_per_week ?? [])) ?? 0,
    )
    return {
      locality: locality.id,
      minutes: minutes.reduce((sum, value) => sum + value, 0),
      systems: bySystem.size,
      voices: voices.length,
    }
  })
}

export type RepeatedEntry = {
  /** Systems that ask for what was entered elsewhere already. */
  systems: string[]
  /** Systems of which it is not known. */
  unknown: number
  /** Functions asked for by several systems, each with how often the same is entered again: k systems, k − 1 repeats. */
  functions: { name: string; systems: string[]; repeats: number }[]
  repeats: number
}

/**
 * 多头填报: what is entered more than once. Counted from the field `duplicate_entry`, and by function over the systems that
 * grassroots workers use: a function that k of them ask for costs k − 1 repeats.
 */
export function repeatedEntries(
  systems: readonly System[],
  isReporting: (functionName: string) => boolean,
): RepeatedEntry {
  const asked = new Map<string, string[]>()
  for (const system of systems) {
    if (system.audience !== null && !system.audience.some((who) => who === 'grassroots' || who === 'internal')) continue
    for (const name of new Set(system.functions ?? [])) {
      if (isReporting(name)) asked.set(name, [...(asked.get(name) ?? []), system.id])
    }
  }
  const functions = [...asked]
    .filter(([, askers]) => askers.length >= 2)
    .map(([name, askers]) => ({ name, systems: askers, repeats: askers.length - 1 }))
    .toSorted((a, b) => b.repeats - a.repeats)
  return {
    systems: systems.filter((system) => system.duplicate_entry === true).map((system) => system.id),
    unknown: systems.filter((system) => system.duplicate_entry === null).length,
    functions,
    repeats: functions.reduce((sum, entry) => sum + entry.repeats, 0),
  }
}
