import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignColumns, type Claim } from '../../../src/core/mapping/assign-columns.ts'

function claim(column: string, field: string, confidence: number, path = column): Claim {
  return { column: { column, path }, field, confidence }
}

function taken(claims: Claim[]): string[] {
  return [...assignColumns(claims).values()].map(({ column, field }) => `${column.column} ${field}`).toSorted()
}

test('a weaker claimant never takes a field from a stronger one, whichever comes first', () => {
  expect(taken([claim('A', 'owner', 0.6), claim('B', 'owner', 0.97)])).toEqual(['B owner'])
  expect(taken([claim('A', 'owner', 0.72), claim('B', 'owner', 0.97), claim('B', 'operator', 0.7)])).toEqual([
    'B owner',
  ])
})

test('among near equals a column gives way if it has somewhere else to go', () => {
  const claims = [claim('A', 'owner', 0.72), claim('A', 'operator', 0.71), claim('B', 'owner', 0.71)]
  expect(taken(claims)).toEqual(['A operator', 'B owner'])
})

test('of equals the earlier column is taken', () => {
  expect(taken([claim('A', 'owner', 0.9), claim('B', 'owner', 0.9)])).toEqual(['A owner'])
})

test('an indicator may stand once for each year', () => {
  const claims = [claim('B', 'indicator:N1', 0.9, '2023 / 覆盖率'), claim('C', 'indicator:N1', 0.9, '2024 / 覆盖率')]
  expect(taken(claims)).toEqual(['B indicator:N1', 'C indicator:N1'])
})

test('no assignment weighs more, and none gives a column or a field twice', () => {
  const letters = ['A', 'B', 'C', 'D']
  const fields = ['f', 'g', 'h', 'i']
  const claims = fc.uniqueArray(
    fc.record({
      column: fc.constantFrom(...letters),
      field: fc.constantFrom(...fields),
      confidence: fc.integer({ min: 50, max: 99 }).map((percent) => percent / 100),
    }),
    { selector: ({ column, field }) => column + field, maxLength: 12 },
  )
  fc.assert(
    fc.property(claims, (drawn) => {
      const all = drawn.map(({ column, field, confidence }) => claim(column, field, confidence))
      const chosen = [...assignColumns(all).values()]
      expect(new Set(chosen.map(({ column }) => column.column)).size).toBe(chosen.length)
      expect(new Set(chosen.map(({ field }) => field)).size).toBe(chosen.length)
      expect(weigh(chosen)).toBeCloseTo(heaviest(all, new Set(), new Set()), 4)
    }),
  )
})

function weigh(claims: Claim[]): number {
  return claims.reduce((sum, { confidence }) => sum + confidence ** 12, 0)
}

/** By trying everything. */
function heaviest(claims: Claim[], columns: Set<string>, fields: Set<string>): number {
  const [first, ...rest] = claims
  if (!first) return 0
  const without = heaviest(rest, columns, fields)
  if (columns.has(first.column.column) || fields.has(first.field)) return without
  const withIt = heaviest(rest, new Set([...columns, first.column.column]), new Set([...fields, first.field]))
  return Math.max(without, first.confidence ** 12 + withIt)
}
