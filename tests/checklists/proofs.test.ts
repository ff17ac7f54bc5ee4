import { expect, test } from 'vitest'
import type { Facts } from '../../src/core/checklist/condition.ts'
import { provingPosition } from '../../src/core/checklist/prove.ts'
import { readFixtures, shipped, strangersIn } from './shipped.ts'

type Fixture = { facts: Facts; gives: string }

const fixtures = readFixtures<Fixture[]>('proofs.yaml')
const provable = shipped.checklists.flatMap((checklist) => checklist.items).filter((item) => item.proven_by.length > 0)

test('every item that facts can prove has fixtures, and only those', () => {
  expect(Object.keys(fixtures)).toEqual(provable.map((item) => item.id))
})

test('fixtures name facts that exist', () => {
  expect(Object.values(fixtures).flatMap((entries) => entries.flatMap(({ facts }) => strangersIn(facts)))).toEqual([])
})

for (const item of provable) {
  test(`${item.id}: every proof is met by its fixture, and unknown facts leave the item open`, () => {
    const entries = fixtures[item.id] ?? []
    const found = entries.map(({ facts }) => item.proven_by[provingPosition(item, facts)]?.choice ?? 'open')
    expect(found).toEqual(entries.map(({ gives }) => gives))

    const positions = entries.map(({ facts }) => provingPosition(item, facts))
    expect([...new Set(positions)].filter((position) => position >= 0)).toEqual(item.proven_by.map((_, index) => index))
    expect(positions).toContain(-1)
  })
}

test('no item is proven where nothing is known', () => {
  expect(provable.filter((item) => provingPosition(item, {}) !== -1).map((item) => item.id)).toEqual([])
})
