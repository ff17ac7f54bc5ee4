import type { Feedback } from '../capacity/capacity.ts'
import { mean } from '../capacity/statistics.ts'
import type { System } from '../system/system.ts'
import { summariseMinutes, type MinutesSummary } from './minutes.ts'

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
    const minutes = summariseMinutes(voices)
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
        const { n, median: middle } = summariseMinutes(own)
        return { locality, n, median: middle }
      }),
    }
  })
}
