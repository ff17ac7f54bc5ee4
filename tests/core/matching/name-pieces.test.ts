import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { namePieces } from '../../../src/core/matching/name-pieces.ts'

test.each([
  ['河湖巡查管理', '巡查河湖', ['河湖', '巡查'], [['管理'], []]],
  ['数字城管', '数字城市管理', ['数字城', '管'], [[], []]],
  ['城管执法', '城市管理执法', ['执法', '城管'], [[], []]],
  ['食品安全追溯', '食品安全投诉', ['食品安全'], [['追溯'], ['投诉']]],
  ['留守儿童关爱', '农村留守儿童关爱服务', ['留守儿童关爱'], [[], ['农村', '服务']]],
  ['智慧党建', '养老', [], [['智慧党建'], ['养老']]],
])('%s and %s', (one, other, shared, left) => {
  expect(namePieces(one, other)).toEqual({ shared, left })
})

test('what is shared and what is left make up the names again', () => {
  const name = fc.string({ unit: fc.constantFrom(...'河湖巡查管理城市'), maxLength: 9 })
  fc.assert(
    fc.property(name, name, (one, other) => {
      const { shared, left } = namePieces(one, other)
      const mine = [...shared, ...left[0]].join('').length
      expect(mine).toBeLessThanOrEqual(one.length)
      for (const piece of left[0]) expect(one).toContain(piece)
      for (const piece of left[1]) expect(other).toContain(piece)
    }),
  )
})
