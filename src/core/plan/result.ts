import type { SystemReference } from '../system/system.ts'
import { differencesOf } from './differences.ts'
import type { PlanModel } from './model.ts'
import { effortOf, noOneOff, sumOfParts } from './one-off.ts'
import { outcomesOf, type Outcome } from './outcome.ts'
import {
  planActions,
  type PlanAction,
  type PlanInput,
  type PlanResult,
  type PlanStatus,
  type PlanTotals,
} from './plan.ts'
import { quarterName } from './quarter.ts'
import { coverageOf, forcedBy, reasonsOf, type Coverage } from './reasons.ts'
import { tasksOf } from './tasks.ts'
import { scheduleJobs, type Job } from './waves.ts'

/** What the solver found; `objective` and `bound` in yuan a year. */
export type Solution = { status: PlanStatus; values: number[]; objective: number; bound: number }

/** The plan in words, quarters and sums. Rows follow the order of the inventory. */
export function planResult(model: PlanModel, solution: Solution): PlanResult {
  const { input, portfolio } = model
  const outcomes = outcomesOf(model, solution.values)
  const coverage = coverageOf(model, outcomes)
  const quarters = scheduleJobs(
    outcomes.map((outcome) => jobOf(model, outcome)).filter(({ effort }) => effort > 0),
    input.settings,
  )
  const rows = new Map(
    outcomes.map((outcome) => {
      const action = actionOf(model, coverage, outcome, quarters)
      return [action.system.id, action]
    }),
  )
  for (const { record, into } of portfolio.folded) rows.set(record.id, foldedAction(model, outcomes, record, into))
  const actions = input.systems.flatMap(({ id }) => rows.get(id) ?? [])
  numberWaves(actions)
  const { objective, bound, status } = solution
  return {
    status,
    objective,
    bound,
    gap: Math.max(0, objective - bound) / Math.max(Math.abs(objective), 1e-9),
    actions,
    totals: totalsOf(model, actions),
    uncovered: portfolio.uncovered,
    conflicts: [],
    differences: differencesOf(input, actions),
    settings: input.settings,
  }
}

/** A result without a plan: the limits that conflict, or nothing in the time given. */
export function planWithoutActions(
  model: PlanModel,
  answer: { status: 'infeasible' | 'stopped'; bound: number | null; conflicts: PlanResult['conflicts'] },
): PlanResult {
  const { portfolio, input } = model
  const totals = totalsOf(model, [])
  return {
    ...answer,
    objective: null,
    gap: null,
    actions: [],
    totals,
    uncovered: portfolio.uncovered,
    differences: [],
    settings: input.settings,
  }
}

function actionOf(model: PlanModel, coverage: Coverage, outcome: Outcome, quarters: Map<string, number>): PlanAction {
  const { portfolio, input } = model
  const { system, annual_cost, minutes_per_week } = portfolio.members[outcome.member]!
  const target = outcome.target === null ? null : portfolio.members[outcome.target]!.system
  const placed = quarters.get(system.id)
  const quarter = placed === undefined ? null : quarterName(placed)
  return {
    system: referenceTo(system),
    action: outcome.action,
    target: target === null ? null : referenceTo(target),
    wave: null,
    quarter,
    owner: system.owner,
    one_off: sumOfParts(outcome.oneOff),
    one_off_parts: outcome.oneOff,
    saving: outcome.stays ? 0 : annual_cost,
    minutes_saved: outcome.stays ? 0 : minutes_per_week,
    tasks: tasksOf(outcome.action, quarter, { owner: system.owner, target: target?.owner ?? null }, input.templates),
    reasons: reasonsOf(model, coverage, outcome),
    forced_by: forcedBy(coverage, outcome),
  }
}

/** A second record of a system: merged on paper, with nothing moved and nothing saved. It follows the first where that goes. */
function foldedAction(
  { portfolio }: PlanModel,
  outcomes: Outcome[],
  record: PlanInput['systems'][number],
  into: number,
): PlanAction {
  const kept = portfolio.members[outcomes[into]?.target ?? into]!.system
  return {
    system: referenceTo(record),
    action: 'merge',
    target: referenceTo(kept),
    wave: null,
    quarter: null,
    owner: record.owner,
    one_off: 0,
    one_off_parts: noOneOff(),
    saving: 0,
    minutes_saved: 0,
    tasks: [],
    reasons: [{ code: 'duplicate_record', values: { name: portfolio.members[into]!.system.name } }],
    forced_by: 'duplicate_record',
  }
}

function jobOf({ portfolio, input }: PlanModel, outcome: Outcome): Job {
  const { system, verdict, annual_cost, minutes_per_week } = portfolio.members[outcome.member]!
  return {
    id: system.id,
    system,
    action: outcome.action,
    target: outcome.target === null ? null : portfolio.members[outcome.target]!.system,
    owner: system.owner,
    redLine: outcome.action === 'rectify' || verdict?.flags.unmendable === true,
    effort: effortOf(system, outcome.action, input.rates),
    oneOff: sumOfParts(outcome.oneOff),
    saving: outcome.stays ? 0 : (annual_cost ?? 0),
    minutes: outcome.stays ? 0 : (minutes_per_week ?? 0),
  }
}

function numberWaves(actions: PlanAction[]): void {
  const quarters = [...new Set(actions.flatMap(({ quarter }) => quarter ?? []))].toSorted()
  for (const action of actions) action.wave = action.quarter === null ? null : quarters.indexOf(action.quarter) + 1
}

function totalsOf({ portfolio }: PlanModel, actions: PlanAction[]): PlanTotals {
  const { members } = portfolio
  const annual = sum(members.map(({ annual_cost }) => annual_cost))
  const minutes = sum(members.map(({ minutes_per_week }) => minutes_per_week))
  const saving = sum(actions.map((action) => action.saving))
  const minutesSaved = sum(actions.map((action) => action.minutes_saved))
  const counts = planActions.map((word) => [word, actions.filter(({ action }) => action === word).length] as const)
  const closed = actions.filter(
    ({ action }) => action === 'merge' || action === 'migrate' || action === 'retire',
  ).length
  return {
    systems: actions.length,
    kept: actions.length - closed,
    closed,
    actions: Object.fromEntries(counts) as PlanTotals['actions'],
    annual_cost_before: annual,
    annual_cost_after: annual - saving,
    saving,
    one_off: sum(actions.map((action) => action.one_off)),
    minutes_before: minutes,
    minutes_after: minutes - minutesSaved,
    minutes_saved: minutesSaved,
    unknown_cost: members.filter(({ annual_cost }) => annual_cost === null).length,
    unknown_minutes: members.filter(({ minutes_per_week }) => minutes_per_week === null).length,
  }
}

function referenceTo({ id, name }: SystemReference): SystemReference {
  return { id, name }
}

function sum(values: (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
