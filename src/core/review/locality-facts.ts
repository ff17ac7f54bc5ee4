import type { Indicator, IndicatorValue, Locality } from '../capacity/capacity.ts'
import { latestValues, thresholdState } from '../capacity/profile.ts'
import { median } from '../capacity/statistics.ts'
import type { FactValue } from '../checklist/condition.ts'
import type { System } from '../system/system.ts'
import type { DerivedFact } from './fact-names.ts'

/** How one indicator becomes one fact over the localities that a system concerns. */
type LocalityRule = {
  indicator: string
  reckoning: 'weak_share' | 'median' | 'share_of_yes'
  scale: number
  inverted: boolean
}

const rule = (indicator: string, reckoning: LocalityRule['reckoning'], scale = 1, inverted = false): LocalityRule => ({
  indicator,
  reckoning,
  scale,
  inverted,
})

/** Codes are those of `resources/indicators/indicators.yaml`; a percentage becomes a share. */
export const localityRules = {
  weak_network_share: rule('N1', 'weak_share'),
  weak_staff_share: rule('S1', 'weak_share'),
  weak_elder_share: rule('P2', 'weak_share'),
  weak_literacy_share: rule('P3', 'weak_share'),
  systems_per_staff: rule('S2', 'median'),
  apps_per_worker: rule('S3', 'median'),
  filling_hours: rule('S4', 'median'),
  budget_arrival_rate: rule('F1', 'median', 0.01),
  /** What need not be typed again: the complement of the share of fields entered more than once. */
  reuse_rate: rule('D2', 'median', 0.01, true),
  offline_channels_share: rule('O3', 'share_of_yes'),
} as const satisfies Partial<Record<DerivedFact, LocalityRule>>

export type LocalityFact = keyof typeof localityRules
export const localityFactNames = Object.keys(localityRules) as LocalityFact[]

export type LocalityGround = {
  localities: readonly Locality[]
  indicators: ReadonlyMap<string, Indicator>
  latest: ReadonlyMap<string, ReadonlyMap<string, IndicatorValue>>
}

export function localityGround(
  localities: readonly Locality[],
  indicators: readonly Indicator[],
  values: readonly IndicatorValue[],
): LocalityGround {
  return {
    localities,
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    latest: latestValues(values),
  }
}

/** One fact over some localities; `null` where none of them has a value. */
export function localityFact(name: LocalityFact, localities: readonly Locality[], ground: LocalityGround): FactValue {
  const { indicator: code, reckoning, scale, inverted } = localityRules[name]
  const indicator = ground.indicators.get(code)
  const values = valuesBehind(name, localities, ground).map((entry) => entry.value)
  if (indicator === undefined || values.length === 0) return null
  if (reckoning === 'share_of_yes') return values.filter((value) => value > 0).length / values.length
  if (reckoning === 'weak_share') {
    return values.filter((value) => thresholdState(indicator, value) === 'weak').length / values.length
  }
  const middle = (median(values) ?? 0) * scale
  return inverted ? 1 - middle : middle
}

/** The latest values that a fact rests on. */
export function valuesBehind(
  name: LocalityFact,
  localities: readonly Locality[],
  ground: LocalityGround,
): IndicatorValue[] {
  const code = localityRules[name].indicator
  return localities.flatMap((locality) => ground.latest.get(locality.id)?.get(code) ?? [])
}

/**
 * The localities a system concerns: for a township's or village's own system the one its owner names;
 * else every locality without localities below it, since those are where the work is done.
 */
export function localitiesConcerned(system: System, localities: readonly Locality[]): readonly Locality[] {
  if (system.level === 'township' || system.level === 'village') {
    const own = localities.filter((locality) => system.owner?.includes(locality.name) === true)
    if (own.length > 0) return own
  }
  return leavesOf(localities)
}

const leafCache = new WeakMap<readonly Locality[], readonly Locality[]>()

function leavesOf(localities: readonly Locality[]): readonly Locality[] {
  const held = leafCache.get(localities)
  if (held !== undefined) return held
  const parents = new Set(localities.map((locality) => locality.parent))
  const leaves = localities.filter((locality) => !parents.has(locality.id))
  leafCache.set(localities, leaves)
  return leaves
}
