import { expect, test } from 'vitest'
import type { DuplicateCluster } from '../../../../src/contract/calls/duplicate.ts'
import { allPairs, joinsOf, keyOf, pairsOf } from '../../../../src/ui/screens/duplicates/groups.ts'

const [a, b, c] = ['甲', '乙', '丙'].map((name, index) => ({ id: `S${index + 1}`, name }))
const group: DuplicateCluster = {
  systems: [b!, a!, c!],
  weakest: 0.8,
  sure: false,
  pairs: [
    { score: 0.95, systems: [a!, b!], reasons: [], decision: null },
    { score: 0.8, systems: [c!, b!], reasons: [], decision: null },
  ],
}

test('a group is known by its records in any order', () => {
  expect(keyOf(group)).toBe(keyOf({ ...group, systems: [c!, b!, a!] }))
})

test('the weakest pair comes first, each named by the places of its records', () => {
  expect(pairsOf(group).map(({ pair, places }) => [pair.score, places])).toEqual([
    [0.8, [1, 3]],
    [0.95, [1, 2]],
  ])
})

test('all pairs of three are three; joined in bulk, each goes to the first of its group', () => {
  expect(allPairs(['x', 'y', 'z'])).toEqual([
    ['x', 'y'],
    ['x', 'z'],
    ['y', 'z'],
  ])
  expect(joinsOf([group, { ...group, systems: [c!] }])).toEqual([
    ['S2', 'S1'],
    ['S2', 'S3'],
  ])
})
