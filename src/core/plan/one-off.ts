import type { PlanActionWord } from './action-word.ts'
import type { System, SystemKind } from '../system/system.ts'

/** The seven one-off cost fields of the application rationalization data dictionary (6.3.1–6.3.7), yuan. */
export const oneOffParts = [
  'assessing',
  'planning',
  'stakeholders',
  'parallel_running',
  'vendor_management',
  'training',
  'refactoring',
] as const
export type OneOffPart = (typeof oneOffParts)[number]
export type OneOff = Record<OneOffPart, number>

/** Rates of estimate, yuan. `light_kinds` (groups, accounts) have neither functions to rebuild nor a contract: their rates are multiplied by `light_factor`. */
export type CostRates = {
  assessing_per_system: number
  planning_per_move: number
  stakeholders_per_system: number
  stakeholders_other_owner: number
  parallel_months: number
  vendor_per_contract: number
  training_per_user: number
  training_most: number
  refactoring_per_function: number
  extension_per_function: number
  /** Person-quarters that an action takes; an action not named takes none. */
  effort: Partial<Record<PlanActionWord, number>>
  light_kinds: SystemKind[]
  light_factor: number
}

/** Estimated cost of closing a system without moving anything. */
export function closingCost(system: System, rates: CostRates, factor: number): OneOff {
  const scale = factor * kindFactor(system, rates)
  return {
    ...noOneOff(),
    assessing: scale * rates.assessing_per_system,
    stakeholders: scale * rates.stakeholders_per_system,
  }
}

/**
 * Estimated cost of moving the users, data and functions of one system to another (method.md §5 `m_ij`).
 * `missing` counts needed functions of the source that the target does not offer. An unknown figure adds nothing; the estimate is then a floor.
 */
export function movingCost(source: System, target: System, missing: number, rates: CostRates, factor: number): OneOff {
  const scale = factor * kindFactor(source, rates)
  const otherOwner = source.owner !== target.owner ? rates.stakeholders_other_owner : 0
  const contract = source.mandate === 'purchased' || source.contract_ends_on !== null
  const users = workingUsers(source) ?? 0
  return {
    assessing: scale * rates.assessing_per_system,
    planning: scale * rates.planning_per_move,
    stakeholders: scale * (rates.stakeholders_per_system + otherOwner),
    parallel_running: factor * ((source.annual_cost ?? 0) / 12) * rates.parallel_months,
    vendor_management: contract ? scale * rates.vendor_per_contract : 0,
    training: factor * Math.min(users * rates.training_per_user, rates.training_most),
    refactoring: scale * missing * rates.refactoring_per_function,
  }
}

/** Users who are known to be workers: only where nobody outside the offices uses the system. */
export function workingUsers(system: System): number | null {
  const inside = system.audience !== null && system.audience.every((who) => who === 'internal' || who === 'grassroots')
  return inside ? (system.monthly_active_users ?? system.registered_users) : null
}

export function noOneOff(): OneOff {
  return {
    assessing: 0,
    planning: 0,
    stakeholders: 0,
    parallel_running: 0,
    vendor_management: 0,
    training: 0,
    refactoring: 0,
  }
}

export function sumOfParts(oneOff: OneOff): number {
  return oneOffParts.reduce((sum, part) => sum + oneOff[part], 0)
}

/** Person-quarters of work in an action on this system. */
export function effortOf(system: System, action: PlanActionWord, rates: CostRates): number {
  return (rates.effort[action] ?? 0) * kindFactor(system, rates)
}

function kindFactor(system: System, rates: CostRates): number {
  return system.kind !== null && rates.light_kinds.includes(system.kind) ? rates.light_factor : 1
}
