import { closingCost, movingCost, sumOfParts } from '../../../src/core/plan/one-off.ts'
import { closingActions, type PlanInput } from '../../../src/core/plan/plan.ts'

/**
 * Least objective over every choice of what stays and what is extended, written from the definitions and not from the program;
 * `null` where no choice keeps the limits. For inputs without duplicates, room or staff, in which every system serves a confirmed need.
 */
export function leastByEnumeration(input: PlanInput): number | null {
  const { systems, settings, extensions } = input
  let least: number | null = null
  for (let open = 0; open < 1 << systems.length; open += 1) {
    for (let built = 0; built < 1 << extensions.length; built += 1) {
      const cost = costOf(
        input,
        (index) => (open & (1 << index)) !== 0,
        (index) => (built & (1 << index)) !== 0,
      )
      if (cost !== null && (least === null || cost < least)) least = cost
      if (settings.one_off === 0) break
    }
  }
  return least
}

function costOf(input: PlanInput, stays: (index: number) => boolean, built: (index: number) => boolean): number | null {
  const { systems, needs, settings, verdicts, extensions, rates } = input
  const staying = systems.filter((_, index) => stays(index))
  const isStaying = (id: string) => staying.some((one) => one.id === id)
  const modules = extensions.filter((_, index) => built(index))
  if (modules.some((module) => !isStaying(module.system))) return null
  const offered = (id: string, name: string) =>
    modules.some((module) => module.system === id && module.function === name)
  const counted = (name: string) => {
    const providers = needs.find((one) => one.function === name)?.providers ?? []
    const full = providers.filter(({ coverage }) => coverage === 'full')
    return (full.length > 0 ? full : providers).map((provider) => provider.system)
  }
  for (const one of needs) {
    if (one.providers.length === 0) continue
    if (!systems.some(({ id }) => isStaying(id) && (counted(one.function).includes(id) || offered(id, one.function))))
      return null
  }
  for (const { system, decided, into, flags } of verdicts) {
    const closing = decided !== null && closingActions.includes(decided)
    if (flags.mandated && !isStaying(system)) return null
    if (decided !== null && closing === isStaying(system)) return null
    if (closing && into !== null && !isStaying(into)) return null
    if (flags.protected && !isStaying(system) && (decided === null || decided === 'retire')) return null
  }
  let oneOff = modules.reduce((sum, { cost }) => sum + settings.one_off * cost, 0)
  for (const [index, source] of systems.entries()) {
    if (stays(index)) continue
    const verdict = verdicts.find((one) => one.system === source.id)
    const uses = needs.filter(({ providers }) => providers.some((provider) => provider.system === source.id))
    const closing = verdict?.decided === 'merge' || verdict?.decided === 'migrate'
    if (verdict?.decided === 'retire') {
      oneOff += sumOfParts(closingCost(source, rates, settings.one_off))
      continue
    }
    const costs = staying.flatMap((target) => {
      const takes = uses.some(({ function: name }) => counted(name).includes(target.id) || offered(target.id, name))
      const named = closing && verdict.into !== null
      if (named ? target.id !== verdict.into : !takes) return []
      const missing = uses.filter(
        ({ providers }) => !providers.some((provider) => provider.system === target.id),
      ).length
      return [sumOfParts(movingCost(source, target, missing, rates, settings.one_off))]
    })
    if (costs.length === 0) return null
    oneOff += Math.min(...costs)
  }
  const running = staying.reduce((sum, one) => sum + (one.annual_cost ?? 0), 0)
  const minutes = staying.reduce((sum, one) => sum + (one.minutes_per_week ?? 0) * settings.weeks_per_year, 0)
  if (settings.running_budget_per_year !== null && running > settings.running_budget_per_year) return null
  const yearly = oneOff / settings.horizon_years
  if (settings.budget_per_year !== null && settings.one_off > 0 && yearly > settings.budget_per_year + 1e-9) return null
  return running + settings.minutes_weight * minutes + yearly
}
