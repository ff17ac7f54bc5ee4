import { median } from '../../capacity/statistics.ts'
import { certainlyBefore } from '../../review/months.ts'
import type { SystemField } from '../../system/system.ts'
import type { LintGround } from '../lint-ground.ts'
import { limit, nothing, type SystemCheck } from './check.ts'

/** The first of two counts or amounts is the larger, though it is part of the second; `times` how often it may hold it. */
export const exceeds: SystemCheck = ({ system }, rule) => {
  const larger = system[rule.facts[0] as SystemField]
  const smaller = system[rule.facts[1] as SystemField]
  if (typeof larger !== 'number' || typeof smaller !== 'number') return nothing
  const times = rule.limits['times']
  if (times !== undefined && smaller === 0) return nothing
  return larger > smaller * (times ?? 1) ? [{ values: { larger, smaller } }] : nothing
}

/** The first of two dates certainly lies before the second, and should not. */
export const before: SystemCheck = ({ system }, rule) => {
  const earlier = system[rule.facts[0] as SystemField]
  const later = system[rule.facts[1] as SystemField]
  if (typeof earlier !== 'string' || typeof later !== 'string') return nothing
  return certainlyBefore(earlier, later) ? [{ values: { earlier, later } }] : nothing
}

/** A date that certainly lies after today. */
export const inFuture: SystemCheck = ({ system }, rule, { portfolio: { today } }) => {
  const date = system[rule.facts[0] as SystemField]
  return typeof date === 'string' && certainlyBefore(today, date) ? [{ values: { date } }] : nothing
}

/** Launched before there were such systems. */
export const tooEarly: SystemCheck = ({ system: { launched_on: date } }, rule) =>
  date !== null && Number(date.slice(0, 4)) < (rule.limits['year'] ?? 0) ? [{ values: { date } }] : nothing

/** Upkeep for each monthly user above the figure that people set. */
export const costPerUserHigh: SystemCheck = ({ facts }, _, { settings }) => {
  const cost = facts['annual_cost_per_active_user']
  const most = settings.findings.cost_per_user
  return typeof cost === 'number' && cost > most ? [{ values: { cost: Math.round(cost), most } }] : nothing
}

/** Upkeep for each monthly user many times that of systems of its kind and level. */
export const costPerUserUnlike: SystemCheck = ({ system, facts }, rule, ground) => {
  const cost = facts['annual_cost_per_active_user']
  if (typeof cost !== 'number' || system.kind === null || system.level === null) return nothing
  const usual = usualCosts(ground, limit(rule, 'alike')).get(`${system.kind} ${system.level}`)
  if (usual === undefined || usual <= 0 || cost < usual * limit(rule, 'times')) return nothing
  return [{ values: { cost: Math.round(cost), usual: Math.round(usual), times: Math.round(cost / usual) } }]
}

const costs = new WeakMap<LintGround, Map<string, number>>()

/** Median yearly upkeep for each monthly user by kind and level, where enough systems are alike. */
function usualCosts(ground: LintGround, least: number): Map<string, number> {
  const held = costs.get(ground)
  if (held) return held
  const groups = new Map<string, number[]>()
  for (const { id, kind, level } of ground.portfolio.systems) {
    const cost = ground.facts.get(id)?.['annual_cost_per_active_user']
    if (typeof cost !== 'number' || kind === null || level === null) continue
    const key = `${kind} ${level}`
    const group = groups.get(key)
    if (group) group.push(cost)
    else groups.set(key, [cost])
  }
  const usual = new Map(
    [...groups].flatMap(([key, list]) => (list.length < least ? [] : [[key, median(list) ?? 0] as const])),
  )
  costs.set(ground, usual)
  return usual
}

/** More users than people live in any place of its level. */
export const usersAbovePopulation: SystemCheck = ({ system }, rule) => {
  const users = Math.max(system.registered_users ?? 0, system.monthly_active_users ?? 0, system.peak_active_users ?? 0)
  if (system.level === null) return nothing
  const most = limit(rule, system.level)
  return users > most ? [{ values: { users, level: system.level, most } }] : nothing
}

/** Every registered user of an application is said to use it each month. */
export const allActive: SystemCheck = ({ system, facts }, rule) => {
  const { registered_users: registered, monthly_active_users: active } = system
  if (facts['in_app_scope'] !== true || registered === null || registered !== active) return nothing
  return registered >= limit(rule, 'least') ? [{ values: { users: registered } }] : nothing
}
