import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Catalogue, ReviewOverview } from '../../contract/calls/review.ts'
import { measures, type Measure } from '../../core/checklist/checklist.ts'
import type { PlanSettings } from '../../core/plan/settings.ts'
import type { Verdict } from '../../core/review/verdict.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { usePreferences } from './preferences.ts'
import { useReview } from './review.ts'
import { useSession } from './session.ts'

export type Thresholds = Record<Measure, number>

/** Which verdicts other thresholds changed, and under which thresholds. */
export type ThresholdEffect = {
  thresholds: Thresholds
  /** Whether the verdicts before were those under the shipped thresholds. */
  againstShipped: boolean
  total: number
  /** Systems with other possible verdicts; the first of each is the computed one. */
  changed: { system: SystemReference; before: Verdict[]; after: Verdict[] }[]
  settled: { before: number; after: number }
}

type PlanValue = string | number | null

const thresholdsKey = 'review.thresholds'
const planKey = 'plan.settings'

/** What this workspace sets otherwise than shipped, and who works with it. */
export const useSettings = defineStore('settings', () => {
  const engine = useEngine()
  const session = useSession()
  const review = useReview()
  const preferences = usePreferences()
  const own = useLoaded<Record<string, unknown>>(
    () => engine.call('settings.get', {}),
    () => session.revision,
  )
  const plan = useLoaded<PlanSettings>(readPlan, () => session.revision)
  const catalogue = useLoaded<Catalogue | null>(readCatalogue, () => review.catalogue)
  const lastEffect = shallowRef<ThresholdEffect | null>(null)

  const shipped = computed(() => catalogue.value.value?.thresholds ?? null)
  const ownThresholds = computed(() => numbersIn(own.value.value?.[thresholdsKey]))
  const thresholds = computed<Thresholds | null>(() =>
    shipped.value && own.value.value ? { ...shipped.value, ...ownThresholds.value } : null,
  )
  const ownPlan = computed(() => objectIn(own.value.value?.[planKey]))
  /** What the last change of thresholds did, as long as they stand. */
  const effect = computed(() =>
    lastEffect.value && thresholds.value && sameThresholds(lastEffect.value.thresholds, thresholds.value)
      ? lastEffect.value
      : null,
  )

  /** The contract keeps plan settings open; these are the keys the core knows. */
  async function readPlan(): Promise<PlanSettings> {
    return (await engine.call('plan.settings', {})) as PlanSettings
  }

  async function readCatalogue(): Promise<Catalogue | null> {
    await review.loadCatalogue()
    return review.catalogue
  }

  async function load(): Promise<void> {
    await Promise.all([own.load(), plan.load(), catalogue.load()])
  }

  /** Stores thresholds as one step and answers what they changed; those equal to the shipped ones are not stored. */
  async function setThresholds(next: Thresholds): Promise<ThresholdEffect> {
    const againstShipped = ownThresholds.value === null
    const before = await engine.call('review.overview', {})
    const value = differingFrom(next, shipped.value)
    await engine.call('settings.set', { key: thresholdsKey, value })
    const after = await engine.call('review.overview', {})
    const found = { thresholds: { ...next }, againstShipped, ...verdictChanges(before, after) }
    lastEffect.value = found
    await session.refresh()
    return found
  }

  async function setPlan(key: string, value: PlanValue): Promise<void> {
    await storePlan({ ...ownPlan.value, [key]: value })
  }

  /** Goes back to the shipped value of one plan setting, or of all. */
  async function resetPlan(key?: string): Promise<void> {
    const rest = Object.entries(ownPlan.value ?? {}).filter(([name]) => key !== undefined && name !== key)
    await storePlan(Object.fromEntries(rest))
  }

  async function storePlan(values: Record<string, unknown>): Promise<void> {
    const value = Object.keys(values).length > 0 ? values : null
    await engine.call('settings.set', { key: planKey, value })
    await session.refresh()
  }

  async function rename(title: string, locality: string): Promise<void> {
    await engine.call('workspace.rename', { title, locality })
    await session.refresh()
  }

  /** The name is kept for this computer and given to the engine again at the next start. */
  async function setAuthor(author: string): Promise<void> {
    await engine.call('author.set', { author })
    preferences.author = author
    await session.refresh()
  }

  return {
    own: own.value,
    failure: own.failure,
    loadOwn: own.load,
    plan: plan.value,
    planFailure: plan.failure,
    loadPlan: plan.load,
    catalogue: catalogue.value,
    catalogueFailure: catalogue.failure,
    loadCatalogue: catalogue.load,
    shipped,
    ownThresholds,
    thresholds,
    ownPlan,
    effect,
    load,
    setThresholds,
    setPlan,
    resetPlan,
    rename,
    setAuthor,
  }
})

/** Systems whose possible verdicts are others or stand in another order, and how many were settled before and after. */
export function verdictChanges(
  before: Pick<ReviewOverview, 'rows'>,
  after: Pick<ReviewOverview, 'rows'>,
): Pick<ThresholdEffect, 'total' | 'changed' | 'settled'> {
  const known = new Map(before.rows.map((row) => [row.system.id, row.possible]))
  const settled = (overview: Pick<ReviewOverview, 'rows'>) => overview.rows.filter((row) => row.settled).length
  return {
    total: after.rows.length,
    changed: after.rows.flatMap(({ system, possible }) => {
      const old = known.get(system.id)
      return old && old.join() !== possible.join() ? [{ system, before: old, after: possible }] : []
    }),
    settled: { before: settled(before), after: settled(after) },
  }
}

/** The thresholds that differ from the shipped ones; null where none does. */
export function differingFrom(next: Thresholds, shipped: Thresholds | null): Partial<Thresholds> | null {
  const differing = measures.filter((measure) => next[measure] !== shipped?.[measure])
  return differing.length > 0 ? Object.fromEntries(differing.map((measure) => [measure, next[measure]])) : null
}

function sameThresholds(one: Thresholds, other: Thresholds): boolean {
  return measures.every((measure) => one[measure] === other[measure])
}

function objectIn(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null
}

function numbersIn(value: unknown): Partial<Thresholds> | null {
  const given = objectIn(value)
  if (!given) return null
  const known = measures.flatMap((measure) => {
    const number = given[measure]
    return typeof number === 'number' ? [[measure, number] as const] : []
  })
  return known.length > 0 ? Object.fromEntries(known) : null
}
