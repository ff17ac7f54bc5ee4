import type { Feedback, Indicator, IndicatorValue, Locality } from '../capacity/capacity.ts'
import type { Scene } from '../scene/scene.ts'
import type { System } from '../system/system.ts'

/** Everything that facts are worked out from: one workspace at one moment. */
export type Portfolio = {
  /** ISO date, `2026-11-24`. The core has no clock. */
  today: string
  systems: readonly System[]
  scenes: readonly Scene[]
  /** Groups of ids that a person confirmed to be one and the same system. */
  confirmedDuplicates: readonly (readonly string[])[]
  localities: readonly Locality[]
  indicators: readonly Indicator[]
  values: readonly IndicatorValue[]
  feedback: readonly Feedback[]
}

/** A portfolio that holds nothing yet. */
export function emptyPortfolio(today: string): Portfolio {
  return {
    today,
    systems: [],
    scenes: [],
    confirmedDuplicates: [],
    localities: [],
    indicators: [],
    values: [],
    feedback: [],
  }
}
