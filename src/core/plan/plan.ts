import type { Verdict } from '../review/verdict.ts'
import type { Level, System, SystemReference } from '../system/system.ts'
import type { PlanActionWord } from './action-word.ts'
import type { CostRates, OneOff } from './one-off.ts'
import type { PlanSettings } from './settings.ts'
import type { PlanTask, TaskTemplate } from './tasks.ts'

export { closingActions, planActions, type PlanActionWord } from './action-word.ts'
export type { PlanTask } from './tasks.ts'

/** One scene-function, and who provides it. Only confirmed ones bind a plan with `needs: 'confirmed'`. */
export type PlanNeed = {
  scene: string
  function: string
  label: string
  confirmed: boolean
  providers: { system: string; coverage: 'full' | 'partial' }[]
}

/** What the review says of one system, as far as a plan reads it. `into` is the id of a decided target. */
export type PlanVerdict = {
  system: string
  computed: Verdict
  possible: Verdict[]
  settled: boolean
  decided: Verdict | null
  into: string | null
  flags: PlanFlags
}

/**
 * `mandated`: from above, the locality cannot close it. `protected`: statutory, emergency, livelihood or with a peak season, and settled.
 * `unmendable`: a red line that data show cannot be mended.
 */
export type PlanFlags = { mandated: boolean; protected: boolean; unmendable: boolean }

/** Everything a plan is computed from, as plain data. `duplicates` are groups of records that a person confirmed to be one system. */
export type PlanInput = {
  systems: System[]
  needs: PlanNeed[]
  verdicts: PlanVerdict[]
  duplicates: string[][]
  /** Staff there; `null` unknown, which limits nothing and is no promise that there is enough. */
  localities: { id: string; name: string; level: Level; staff: number | null }[]
  /** Staff that a locality must spare for a system while it stays. */
  staff_needed: { system: string; locality: string; staff: number }[]
  /** Further users a system can take. */
  room: { system: string; users: number }[]
  /** Functions a system may take over as a module, with the cost in yuan (method.md §5 `e_jf`). */
  extensions: { system: string; scene: string; function: string; cost: number }[]
  settings: PlanSettings
  rates: CostRates
  templates: TaskTemplate[]
}

/** A sentence of the locales (`plan.reason.<code>`) with its values. */
export type PlanReason = { code: string; values: Record<string, string | number | null> }

/**
 * One row of the plan. Money is yuan: `saving` and `minutes_saved` (minutes a worker a week) are a year's and a week's effect of the closing
 * and `null` where the system's figure is unknown; `one_off` is an estimate by the rates, 0 where nothing is moved.
 * `wave` and `quarter` (`2027Q1`) are `null` where there is nothing to carry out.
 */
export type PlanAction = {
  system: SystemReference
  action: PlanActionWord
  target: SystemReference | null
  wave: number | null
  quarter: string | null
  owner: string | null
  one_off: number
  one_off_parts: OneOff
  saving: number | null
  minutes_saved: number | null
  tasks: PlanTask[]
  reasons: PlanReason[]
  /** Code of the limit that left no choice; `null` where the reckoning chose. */
  forced_by: string | null
}

/** Sums of the rows of `actions`; `unknown_*` count systems whose figure is not known and so counts as 0. */
export type PlanTotals = {
  systems: number
  kept: number
  closed: number
  actions: Record<PlanActionWord, number>
  annual_cost_before: number
  annual_cost_after: number
  saving: number
  one_off: number
  minutes_before: number
  minutes_after: number
  minutes_saved: number
  unknown_cost: number
  unknown_minutes: number
}

/** A needed function that the plan leaves as it found it: nobody provides it, or nobody in full. */
export type UncoveredNeed = { scene: string; function: string; label: string; code: 'no_provider' | 'partial_only' }

/** The plan acts otherwise than the review computed; a person should look. */
export type PlanDifference = {
  system: SystemReference
  computed: Verdict
  possible: Verdict[]
  settled: boolean
  action: PlanActionWord
  target: SystemReference | null
  code: 'stays_though_closing' | 'closes_though_staying' | 'other_closing'
}

/**
 * `optimal`: proven. `feasible`: a plan with a stated gap. `infeasible`: `conflicts` names limits that cannot hold together.
 * `stopped`: no plan was found in the time given.
 */
export type PlanStatus = 'optimal' | 'feasible' | 'infeasible' | 'stopped'

/**
 * `objective` is yuan a year: annual cost of what stays + weighted minutes of what stays + one-off cost / horizon.
 * `bound` is proven: no plan costs less. `gap` = (objective − bound) / |objective|.
 */
export type PlanResult = {
  status: PlanStatus
  objective: number | null
  bound: number | null
  gap: number | null
  actions: PlanAction[]
  totals: PlanTotals
  uncovered: UncoveredNeed[]
  conflicts: PlanReason[]
  differences: PlanDifference[]
  settings: PlanSettings
}
