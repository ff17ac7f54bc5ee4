import { componentsOf, type Component } from '../../core/plan/components.ts'
import { greedyStart } from '../../core/plan/greedy.ts'
import {
  hasEmptyBounds,
  isFeasible,
  objectiveOf,
  withLimits,
  type Limit,
  type Program,
} from '../../core/plan/program.ts'
import { reduceCovering } from '../../core/plan/reduce.ts'
import { conflictsIn } from './find-conflicts.ts'
import type { Solver } from './highs-solver.ts'
import { solvePart } from './solve-part.ts'

/** `done` of `total` independent parts; objective and bound (yuan a year) while parts are solved together. */
export type SolveProgress = { done: number; total: number; objective: number | null; bound: number | null }
export type SolveOptions = { timeLimit: number; onProgress?: (progress: SolveProgress) => void }

export type ProgramAnswer =
  | { status: 'optimal' | 'feasible'; values: number[]; objective: number; bound: number }
  | { status: 'infeasible'; conflicts: Limit[] }
  | { status: 'stopped'; bound: number | null }

/**
 * Solves a program part by part. Rows that join the parts (budgets, staff) are left out first: if the cheapest plan keeps them anyway it is
 * the answer, and only otherwise are the parts solved together. An infeasible program is answered with limits that conflict.
 */
export function solveProgram(program: Program, solver: Solver, options: SolveOptions): ProgramAnswer {
  const started = performance.now()
  const timeLeft = () => options.timeLimit - (performance.now() - started) / 1000
  const locked = withLimits(program, 'all')
  if (hasEmptyBounds(locked)) return { status: 'infeasible', conflicts: conflictsIn(program, solver) }
  const separate = { ...locked, rows: locked.rows.filter((row) => !row.shared) }
  const joined = separate.rows.length < locked.rows.length
  const apart = solveParts(separate, solver, timeLeft, options.onProgress)
  if (apart.status === 'infeasible') return { status: 'infeasible', conflicts: conflictsIn(program, solver) }
  if (!joined || ('values' in apart && isFeasible(locked, apart.values))) return apart
  const together = solver(locked, {
    timeLimit: Math.max(timeLeft(), options.timeLimit / 4),
    start: greedyStart(locked),
    onProgress: ({ objective, bound }) => options.onProgress?.({ done: 0, total: 1, objective, bound }),
  })
  if (together.status === 'infeasible') return { status: 'infeasible', conflicts: conflictsIn(program, solver) }
  // The parts without their common limits bound the whole from below, too.
  const looser = 'values' in apart || apart.bound !== null ? (apart.bound ?? -Infinity) : -Infinity
  if ('values' in together)
    return { ...together, bound: Math.min(together.objective, Math.max(together.bound, looser)) }
  return { status: 'stopped', bound: finiteOrNull(Math.max(together.bound, looser)) }
}

type PartsAnswer = Exclude<ProgramAnswer, { status: 'infeasible' }> | { status: 'infeasible' }

function solveParts(
  program: Program,
  solver: Solver,
  timeLeft: () => number,
  onProgress?: SolveOptions['onProgress'],
): PartsAnswer {
  const values = program.columns.map(() => 0)
  const parts = componentsOf(program).flatMap(reducedParts)
  let bound = program.offset
  let proven = true
  for (const [solved, part] of parts.entries()) {
    const rest = parts.slice(solved).reduce((sum, { columns }) => sum + columns.length, 0)
    const share = Math.max(timeLeft() * (part.columns.length / rest), Math.min(1, timeLeft()))
    const answer = solvePart(part.program, solver, share)
    if (answer.status === 'infeasible') return answer
    if (answer.status === 'stopped') return { status: 'stopped', bound: null }
    part.columns.forEach((column, place) => (values[column] = answer.values[place]!))
    bound += answer.bound
    proven &&= answer.status === 'optimal'
    onProgress?.({ done: solved + 1, total: parts.length, objective: null, bound: null })
  }
  const objective = objectiveOf(program, values)
  return {
    status: proven ? 'optimal' : 'feasible',
    values,
    objective,
    bound: proven ? objective : Math.min(bound, objective),
  }
}

/** A component after reduction, which may fall apart further. */
function reducedParts(component: Component): Component[] {
  const reduced = reduceCovering(component.program)
  if (reduced === component.program) return [component]
  return componentsOf(reduced).map(({ program, columns }) => ({
    program,
    columns: columns.map((column) => component.columns[column]!),
  }))
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
