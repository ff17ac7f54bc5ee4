import { expect, test } from 'vitest'
import { countsOf, foremostPart } from '../../../../src/ui/screens/import/difference-parts.ts'
import { differenceOf } from './fixtures.ts'

const renamed = {
  row: 5,
  name: '家校通APP',
  id: 'S1',
  was: '家校通',
  score: 0.9,
  reasons: [],
  accepted: false,
  rejected: false,
}

test('the counts of several tables are summed part by part', () => {
  const one = differenceOf({ added: [{ row: 3, name: '甲' }], unchanged: 4, gone: [{ id: 'S2', name: '乙' }] })
  const other = differenceOf({ unchanged: 2, renamed: [renamed] })
  expect(countsOf([one, other])).toEqual({
    back: 0,
    renamed: 1,
    updated: 0,
    added: 1,
    gone: 1,
    unchanged: 6,
    skipped: 0,
  })
})

test('what a person must look at comes to the fore', () => {
  const both = countsOf([differenceOf({ added: [{ row: 3, name: '甲' }], renamed: [renamed] })])
  expect([foremostPart(both), foremostPart(countsOf([]))]).toEqual(['renamed', 'added'])
})
