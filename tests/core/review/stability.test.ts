import { expect, test } from 'vitest'
import { explainVerdict } from '../../../src/core/review/review-system.ts'
import { findFlipSets } from '../../../src/core/review/flip.ts'
import { assess } from '../../../src/core/review/assess.ts'
import { allYes, item, oneEach, ordinaryFacts, reviewer } from './rulebook.ts'

const stability = (weights: [number, number], answers: Record<string, string>) =>
  explainVerdict(
    reviewer([
      item('D', 'demand'),
      item('B1', 'benefit', { weight: weights[0] }),
      item('B2', 'benefit', { weight: weights[1] }),
    ]),
    { system: { id: 's', name: 's' }, facts: ordinaryFacts(), answers: { D: 'yes', ...answers }, decision: null },
  ).stability

test('what no weighting within a fifth can move is stable for certain', () => {
  // 3 against 1: at worst 2.4 against 1.2, still above a half.
  expect(stability([3, 1], { B1: 'yes', B2: 'no' })).toBe(1)
  // The mirror image, below the threshold.
  expect(stability([1, 3], { B1: 'yes', B2: 'no' })).toBe(1)
})

test('what hangs in the balance is sampled, and the same each time', () => {
  const even = stability([1, 1], { B1: 'yes', B2: 'no' })

  expect(even).toBeGreaterThan(0.45)
  expect(even).toBeLessThan(0.55)
  expect(stability([1, 1], { B1: 'yes', B2: 'no' })).toBe(even)
  const rather = stability([1.2, 1], { B1: 'yes', B2: 'no' })
  expect(rather).toBeGreaterThan(even ?? 1)
  expect(rather).toBeLessThan(1)
})

test('where facts alone decide, weights say nothing', () => {
  const row = explainVerdict(reviewer(oneEach), {
    system: { id: 's', name: 's' },
    facts: ordinaryFacts({ yields_to_duplicate: true }),
    answers: allYes,
    decision: null,
  })

  expect([row.computed, row.stability, row.margin]).toEqual(['merge', null, null])
})

test('where no single answer turns a verdict, the smallest set that does is found', () => {
  const items = [1, 2, 3].map((at) => item(`B${at}`, 'benefit')).concat(item('D', 'demand'))
  const rulebook = reviewer(items)
  const assessment = assess(rulebook, ordinaryFacts(), { D: 'yes', B1: 'yes', B2: 'yes', B3: 'yes' })

  expect(
    findFlipSets(rulebook, assessment).map((set) => set.map((flip) => `${flip.item} ${flip.to}`).join(', ')),
  ).toEqual(['B1 no, B2 no', 'B1 no, B3 no', 'B2 no, B3 no'])
})
