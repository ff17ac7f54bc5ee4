import type { PlanModel } from './model.ts'
import type { Outcome } from './outcome.ts'
import { closingActions, type PlanReason } from './plan.ts'

/** Needs of which a member is the only provider there is (extension included), and those it alone covers in this plan. */
export type Coverage = { sole: number[][]; now: number[][] }

export function coverageOf({ portfolio, program }: PlanModel, outcomes: Outcome[]): Coverage {
  const sole: number[][] = portfolio.members.map(() => [])
  const now: number[][] = portfolio.members.map(() => [])
  const extensible = new Set(program.columns.map(({ need }) => need))
  const extended = new Set(outcomes.flatMap((outcome) => outcome.extended))
  portfolio.needs.forEach(({ providers }, need) => {
    if (providers.length === 1 && !extensible.has(need)) sole[providers[0]!]?.push(need)
    const staying = providers.filter((provider) => outcomes[provider]?.stays)
    if (staying.length === 1 && !extended.has(need)) now[staying[0]!]?.push(need)
  })
  return { sole, now }
}

/** Why this action, in order of weight; every number is counted from the plan itself. */
export function reasonsOf({ portfolio }: PlanModel, coverage: Coverage, outcome: Outcome): PlanReason[] {
  const { system, verdict, uses, cost, annual_cost } = portfolio.members[outcome.member]!
  const nameOf = (member: number) => portfolio.members[member]?.system.name ?? ''
  const reasons: PlanReason[] = []
  const add = (code: string, values: PlanReason['values'] = {}) => reasons.push({ code, values })
  if (outcome.demand !== null) add(outcome.demand.limit.code, outcome.demand.limit.values)
  if (outcome.stays) {
    const sole = coverage.sole[outcome.member]!
    const now = coverage.now[outcome.member]!
    if (sole.length > 0) add('only_provider', { count: sole.length, label: portfolio.needs[sole[0]!]!.label })
    else if (now.length > 0) add('covers', { count: now.length, label: portfolio.needs[now[0]!]!.label })
    else if (uses.length > 0 && outcome.demand === null) add('not_dearer')
    if (outcome.extended.length > 0)
      add('extended', { count: outcome.extended.length, label: portfolio.needs[outcome.extended[0]!]!.label })
    if (outcome.takes.length > 0) add('takes_over', { count: outcome.takes.length, name: nameOf(outcome.takes[0]!) })
    if (verdict?.flags.unmendable && outcome.demand?.limit.code !== 'mandated' && verdict.decided === null)
      add('red_line_waits')
    if (outcome.action === 'defer' && verdict?.decided !== 'defer' && verdict?.computed !== 'defer')
      add(verdict?.settled ? 'no_target' : 'not_settled')
  } else {
    const target = outcome.target
    if (target !== null && uses.length > 0) {
      const shared = uses.filter((need) => portfolio.needs[need]?.users.includes(target)).length
      add('target_shares', { target: nameOf(target), shared, count: uses.length })
    }
    if (target === null && closingActions.includes(outcome.action) && outcome.action !== 'retire') add('target_missing')
    if (outcome.demand === null) add('cheaper', { saving: cost })
    if (system.criticality === null) add('criticality_unknown')
    if (system.contract_ends_on !== null) add('contract', { date: system.contract_ends_on })
  }
  if (annual_cost === null) add('cost_unknown')
  return reasons
}

/** The demand that left no choice, or `coverage` for the only provider of a need. */
export function forcedBy(coverage: Coverage, outcome: Outcome): string | null {
  if (outcome.demand !== null) return outcome.demand.limit.code
  return outcome.stays && coverage.sole[outcome.member]!.length > 0 ? 'coverage' : null
}
