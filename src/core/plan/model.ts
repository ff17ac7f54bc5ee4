import { demandsOn, type Demand } from './locks.ts'
import { closingCost, movingCost, sumOfParts } from './one-off.ts'
import type { PlanInput } from './plan.ts'
import { portfolioOf, type Portfolio } from './portfolio.ts'
import type { Column, Lock, Program, Row } from './program.ts'

/** The program with the words it was made from. `stay[m]` is the column of member m. */
export type PlanModel = {
  input: PlanInput
  portfolio: Portfolio
  /** Demands by member. */
  demands: Demand[][]
  program: Program
  stay: number[]
  /** Whether targets are columns, or chosen once it is known what stays. */
  withMoves: boolean
}

/**
 * The plan as a binary program, in yuan a year over H = `horizon_years`:
 *
 *     y_j stays · z_jf takes over f · x_ij what i did goes to j
 *     minimise  Σ_j (c_j + λ b_j) y_j + (Σ e_jf z_jf + Σ m_ij x_ij + Σ closing costs) / H
 *     cover f   Σ_{j provides f} y_j + Σ_j z_jf ≥ 1        for every needed f that anybody provides
 *     assign i  y_i + Σ_j x_ij = 1                         for every i that serves a need and may not simply be retired
 *     link      x_ij ≤ y_j,  z_jf ≤ y_j
 *     room j    Σ_i u_i x_ij ≤ U_j · staff l  Σ_j s_jl y_j ≤ t_l · mandatory  Σ y_j ≤ K
 *     budget    Σ one-off ≤ H · budget · running  Σ c_j y_j ≤ running budget
 *     locks     `demandsOn`
 *
 * i may go to j that covers a need i serves, to j that may be extended by one, or to the decided target.
 * Without one-off costs and room limits x decides nothing (coverage guarantees a target), so it is left out:
 * with `needs: 'all'`, no minutes and no one-off costs this is weighted set covering, and `objective` the annual cost of what stays.
 */
export function buildPlanModel(input: PlanInput): PlanModel {
  const portfolio = portfolioOf(input)
  const demands = portfolio.members.map((): Demand[] => [])
  for (const demand of demandsOn(portfolio, input.settings.needs)) demands[demand.member]!.push(demand)
  const withMoves = input.settings.one_off > 0 || input.room.length > 0
  const { minutes_weight } = input.settings
  const columns: Column[] = portfolio.members.map(({ cost, burden }, system) =>
    binary('stay', system, cost + minutes_weight * burden),
  )
  const stay = columns.map((_, index) => index)
  const program: Program = { columns, rows: [], offset: 0, limits: [], locks: [] }
  const model: PlanModel = { input, portfolio, demands, program, stay, withMoves }
  const extensions = addExtensions(model)
  addCoverage(model, extensions)
  if (withMoves) addMoves(model, extensions)
  addDemands(model)
  addLimits(model)
  return model
}

/** The extension columns by need. Modules may not be added to an app built below county level, which may not be built at all. */
function addExtensions({ input, portfolio, program, stay }: PlanModel): Map<number, number[]> {
  const byNeed = new Map<number, number[]>()
  const { one_off, horizon_years } = input.settings
  if (one_off === 0) return byNeed
  const needOf = new Map(
    portfolio.needs.map(({ scene, function: name }, index) => [JSON.stringify([scene, name]), index]),
  )
  for (const extension of input.extensions) {
    const need = needOf.get(JSON.stringify([extension.scene, extension.function]))
    const system = portfolio.place.get(extension.system)
    if (need === undefined || system === undefined || portfolio.needs[need]?.providers.includes(system)) continue
    if (isBuiltBelowCounty(portfolio, system)) continue
    const column =
      program.columns.push({ ...binary('extend', system, (one_off * extension.cost) / horizon_years), need }) - 1
    byNeed.set(need, [...(byNeed.get(need) ?? []), column])
    program.rows.push(atMost('link', [column, stay[system]!], [1, -1], 0))
  }
  return byNeed
}

function addCoverage({ portfolio, program, stay }: PlanModel, extensions: Map<number, number[]>): void {
  portfolio.needs.forEach((need, index) => {
    const columns = [...need.providers.map((provider) => stay[provider]!), ...(extensions.get(index) ?? [])]
    const limit = program.limits.push({ code: 'coverage', values: { label: need.label, scene: need.scene } }) - 1
    program.rows.push({
      kind: 'cover',
      columns,
      coefficients: columns.map(() => 1),
      lower: 1,
      upper: Infinity,
      limit,
      shared: false,
    })
  })
}

function addMoves({ input, portfolio, demands, program, stay }: PlanModel, extensions: Map<number, number[]>): void {
  const { horizon_years, one_off } = input.settings
  const integer = input.room.length > 0
  portfolio.members.forEach((member, system) => {
    const own = demands[system]!
    const closing = own.find(({ closed }) => closed)
    const target = closing?.target ?? null
    if (own.some(({ closed }) => !closed) && closing === undefined) return
    if (target === null && (member.uses.length === 0 || isRetired(portfolio, system))) {
      // Closed without a successor: its cost falls due exactly when it does not stay.
      const cost = sumOfParts(closingCost(member.system, input.rates, one_off)) / horizon_years
      program.offset += cost
      program.columns[system]!.cost -= cost
      return
    }
    const takers = target !== null ? [target] : takersOf(portfolio, program, system, extensions)
    const moves = takers.map((taker) => {
      const parts = movingCost(
        member.system,
        portfolio.members[taker]!.system,
        missingAt(portfolio, system, taker),
        input.rates,
        one_off,
      )
      return (
        program.columns.push({ ...binary('move', system, sumOfParts(parts) / horizon_years), target: taker, integer }) -
        1
      )
    })
    program.rows.push({
      kind: 'assign',
      columns: [stay[system]!, ...moves],
      coefficients: [1, ...moves.map(() => 1)],
      lower: 1,
      upper: 1,
      limit: null,
      shared: false,
    })
    moves.forEach((move, place) => program.rows.push(atMost('link', [move, stay[takers[place]!]!], [1, -1], 0)))
  })
}

function addDemands({ demands, program, stay }: PlanModel): void {
  for (const { member, limit, closed, target } of demands.flat()) {
    const index = program.limits.push(limit) - 1
    const locks: Lock[] = [{ limit: index, column: stay[member]!, value: closed ? 0 : 1 }]
    if (target !== null) locks.push({ limit: index, column: stay[target]!, value: 1 })
    program.locks.push(...locks)
  }
}

function addLimits({ input, portfolio, program, stay }: PlanModel): void {
  const { settings } = input
  const add = (
    code: string,
    most: number,
    terms: [column: number, coefficient: number][],
    name: string | null = null,
    shared = true,
  ) => {
    const limit = program.limits.push({ code, values: { limit: most, name } }) - 1
    const used = terms.filter(([, coefficient]) => coefficient !== 0)
    const row = atMost(
      'limit',
      used.map(([column]) => column),
      used.map(([, coefficient]) => coefficient),
      most,
    )
    program.rows.push({ ...row, limit, shared })
  }
  if (settings.running_budget_per_year !== null)
    add(
      'running_budget',
      settings.running_budget_per_year,
      portfolio.members.map(({ cost }, member) => [stay[member]!, cost]),
    )
  if (settings.budget_per_year !== null && settings.one_off > 0)
    addBudget(add, settings.budget_per_year, program, portfolio, settings.minutes_weight)
  if (settings.mandatory_limit !== null)
    add(
      'mandatory',
      settings.mandatory_limit,
      portfolio.members.map(({ system }, member) => [stay[member]!, system.mandatory === true ? 1 : 0]),
    )
  for (const locality of input.localities) {
    const needed = input.staff_needed.filter(
      (entry) => entry.locality === locality.id && portfolio.place.has(entry.system),
    )
    if (locality.staff === null || needed.length === 0) continue
    add(
      'staff',
      locality.staff,
      needed.map(({ system, staff }) => [stay[portfolio.place.get(system)!]!, staff]),
      locality.name,
    )
  }
  for (const { system, users } of input.room) {
    const target = portfolio.place.get(system)
    if (target === undefined) continue
    const moves = program.columns.flatMap((column, index) =>
      column.kind === 'move' && column.target === target ? [index] : [],
    )
    const usersOf = (move: number) => portfolio.members[program.columns[move]!.system]?.system.registered_users ?? 0
    add(
      'room',
      users,
      moves.map((move) => [move, usersOf(move)]),
      portfolio.members[target]!.system.name,
      false,
    )
  }
}

/** One-off money a year: what the objective holds beyond running cost and minutes, so that both always agree. */
function addBudget(
  add: (code: string, most: number, terms: [column: number, coefficient: number][]) => void,
  budget: number,
  program: Program,
  portfolio: Portfolio,
  minutesWeight: number,
): void {
  const spent = program.columns.map((column, index): [number, number] => {
    const member = portfolio.members[column.system]!
    return [index, column.kind === 'stay' ? column.cost - member.cost - minutesWeight * member.burden : column.cost]
  })
  add('budget', budget, spent)
  const row = program.rows.at(-1)!
  row.upper -= program.offset
}

/** Members that cover, or could be extended to cover, a need that this one serves. */
function takersOf(portfolio: Portfolio, program: Program, system: number, extensions: Map<number, number[]>): number[] {
  const takers = new Set<number>()
  for (const need of portfolio.members[system]?.uses ?? []) {
    portfolio.needs[need]?.providers.forEach((provider) => takers.add(provider))
    extensions.get(need)?.forEach((column) => takers.add(program.columns[column]!.system))
  }
  takers.delete(system)
  return [...takers].toSorted((a, b) => a - b)
}

/** Needs of one member that another does not serve at all. */
export function missingAt(portfolio: Portfolio, system: number, taker: number): number {
  return (portfolio.members[system]?.uses ?? []).filter((need) => !portfolio.needs[need]?.users.includes(taker)).length
}

function isRetired(portfolio: Portfolio, member: number): boolean {
  return portfolio.members[member]?.verdict?.decided === 'retire'
}

function isBuiltBelowCounty(portfolio: Portfolio, member: number): boolean {
  const system = portfolio.members[member]?.system
  const below = system?.level === 'township' || system?.level === 'village'
  return below && (system?.kind === 'app' || system?.kind === 'mini_program' || system?.kind === 'quick_app')
}

function binary(kind: Column['kind'], system: number, cost: number): Column {
  return { kind, system, target: null, need: null, cost, lower: 0, upper: 1, integer: true }
}

function atMost(kind: Row['kind'], columns: number[], coefficients: number[], upper: number): Row {
  return { kind, columns, coefficients, lower: -Infinity, upper, limit: null, shared: false }
}
