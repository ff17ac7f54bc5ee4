import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { PlanInput } from '../../src/core/plan/plan.ts'
import { createHighsSolver } from '../../src/engine/solve/highs-solver.ts'
import { readPlanResources } from '../../src/engine/solve/plan-resources.ts'
import { solvePlanHere } from '../../src/engine/solve/solve-plan-here.ts'
import { generatedCounty } from './generated-county.ts'
import { coveringPortfolio, parseOrLibrary, parseTriples } from './set-covering.ts'

// node tests/bench/plan.bench.ts [DIR]…
// Solves every set covering file under each DIR, or else generated counties, as plans, and prints value, bound, known optimum and time.
// Known optima come from KNOWN_OPTIMA.csv (instance,problem,value,status) in DIR or above it. Ends with 1 where one is neither met nor bounded.

const solver = await createHighsSolver()
const shipped = readPlanResources(join(import.meta.dirname, '../../resources'), '2027-01-01')
let missed = 0

const directories = process.argv.slice(2)
print('instance', 'status', 'value', 'bound', 'gap', 'known', 'seconds')
if (directories.length === 0) {
  for (const [systems, functions] of [
    [120, 300],
    [300, 1000],
    [1000, 3000],
    [10_000, 30_000],
  ] as const) {
    const county = { ...generatedCounty(systems, functions, 1), rates: shipped.rates }
    run(`county ${systems} × ${functions}`, { ...county, settings: { ...county.settings, time_limit: 60 } }, null)
  }
}
for (const directory of directories) {
  for (const path of filesUnder(directory)) {
    const text = readFileSync(path, 'utf8')
    const instance = parseOrLibrary(text) ?? parseTriples(text)
    if (instance === null) print(basename(path), 'not a set covering file')
    else run(basename(path), coveringPortfolio(instance), knownOptimum(path))
  }
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
process.exitCode = missed > 0 ? 1 : 0

function run(name: string, input: PlanInput, known: number | null): void {
  const started = performance.now()
  const { status, objective, bound, gap } = solvePlanHere(input, solver)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  if (known !== null && (objective === null || objective < known - 1e-6 || (bound ?? -Infinity) > known + 1e-6))
    missed += 1
  const shown = [objective, bound].map((value) => (value === null ? '—' : value.toFixed(0)))
  print(
    name,
    status,
    ...shown,
    gap === null ? '—' : `${(gap * 100).toFixed(3)} %`,
    known === null ? '—' : String(known),
    seconds,
  )
}

function knownOptimum(path: string): number | null {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const list = join(folder, 'KNOWN_OPTIMA.csv')
    if (!existsSync(list)) continue
    const name = relative(folder, path).replaceAll('\\', '/')
    const line = readFileSync(list, 'utf8')
      .split(/\r?\n/)
      .map((entry) => entry.split(','))
      .find(([instance]) => instance === name)
    return line === undefined ? null : Number(line[2])
  }
  return null
}

function filesUnder(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)))
}

function print(...cells: string[]): void {
  console.log(cells.map((cell, place) => (place === 0 ? cell.padEnd(22) : cell.padStart(10))).join(' '))
}
