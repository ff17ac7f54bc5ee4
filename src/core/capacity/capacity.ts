import type { LocalizedText } from '../language/localized-text.ts'
import type { Level } from '../system/system.ts'

export const indicatorDirections = ['more_is_better', 'less_is_better', 'neutral'] as const
export const indicatorDimensions = [
  'network',
  'people',
  'staff',
  'burden',
  'money',
  'data',
  'operations',
  'participation',
] as const

/** A place that builds, uses or runs systems. `name` is unique within its parent. */
export type Locality = { id: string; name: string; level: Level; parent: string | null }

/**
 * An indicator of local digital capacity, shipped in `resources/indicators`.
 * `plausible` are the bounds outside which a value is questioned. A value below `weak` is weak, one at or above `strong`
 * is strong (the mirror image where less is better).
 */
export type Indicator = {
  code: string
  title: LocalizedText
  definition: LocalizedText
  unit: string
  type: 'number' | 'boolean'
  direction: (typeof indicatorDirections)[number]
  dimension: (typeof indicatorDimensions)[number]
  plausible: [number, number] | null
  weak: number | null
  strong: number | null
  synonyms: string[]
  source: string
}

/** One value of one indicator for one locality and year. Missing is no row at all, never 0. */
export type IndicatorValue = {
  locality: string
  indicator: string
  year: number | null
  value: number
  raw: string
}

/** What a grassroots worker or resident said about a system. */
export type Feedback = {
  id: string
  system: string | null
  system_name: string
  locality: string | null
  role: string | null
  minutes_per_week: number | null
  /** 1 (very poor) to 5 (very good). */
  satisfaction: number | null
  problem: string | null
  wish: string | null
  answer: string | null
}
