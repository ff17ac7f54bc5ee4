import type { Indicator, IndicatorValue, Locality } from './capacity.ts'

/** Where a value stands against its indicator's thresholds. `missing` stays missing: nothing is imputed. */
export type ThresholdState = 'weak' | 'fair' | 'strong' | 'missing' | 'unrated'

export type ProfileEntry = {
  indicator: string
  value: number | null
  year: number | null
  raw: string | null
  state: ThresholdState
  /** Outside the plausible range: shown, used, and questioned. */
  questioned: boolean
}

export type CapacityProfile = { locality: string; entries: ProfileEntry[] }

/** The profile of every locality: the latest value of every indicator, in the order of `localities` and `indicators`. */
export function capacityProfiles(
  localities: readonly Locality[],
  indicators: readonly Indicator[],
  values: readonly IndicatorValue[],
): CapacityProfile[] {
  const latest = latestValues(values)
  return localities.map((locality) => ({
    locality: locality.id,
    entries: indicators.map((indicator) =>
      profileEntry(indicator, latest.get(locality.id)?.get(indicator.code) ?? null),
    ),
  }))
}

function profileEntry(indicator: Indicator, value: IndicatorValue | null): ProfileEntry {
  return {
    indicator: indicator.code,
    value: value?.value ?? null,
    year: value?.year ?? null,
    raw: value?.raw ?? null,
    state: value === null ? 'missing' : thresholdState(indicator, value.value),
    questioned: value !== null && isImplausible(indicator, value.value),
  }
}

/** Latest value by locality and indicator code. A value without a year yields to any with one; a later row to an earlier. */
export function latestValues(values: readonly IndicatorValue[]): Map<string, Map<string, IndicatorValue>> {
  const latest = new Map<string, Map<string, IndicatorValue>>()
  for (const value of values) {
    const row = latest.get(value.locality) ?? new Map<string, IndicatorValue>()
    latest.set(value.locality, row)
    const held = row.get(value.indicator)
    if (held === undefined || (value.year ?? 0) >= (held.year ?? 0)) row.set(value.indicator, value)
  }
  return latest
}

/** `weak` below the weak threshold, `strong` from the strong one on; mirrored where less is better. */
export function thresholdState(indicator: Indicator, value: number): ThresholdState {
  if (indicator.direction === 'neutral' || (indicator.weak === null && indicator.strong === null)) return 'unrated'
  const sign = indicator.direction === 'more_is_better' ? 1 : -1
  if (indicator.weak !== null && sign * value < sign * indicator.weak) return 'weak'
  if (indicator.strong !== null && sign * value >= sign * indicator.strong) return 'strong'
  return 'fair'
}

export function isImplausible(indicator: Indicator, value: number): boolean {
  if (indicator.type === 'boolean') return value !== 0 && value !== 1
  return indicator.plausible !== null && (value < indicator.plausible[0] || value > indicator.plausible[1])
}

/** A value outside the plausible range, to be put to the person who collected it. */
export type QuestionedValue = { value: IndicatorValue; plausible: [number, number] | null }

export function questionedValues(
  indicators: readonly Indicator[],
  values: readonly IndicatorValue[],
): QuestionedValue[] {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  return values.flatMap((value) => {
    const indicator = byCode.get(value.indicator)
    if (indicator === undefined || !isImplausible(indicator, value.value)) return []
    return [{ value, plausible: indicator.plausible }]
  })
}
