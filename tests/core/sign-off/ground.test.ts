import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groundChanges, groundText } from '../../../src/core/sign-off/ground.ts'
import type { SignedGround, SignOffEvent } from '../../../src/core/sign-off/sign-off.ts'
import { signOffStanding } from '../../../src/core/sign-off/standing.ts'

const ground: SignedGround = {
  facts: { check_in: true, kind: 'app', annual_cost: null },
  answers: { 'SF-01': { choice: 'yes', note: '现场核实' } },
  evidence: [
    { item: 'SF-01', name: 'b.png', sha256: '2' },
    { item: 'SF-01', name: 'a.png', sha256: '1' },
  ],
  computed: 'keep',
  decision: null,
  checklists: { 'scene-fit': '1 abc' },
}

const grounds: fc.Arbitrary<SignedGround> = fc.record({
  facts: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(true, false, null, 'x', 3)),
  answers: fc.dictionary(
    fc.constantFrom('SF-01', 'SF-02'),
    fc.record({ choice: fc.constantFrom('yes', 'no'), note: fc.constantFrom(null, 'n') }),
  ),
  evidence: fc.array(
    fc.record({ item: fc.constantFrom('SF-01'), name: fc.constantFrom('p', 'q'), sha256: fc.constantFrom('1', '2') }),
    { maxLength: 3 },
  ),
  computed: fc.constantFrom('keep', 'retire'),
  decision: fc.constantFrom(null, { verdict: 'keep' as const, into: null, reason: null }),
  checklists: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2')),
})

test('a ground differs exactly where its text does, so that no signature breaks without a word', () => {
  fc.assert(
    fc.property(grounds, grounds, (one, other) => {
      const unknownOnly = (left: SignedGround, right: SignedGround) =>
        Object.entries(left.facts).every(([key, value]) => value !== null || key in right.facts)
      // A fact that only one ground reads and that is unknown is no difference of values.
      fc.pre(unknownOnly(one, other) && unknownOnly(other, one))
      expect(groundChanges(one, other).length > 0).toBe(groundText(one) !== groundText(other))
    }),
  )
})

test('the order in which evidence came plays no part', () => {
  expect(groundText({ ...ground, evidence: ground.evidence.toReversed() })).toBe(groundText(ground))
})

test('each change is told with what was and what is', () => {
  const now: SignedGround = {
    ...ground,
    facts: { ...ground.facts, check_in: false, months: 3 },
    answers: {},
    computed: 'retire',
    decision: { verdict: 'retire', into: null, reason: null },
  }
  expect(groundChanges(ground, now)).toEqual([
    { part: 'fact', key: 'check_in', before: true, after: false },
    { part: 'answer', key: 'SF-01', before: { choice: 'yes', note: '现场核实' }, after: null },
    { part: 'decision', key: 'decision', before: null, after: now.decision },
    { part: 'computed', key: 'computed', before: 'keep', after: 'retire' },
  ])
})

test('a signature stands while its ground does, falls back to review when it moves, and stands again when it is back', () => {
  const signature: SignOffEvent = {
    id: 'e',
    step: 'sign',
    reason: null,
    author: '李明',
    at: '2026-11-20T02:00:00.000Z',
    ground,
    hash: 'h',
  }
  const moved = { ...ground, computed: 'retire' as const }
  expect(signOffStanding([signature], () => ground)).toEqual({ state: 'signed', signature, changes: [] })
  expect(signOffStanding([signature], () => moved)).toMatchObject({ state: 'in_review', signature: { id: 'e' } })
  expect(signOffStanding([], () => ground).state).toBe('draft')
})
