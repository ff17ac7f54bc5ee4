import highsModule, { type Highs, type ModelData } from 'highs'
import { isFeasible, objectiveOf, type Program } from '../../core/plan/program.ts'

// The package's types describe its CommonJS form, while import gives its ES module, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

export type SolverProgress = { objective: number | null; bound: number | null; seconds: number }

/** `values` are whole where the columns are; `bound` is proven from below, −∞ where nothing is. */
export type SolverAnswer =
  | { status: 'optimal' | 'feasible'; values: number[]; objective: number; bound: number }
  | { status: 'infeasible' }
  | { status: 'stopped'; bound: number }

/**
 * `start` is a plan to fall back on when time runs out. It is not given to the search as its first solution: on generated counties
 * of 300 to 10,000 systems that made the proof take up to twice as long.
 */
export type SolverOptions = {
  timeLimit: number
  start: number[] | null
  onProgress?: (progress: SolverProgress) => void
}
export type Solver = (program: Program, options: SolverOptions) => SolverAnswer

/** HiGHS as a function of a program. Solving blocks this thread until it is done or its time is up. */
export async function createHighsSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return (program, options) => solve(highs, program, options)
}

function solve(highs: Highs, program: Program, { timeLimit, start, onProgress }: SolverOptions): SolverAnswer {
  if (timeLimit <= 0) return answerOfStart(program, start, leastThinkable(program))
  return highs.withModel(toModelData(highs, program), (model): SolverAnswer => {
    // Gaps of 0 ask for proof; the default would stop at 0.01 %.
    model.options.set({ output_flag: false, time_limit: timeLimit, mip_rel_gap: 0, mip_abs_gap: 1e-6 })
    const { callbackType, modelStatus } = highs.constants
    const { modelStatus: status } = model.run({
      [callbackType.mipLogging](event) {
        const { mip_primal_bound: objective, mip_dual_bound: bound, running_time: seconds } = event.data
        onProgress?.({ objective: finite(objective), bound: finite(bound), seconds: seconds ?? 0 })
      },
    })
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: 'infeasible' }
    const bound = Math.max(Number(model.info.get('mip_dual_bound')), leastThinkable(program))
    const proven = status === modelStatus.optimal
    const values = Array.from(model.getSolution().colValue, (value, index) =>
      program.columns[index]?.integer ? Math.round(value) : value,
    )
    if (values.length !== program.columns.length || !isFeasible(program, values))
      return answerOfStart(program, start, bound)
    const objective = objectiveOf(program, values)
    if (!proven && start !== null && isFeasible(program, start) && objectiveOf(program, start) < objective)
      return answerOfStart(program, start, bound)
    const lower = proven ? objective : Math.min(bound, objective)
    return { status: proven ? 'optimal' : 'feasible', values, objective, bound: lower }
  })
}

/** A bound that needs no search: every column at the cheaper of its ends. */
function leastThinkable({ columns, offset }: Program): number {
  return columns.reduce((sum, { cost, lower, upper }) => sum + Math.min(cost * lower, cost * upper), offset)
}

/** Without a better solution of its own the search has still not lost the plan it began with. */
function answerOfStart(program: Program, start: number[] | null, bound: number): SolverAnswer {
  if (start === null || !isFeasible(program, start)) return { status: 'stopped', bound }
  const objective = objectiveOf(program, start)
  return { status: 'feasible', values: start, objective, bound: Math.min(bound, objective) }
}

function toModelData(highs: Highs, program: Program): ModelData {
  const { columns, rows } = program
  const { continuous, integer } = highs.constants.variableType
  const starts = [0]
  for (const row of rows) starts.push(starts.at(-1)! + row.columns.length)
  return {
    numCols: columns.length,
    numRows: rows.length,
    offset: program.offset,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    integrality: columns.map((column) => (column.integer ? integer : continuous)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts: starts.map(Number),
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap(({ coefficients }) => coefficients),
    },
  }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && Math.abs(value) < 1e30 ? value : null
}
