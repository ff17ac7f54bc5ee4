import { buildPlanModel } from '../../core/plan/model.ts'
import type { PlanInput, PlanResult } from '../../core/plan/plan.ts'
import { planResult, planWithoutActions } from '../../core/plan/result.ts'
import type { Solver } from './highs-solver.ts'
import { solveProgram, type SolveProgress } from './solve-program.ts'

/** Computes a plan in this thread, which it blocks for up to `time_limit` seconds. */
export function solvePlanHere(
  input: PlanInput,
  solver: Solver,
  onProgress?: (progress: SolveProgress) => void,
): PlanResult {
  const model = buildPlanModel(input)
  const options = onProgress === undefined ? {} : { onProgress }
  const answer = solveProgram(model.program, solver, { timeLimit: input.settings.time_limit, ...options })
  if (answer.status === 'infeasible') return planWithoutActions(model, { ...answer, bound: null })
  if (answer.status === 'stopped') return planWithoutActions(model, { ...answer, conflicts: [] })
  return planResult(model, answer)
}
