import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, wordLikeness } from '../../../../src/core/matching/records/word-likeness.ts'

test.each([
  ['delicatessen', 'deli', 0.85],
  ['j', 'john', 0.5],
  ['fitt', 'fit', 0.85],
  ['street', 'stretet', 1 - 1 / 6],
  ['crescent', 'rescent', 1 - 1 / 7],
  ['1350', '1351', 0],
  ['palace', 'court', 0],
])('%s and %s', (one, other, likeness) => {
  expect(wordLikeness(one, other)).toBeCloseTo(likeness)
  expect(wordLikeness(other, one)).toBeCloseTo(likeness)
})

test('the distance is nothing for the same, symmetric, and never more than what turns one into nothing', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other, 99)
      expect([editDistance(one, one, 99), editDistance(other, one, 99)]).toEqual([0, distance])
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length))
    }),
  )
})
