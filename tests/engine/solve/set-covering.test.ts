import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHighsSolver } from '../../../src/engine/solve/highs-solver.ts'
import { solvePlanHere } from '../../../src/engine/solve/solve-plan-here.ts'
import { coveringPortfolio, parseOrLibrary, parseTriples, type SetCovering } from '../../bench/set-covering.ts'

const solver = await createHighsSolver()

function least({ costs, rows }: SetCovering): number {
  let best = Infinity
  for (let chosen = 0; chosen < 1 << costs.length; chosen += 1) {
    if (!rows.every((row) => row.some((column) => (chosen >> column) & 1))) continue
    best = Math.min(
      best,
      costs.reduce((sum, cost, column) => sum + (((chosen >> column) & 1) === 1 ? cost : 0), 0),
    )
  }
  return best
}

// Three instances: one where the cheapest for its rows misleads, one cycle where an odd column is needed, one with unequal costs and overlaps.
const misleading: SetCovering = {
  costs: [3, 3, 5],
  rows: [
    [0, 2],
    [0, 2],
    [1, 2],
    [1, 2],
  ],
}
const cycle: SetCovering = {
  costs: [1, 1, 1, 1, 1],
  rows: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 0],
  ],
}
const overlaps: SetCovering = {
  costs: [7, 4, 6, 3, 5, 2, 8],
  rows: [
    [0, 1, 6],
    [0, 2, 3],
    [1, 4, 6],
    [2, 5],
    [3, 4, 5, 6],
    [0, 6],
    [2, 4],
  ],
}

test.each([
  ['misleading', misleading, 5],
  ['cycle', cycle, 3],
  ['overlaps', overlaps, 14],
])(
  'the plan with every function needed and nothing else weighed is the optimum of the covering: %s',
  (_, instance, optimum) => {
    expect(least(instance)).toBe(optimum)
    const plan = solvePlanHere(coveringPortfolio(instance), solver)
    expect([plan.status, plan.objective, plan.bound, plan.gap]).toEqual(['optimal', optimum, optimum, 0])
    expect(plan.totals.annual_cost_after).toBe(optimum)
  },
)

test('the horizon does not change a yearly objective', () => {
  const input = coveringPortfolio(overlaps)
  const objectives = [1, 3, 10].map((horizon_years) => {
    return solvePlanHere({ ...input, settings: { ...input.settings, horizon_years } }, solver).objective
  })
  expect(objectives).toEqual([14, 14, 14])
})

test('random coverings reach the optimum of enumeration', () => {
  const coverings = fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 10 })
    .chain((costs) =>
      fc
        .array(fc.uniqueArray(fc.nat(costs.length - 1), { minLength: 1 }), { minLength: 1, maxLength: 12 })
        .map((rows) => ({ costs, rows })),
    )
  fc.assert(
    fc.property(coverings, (instance) => {
      // A column that covers nothing makes a system without functions, which a covering would never choose.
      expect(solvePlanHere(coveringPortfolio(instance), solver).objective).toBeCloseTo(least(instance), 6)
    }),
    { numRuns: 200, seed: 11 },
  )
}, 60_000)

test('both file formats are read, and one is not taken for the other', () => {
  expect(parseOrLibrary(' 2 3\n 1 2 3\n 2\n 1 2\n 1\n 3\n')).toEqual({ costs: [1, 2, 3], rows: [[0, 1], [2]] })
  expect(parseTriples('4 2\n1 2 3\n2 3 4\n')).toEqual({
    costs: [1, 1, 1, 1],
    rows: [
      [0, 1, 2],
      [1, 2, 3],
    ],
  })
  expect(parseOrLibrary('4 2\n1 2 3\n2 3 4\n')).toBeNull()
  expect(parseTriples('a table of words')).toBeNull()
})
