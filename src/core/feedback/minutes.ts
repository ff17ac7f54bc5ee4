import { median, quantile } from '../capacity/statistics.ts'

/** Minutes a worker a week; sample size and spread stand beside every figure. */
export type MinutesSummary = { n: number; median: number | null; lower: number | null; upper: number | null }

/** The known minutes of voices: how many, their middle and their quartiles. */
export function summariseMinutes(voices: readonly { minutes_per_week: number | null }[]): MinutesSummary {
  const minutes = voices.flatMap((voice) => voice.minutes_per_week ?? [])
  return { n: minutes.length, median: median(minutes), lower: quantile(minutes, 0.25), upper: quantile(minutes, 0.75) }
}
