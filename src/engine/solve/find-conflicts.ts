import { componentsOf } from '../../core/plan/components.ts'
import { irreducibleConflict } from '../../core/plan/conflict.ts'
import { hasEmptyBounds, withLimits, type Limit, type Program } from '../../core/plan/program.ts'
import type { Solver } from './highs-solver.ts'
import { solvePart } from './solve-part.ts'

const secondsForEachTry = 10

/** Conflicts are looked for where they are: in the first part that cannot be solved, or, if all can, in the whole. */
export function conflictsIn(program: Program, solver: Solver): Limit[] {
  const isSolvable = (tried: Program, limits: ReadonlySet<number>) => {
    const limited = withLimits(tried, limits)
    if (hasEmptyBounds(limited)) return false
    const free = { ...limited, offset: 0, columns: limited.columns.map((column) => ({ ...column, cost: 0 })) }
    return componentsOf(free).every(
      (part) => solvePart(part.program, solver, secondsForEachTry).status !== 'infeasible',
    )
  }
  const separate = { ...program, rows: program.rows.filter((row) => !row.shared) }
  for (const tried of [...componentsOf(separate).map((part) => part.program), program]) {
    const conflict = irreducibleConflict(limitsOf(tried), (limits) => isSolvable(tried, limits))
    if (conflict !== null) return conflict.map((limit) => withNeed(program, limit, solver)).toSorted(byKind)
  }
  return []
}

/** A limit with the least that would do in its place while all others hold (`needed`), where it is an amount and the others can hold. */
function withNeed(program: Program, limit: number, solver: Solver): Limit {
  const named = program.limits[limit]!
  const row = program.rows.find((entry) => entry.kind === 'limit' && entry.limit === limit)
  const amount = named.values['limit']
  if (row === undefined || typeof amount !== 'number') return named
  const others = new Set(limitsOf(program).filter((other) => other !== limit))
  const locked = withLimits(program, others)
  const costs = new Map(row.columns.map((column, place) => [column, row.coefficients[place] ?? 0]))
  const columns = locked.columns.map((column, index) => ({ ...column, cost: costs.get(index) ?? 0 }))
  // The row's own bound may differ from the amount by what is spent in any case.
  const answer = solvePart({ ...locked, columns, offset: amount - row.upper }, solver, secondsForEachTry)
  return {
    ...named,
    values: { ...named.values, needed: 'values' in answer ? Math.ceil(answer.objective - 1e-6) : null },
  }
}

/** Amounts and decisions first: they are what people can change; the needs they stand against after. */
function byKind(a: Limit, b: Limit): number {
  return Number(a.code === 'coverage') - Number(b.code === 'coverage')
}

function limitsOf(program: Program): number[] {
  const limits = [...program.locks.map(({ limit }) => limit), ...program.rows.flatMap(({ limit }) => limit ?? [])]
  return [...new Set(limits)].toSorted((a, b) => a - b)
}
