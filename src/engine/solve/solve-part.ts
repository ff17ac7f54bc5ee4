import { greedyStart } from '../../core/plan/greedy.ts'
import { hasEmptyBounds, isFeasible, objectiveOf, type Program } from '../../core/plan/program.ts'
import type { Solver, SolverAnswer } from './highs-solver.ts'

/** Solves one independent part; what its bounds already decide needs no search. */
export function solvePart(program: Program, solver: Solver, timeLimit: number): SolverAnswer {
  if (hasEmptyBounds(program)) return { status: 'infeasible' }
  const isFixed = program.columns.every(({ lower, upper }) => lower === upper)
  if (program.rows.length > 0 && !isFixed) return solver(program, { timeLimit, start: greedyStart(program) })
  const values = program.columns.map(({ cost, lower, upper }) => (cost <= 0 ? upper : lower))
  if (!isFeasible(program, values)) return { status: 'infeasible' }
  const objective = objectiveOf(program, values)
  return { status: 'optimal', values, objective, bound: objective }
}
