import { expect, test } from 'vitest'
import { duplicateClusters } from '../../../src/core/matching/duplicate-clusters.ts'

const pair = (one: string, other: string, score: number) => ({
  score,
  systems: [one, other] as [string, string],
  reasons: [],
})

function groups(
  pairs: ReturnType<typeof pair>[],
  apart?: (one: string, other: string) => boolean,
): [string[], number, number][] {
  return duplicateClusters(pairs, 0.7, apart).map(({ systems, weakest, pairs: inside }) => [
    systems.toSorted(),
    weakest,
    inside.length,
  ])
}

test('candidates at or above the score join to groups with their weakest link, the largest first', () => {
  expect(
    groups([
      pair('d', 'e', 0.99),
      pair('a', 'b', 0.95),
      pair('b', 'c', 0.8),
      pair('a', 'c', 0.75),
      pair('e', 'f', 0.6),
    ]),
  ).toEqual([
    [['a', 'b', 'c'], 0.75, 3],
    [['d', 'e'], 0.99, 1],
  ])
})

test('a chain of likenesses is no group: it is cut at its weakest link', () => {
  expect(groups([pair('a', 'b', 0.95), pair('c', 'd', 0.9), pair('b', 'c', 0.8)])).toEqual([
    [['a', 'b'], 0.95, 1],
    [['c', 'd'], 0.9, 1],
  ])
})

test('two that are held apart are never in one group, however alike both are to a third', () => {
  const apart = (one: string, other: string) => [one, other].toSorted().join('') === 'ac'
  expect(groups([pair('a', 'b', 0.95), pair('b', 'c', 0.94)], apart)).toEqual([[['a', 'b'], 0.95, 1]])
})
