import type { PlanReason } from './plan.ts'

/** `stay` y_j, `move` x_ij (`target` j), `extend` z_jf (`need` f). Systems and needs by their place in the portfolio. */
export type Column = {
  kind: 'stay' | 'move' | 'extend'
  system: number
  target: number | null
  need: number | null
  cost: number
  lower: number
  upper: number
  /** A move without room limits need not be declared whole: once the stays are, the cheapest target is. */
  integer: boolean
}

/** lower ≤ Σ coefficients · columns ≤ upper. `shared` rows join otherwise independent parts (budgets, staff). */
export type Row = {
  kind: 'cover' | 'assign' | 'link' | 'limit'
  columns: number[]
  coefficients: number[]
  lower: number
  upper: number
  limit: number | null
  shared: boolean
}

/** A demand of people or rules on the plan, which can be lifted to see whether the rest can hold together. */
export type Limit = PlanReason
export type Lock = { limit: number; column: number; value: 0 | 1 }

/** A binary program as plain data: minimise offset + Σ cost · column. */
export type Program = { columns: Column[]; rows: Row[]; offset: number; limits: Limit[]; locks: Lock[] }

const tolerance = 1e-6

export function objectiveOf(program: Program, values: readonly number[]): number {
  return program.columns.reduce((sum, column, index) => sum + column.cost * (values[index] ?? 0), program.offset)
}

/** Whether the values keep every row and bound, within 1e-6 of a row's size. */
export function isFeasible(program: Program, values: readonly number[]): boolean {
  const inBounds = program.columns.every(({ lower, upper }, index) => within(values[index] ?? 0, lower, upper))
  return inBounds && program.rows.every((row) => within(activityOf(row, values), row.lower, row.upper))
}

export function activityOf(row: Row, values: readonly number[]): number {
  return row.columns.reduce((sum, column, place) => sum + (row.coefficients[place] ?? 0) * (values[column] ?? 0), 0)
}

/** A column locked to two values: no plan can be. */
export function hasEmptyBounds(program: Program): boolean {
  return program.columns.some(({ lower, upper }) => lower > upper)
}

/** The program with its locks set as bounds, or with only the limits in `active` holding. */
export function withLimits(program: Program, active: ReadonlySet<number> | 'all'): Program {
  const holds = (limit: number | null) => limit === null || active === 'all' || active.has(limit)
  const columns = program.columns.map((column) => ({ ...column }))
  for (const lock of program.locks) {
    const column = columns[lock.column]
    if (column === undefined || !holds(lock.limit)) continue
    if (lock.value === 1) column.lower = 1
    else column.upper = 0
  }
  return { ...program, columns, rows: program.rows.filter((row) => holds(row.limit)) }
}

/** For each column the rows it stands in. */
export function rowsOfColumns(program: Program): number[][] {
  const rows: number[][] = program.columns.map(() => [])
  program.rows.forEach((row, index) => row.columns.forEach((column) => rows[column]?.push(index)))
  return rows
}

function within(value: number, lower: number, upper: number): boolean {
  return (
    value >= lower - tolerance * Math.max(1, Math.abs(lower)) &&
    value <= upper + tolerance * Math.max(1, Math.abs(upper))
  )
}
