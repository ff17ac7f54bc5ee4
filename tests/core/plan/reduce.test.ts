import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { componentsOf } from '../../../src/core/plan/components.ts'
import { greedyStart } from '../../../src/core/plan/greedy.ts'
import { isFeasible, objectiveOf, type Program } from '../../../src/core/plan/program.ts'
import { reduceCovering } from '../../../src/core/plan/reduce.ts'

function covering(costs: number[], rows: number[][]): Program {
  return {
    columns: costs.map((cost, system) => ({
      kind: 'stay',
      system,
      target: null,
      need: null,
      cost,
      lower: 0,
      upper: 1,
      integer: true,
    })),
    rows: rows.map((columns) => ({
      kind: 'cover',
      columns,
      coefficients: columns.map(() => 1),
      lower: 1,
      upper: Infinity,
      limit: null,
      shared: false,
    })),
    offset: 0,
    limits: [],
    locks: [],
  }
}

const coverings = fc
  .record({
    costs: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }),
    rows: fc.array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
  })
  .map(({ costs, rows }) =>
    covering(
      costs,
      rows.map((row) => row.filter((column) => column < costs.length)).filter((row) => row.length > 0),
    ),
  )

function least(program: Program): number {
  let best = Infinity
  for (let chosen = 0; chosen < 1 << program.columns.length; chosen += 1) {
    const values = program.columns.map((_, column) => (chosen >> column) & 1)
    if (isFeasible(program, values)) best = Math.min(best, objectiveOf(program, values))
  }
  return best
}

test('reduction keeps an optimum, and its solutions are solutions of the whole', () => {
  fc.assert(
    fc.property(coverings, (program) => {
      const reduced = reduceCovering(program)
      expect(least(reduced)).toBe(least(program))
      for (let chosen = 0; chosen < 1 << program.columns.length; chosen += 1) {
        const values = program.columns.map((_, column) => (chosen >> column) & 1)
        if (isFeasible(reduced, values)) expect(isFeasible(program, values)).toBe(true)
      }
    }),
    { numRuns: 200, seed: 3 },
  )
})

test('a column that another matches at no more cost is dropped, and the only one left stays', () => {
  const reduced = reduceCovering(
    covering(
      [5, 4, 4],
      [
        [0, 1],
        [0, 1, 2],
        [2, 1],
      ],
    ),
  )
  expect(reduced.columns.map(({ lower, upper }) => [lower, upper])).toEqual([
    [0, 0],
    [1, 1],
    [0, 0],
  ])
  expect(reduced.rows).toEqual([])
})

test('the parts together are the whole', () => {
  fc.assert(
    fc.property(coverings, (program) => {
      const parts = componentsOf(program)
      expect(parts.flatMap(({ columns }) => columns).toSorted((a, b) => a - b)).toEqual(
        program.columns.map((_, column) => column),
      )
      expect(parts.reduce((sum, part) => sum + least(part.program), 0)).toBe(least(program))
    }),
    { numRuns: 100, seed: 4 },
  )
})

test('the greedy start keeps every row and closes what it does not need', () => {
  fc.assert(
    fc.property(coverings, (program) => {
      const start = greedyStart(program)
      expect(start !== null && isFeasible(program, start)).toBe(true)
      program.columns.forEach(({ cost }, column) => {
        if (cost > 0 && start?.[column] === 1) expect(isFeasible(program, start.with(column, 0))).toBe(false)
      })
    }),
    { numRuns: 100, seed: 5 },
  )
})
