import { closingActions, type PlanVerdict } from './plan.ts'
import type { Portfolio } from './portfolio.ts'
import type { Limit } from './program.ts'

/** What must happen to one member, and why. `closed` with a `target` sends it there, and the target stays. */
export type Demand = { member: number; limit: Limit; closed: boolean; target: number | null }

/**
 * What is not open to reckoning, strongest first:
 * 1. mandated from above: stays, whatever was decided (a decision to close it is a conflict to be named);
 * 2. a person's decision: stays, closes, or moves to the target named; it stands before a red line, since an exemption is a person's to grant;
 * 3. protected (settled statutory, emergency, livelihood or seasonal): stays unless a person decided to merge or migrate it;
 * 4. a red line that cannot be mended: closes, if every need it covers has another provider that nothing closes; while it is the only one it is
 *    left to coverage (or stays, where it is protected), and the difference is shown;
 * 5. settled `defer` and `escalate` stay;
 * 6. a system that serves no need is not closed because nothing needs it: it follows its verdict. Settled `retire` closes it, settled `merge`
 *    and `migrate` with a target move it, anything else leaves it. With `needs: 'all'` one whose functions are known to be none
 *    is left to the reckoning; one whose functions are unknown still follows its verdict.
 */
export function demandsOn(portfolio: Portfolio, needs: 'confirmed' | 'all'): Demand[] {
  const targets = decidedTargets(portfolio)
  return portfolio.members.flatMap((_, member) => demandsOnMember(portfolio, member, needs, targets))
}

function demandsOnMember(
  portfolio: Portfolio,
  member: number,
  needs: 'confirmed' | 'all',
  targets: Set<number>,
): Demand[] {
  const { verdict, uses, system } = portfolio.members[member]!
  const demand = (code: string, closed: boolean, target: number | null = null): Demand => {
    const into = target === null ? null : (portfolio.members[target]?.system.name ?? null)
    return { member, limit: { code, values: { system: system.name, verdict: wordOf(verdict), into } }, closed, target }
  }
  const demands: Demand[] = []
  if (verdict === null)
    return uses.length > 0 || openToAll(portfolio, member, needs) ? [] : [demand('serves_nothing', false)]
  const { flags, decided } = verdict
  if (flags.mandated) demands.push(demand('mandated', false))
  if (decided !== null) {
    const closes = closingActions.includes(decided)
    if (closes || !flags.mandated)
      demands.push(demand('decided', closes, closes ? targetOf(portfolio, member, verdict) : null))
    if (flags.protected && decided === 'retire') demands.push(demand('protected', false))
    return demands
  }
  if (flags.mandated) return demands
  const dispensable = flags.unmendable && isDispensable(portfolio, member)
  if (dispensable && !(flags.protected && uses.length === 0)) return [demand('red_line', true)]
  if (flags.protected) return [demand('protected', false)]
  if (verdict.settled && (verdict.computed === 'defer' || verdict.computed === 'escalate'))
    return [demand('fixed_verdict', false)]
  if (uses.length > 0 || openToAll(portfolio, member, needs)) return []
  const target = targetOf(portfolio, member, verdict)
  const retires = verdict.settled && verdict.computed === 'retire' && !targets.has(member)
  const moves =
    verdict.settled && closingActions.includes(verdict.computed) && target !== null && staysFor(portfolio, target)
  if (retires) return [demand('follows_verdict', true)]
  return [moves && !targets.has(member) ? demand('follows_verdict', true, target) : demand('follows_verdict', false)]
}

function openToAll(portfolio: Portfolio, member: number, needs: 'confirmed' | 'all'): boolean {
  return needs === 'all' && portfolio.members[member]?.system.functions !== null
}

/** Whether every need this member covers has another provider that nothing closes. */
function isDispensable(portfolio: Portfolio, member: number): boolean {
  const covered = portfolio.needs.filter(({ providers }) => providers.includes(member))
  return covered.every(({ providers }) => providers.some((other) => other !== member && staysFor(portfolio, other)))
}

/** Whether nothing demands that this member closes. A computed verdict demands it only of one that serves no need. */
function staysFor(portfolio: Portfolio, member: number): boolean {
  const { verdict, uses } = portfolio.members[member]!
  if (verdict === null || verdict.flags.mandated) return true
  if (verdict.decided !== null) return !closingActions.includes(verdict.decided)
  if (verdict.flags.unmendable) return false
  return uses.length > 0 || !(verdict.settled && closingActions.includes(verdict.computed))
}

function targetOf(portfolio: Portfolio, member: number, verdict: PlanVerdict): number | null {
  const target = verdict.into === null ? undefined : portfolio.place.get(verdict.into)
  return target === undefined || target === member ? null : target
}

function decidedTargets(portfolio: Portfolio): Set<number> {
  const targets = portfolio.members.flatMap(({ verdict }, member) =>
    verdict !== null && verdict.decided !== null && closingActions.includes(verdict.decided)
      ? (targetOf(portfolio, member, verdict) ?? [])
      : [],
  )
  return new Set(targets)
}

function wordOf(verdict: PlanVerdict | null): string | null {
  return verdict === null ? null : (verdict.decided ?? verdict.computed)
}
