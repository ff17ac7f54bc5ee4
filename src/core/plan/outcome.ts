import { levels, type System } from '../system/system.ts'
import type { Demand } from './locks.ts'
import { missingAt, type PlanModel } from './model.ts'
import { closingCost, movingCost, noOneOff, sumOfParts, type OneOff } from './one-off.ts'
import { closingActions, type PlanActionWord } from './plan.ts'

/** What a solution means for one member. `extended` are places of needs it takes over; `takes` members that go to it. */
export type Outcome = {
  member: number
  stays: boolean
  target: number | null
  extended: number[]
  takes: number[]
  demand: Demand | null
  action: PlanActionWord
  oneOff: OneOff
}

/** Reads a solution: who stays, where each closed one goes, in which words. */
export function outcomesOf(model: PlanModel, values: readonly number[]): Outcome[] {
  const { portfolio, demands, program, stay } = model
  const stays = portfolio.members.map((_, member) => (values[stay[member]!] ?? 0) > 0.5)
  const extended: number[][] = portfolio.members.map(() => [])
  program.columns.forEach(({ kind, system, need }, index) => {
    if (kind === 'extend' && need !== null && (values[index] ?? 0) > 0.5) extended[system]?.push(need)
  })
  const extenders: number[][] = portfolio.needs.map(() => [])
  extended.forEach((needs, member) => needs.forEach((need) => extenders[need]?.push(member)))
  const moved = movesChosen(model, values)
  const targets = portfolio.members.map((_, member) => {
    if (stays[member]) return null
    return moved.get(member) ?? targetOf(model, member, stays, extenders)
  })
  const takes: number[][] = portfolio.members.map(() => [])
  targets.forEach((target, source) => target !== null && takes[target]?.push(source))
  return portfolio.members.map((_, member) => {
    const base = {
      member,
      stays: stays[member] === true,
      target: targets[member] ?? null,
      extended: extended[member]!,
      takes: takes[member]!,
      demand: demands[member]?.find(({ closed }) => closed !== stays[member]) ?? null,
    }
    const action = base.stays ? stayingWord(model, base) : closingWord(model, base)
    return { ...base, action, oneOff: oneOffOf(model, base) }
  })
}

/** With room limits the solution says who goes where; without, its moves may be split between targets that cost the same. */
function movesChosen({ input, program }: PlanModel, values: readonly number[]): Map<number, number> {
  if (input.room.length === 0) return new Map()
  const chosen = program.columns.filter(({ kind }, index) => kind === 'move' && (values[index] ?? 0) > 0.5)
  return new Map(chosen.flatMap(({ system, target }) => (target === null ? [] : [[system, target] as const])))
}

/** The demanded target, or of those that stay and cover one of its needs the cheapest, then the one that serves most of them. */
function targetOf(model: PlanModel, member: number, stays: boolean[], extenders: number[][]): number | null {
  const { portfolio, demands, input } = model
  const demanded = demands[member]?.find(({ closed }) => closed)?.target ?? null
  const { uses, system, verdict } = portfolio.members[member]!
  if (demanded !== null || uses.length === 0 || verdict?.decided === 'retire') return demanded
  const covering = uses.flatMap((need) => [...portfolio.needs[need]!.providers, ...extenders[need]!])
  const takers = [...new Set(covering)].filter((other) => other !== member && stays[other])
  const rank = (other: number): (number | string)[] => {
    const taker = portfolio.members[other]!.system
    const missing = missingAt(portfolio, member, other)
    const cost = sumOfParts(movingCost(system, taker, missing, input.rates, input.settings.one_off))
    return [cost, missing, taker.owner === system.owner ? 0 : 1, levelOf(taker), taker.id]
  }
  return (
    takers.map((other) => ({ other, rank: rank(other) })).toSorted((a, b) => compareRanks(a.rank, b.rank))[0]?.other ??
    null
  )
}

function stayingWord(
  { portfolio }: PlanModel,
  { member, extended, demand }: Pick<Outcome, 'member' | 'extended' | 'demand'>,
): PlanActionWord {
  if (extended.length > 0) return 'extend'
  const { verdict } = portfolio.members[member]!
  if (verdict === null) return 'keep'
  if (verdict.decided !== null && !closingActions.includes(verdict.decided)) return verdict.decided
  if (!closingActions.includes(verdict.computed)) return verdict.computed
  if (demand?.limit.code === 'mandated') return 'escalate'
  if (verdict.flags.unmendable) return 'rectify'
  return demand?.limit.code === 'follows_verdict' ? 'defer' : 'keep'
}

/** A person's word stands. Else upward or to another department is `migrate`, within the department `merge`, to nobody `retire`. */
function closingWord(
  { portfolio }: PlanModel,
  { member, target, demand }: Pick<Outcome, 'member' | 'target' | 'demand'>,
): PlanActionWord {
  const { system, verdict } = portfolio.members[member]!
  if (verdict?.decided && closingActions.includes(verdict.decided)) return verdict.decided
  if (demand?.limit.code === 'follows_verdict' && verdict !== null) return verdict.computed
  if (target === null) return 'retire'
  const taker = portfolio.members[target]!.system
  const otherOwner = taker.owner !== null && system.owner !== null && taker.owner !== system.owner
  return otherOwner || levelOf(taker) < levelOf(system) ? 'migrate' : 'merge'
}

function oneOffOf(
  { portfolio, input }: PlanModel,
  { member, stays, target, extended }: Pick<Outcome, 'member' | 'stays' | 'target' | 'extended'>,
): OneOff {
  const { rates, extensions, settings } = input
  const { system } = portfolio.members[member]!
  if (!stays) {
    if (target === null) return closingCost(system, rates, settings.one_off)
    return movingCost(
      system,
      portfolio.members[target]!.system,
      missingAt(portfolio, member, target),
      rates,
      settings.one_off,
    )
  }
  const cost = extended.map((need) => {
    const { scene, function: name } = portfolio.needs[need]!
    const offers = extensions.filter(
      (entry) => portfolio.place.get(entry.system) === member && entry.scene === scene && entry.function === name,
    )
    return Math.min(...offers.map((offer) => offer.cost))
  })
  return { ...noOneOff(), refactoring: settings.one_off * cost.reduce((sum, part) => sum + part, 0) }
}

/** 0 national … 5 village; an unknown level ranks last and is no reason to call a move upward. */
function levelOf(system: System): number {
  return system.level === null ? levels.length : levels.indexOf(system.level)
}

function compareRanks(a: (number | string)[], b: (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
