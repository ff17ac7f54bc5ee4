import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { irreducibleConflict } from '../../../src/core/plan/conflict.ts'

test('one conflict is found among many limits, and nothing of it can be left out', () => {
  const cores = fc.array(fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(cores, (conflicts) => {
      const feasible = (limits: ReadonlySet<number>) =>
        !conflicts.some((core) => core.every((limit) => limits.has(limit)))
      const found =
        irreducibleConflict(
          Array.from({ length: 41 }, (_, limit) => limit),
          feasible,
        ) ?? []
      expect(feasible(new Set(found))).toBe(false)
      for (const limit of found) expect(feasible(new Set(found.filter((other) => other !== limit)))).toBe(true)
    }),
  )
})

test('limits that hold together have no conflict', () => {
  expect(irreducibleConflict([1, 2], () => true)).toBeNull()
})
