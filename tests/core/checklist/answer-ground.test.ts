import { expect, test } from 'vitest'
import { groundMove, groundOfAnswer } from '../../../src/core/checklist/answer-ground.ts'
import { makeItem } from './sample-items.ts'

const cost = makeItem({
  proven_by: [
    { when: { fact: 'annual_cost', below: 100 }, choice: 'yes' },
    { when: { fact: 'annual_cost', at_least: 100 }, choice: 'no' },
  ],
})
const freshness = makeItem({
  proven_by: [
    { when: { fact: 'months_since_update', below: 6 }, choice: 'yes' },
    { when: { fact: 'months_since_update', at_least: 6 }, choice: 'no' },
  ],
})

test('the ground of an answer is what the facts prove and the values of all that speaks to the item', () => {
  expect([
    groundOfAnswer(cost, { annual_cost: 300, kind: 'app' }),
    groundOfAnswer(cost, {}),
    groundOfAnswer(makeItem({}), {}),
  ]).toEqual([{ choice: 'no', facts: { annual_cost: 300 } }, { choice: null, facts: { annual_cost: null } }, null])
})

test('an answer against the facts moves with their values, also where they prove the same as before', () => {
  const ground = groundOfAnswer(cost, { annual_cost: 300 })
  expect([
    groundMove(cost, 'yes', ground, { annual_cost: 300 }),
    groundMove(cost, 'yes', ground, { annual_cost: 200 }),
    groundMove(cost, 'partly', ground, { annual_cost: 50 }),
    groundMove(cost, 'yes', ground, { annual_cost: null }),
  ]).toEqual([
    null,
    { before: 'no', now: 'no', facts: [{ name: 'annual_cost', before: 300, now: 200 }] },
    { before: 'no', now: 'yes', facts: [{ name: 'annual_cost', before: 300, now: 50 }] },
    { before: 'no', now: null, facts: [{ name: 'annual_cost', before: 300, now: null }] },
  ])
})

test('facts that come to prove the answer itself do not move it', () => {
  const ground = groundOfAnswer(cost, { annual_cost: 300 })
  expect(groundMove(cost, 'yes', ground, { annual_cost: 50 })).toBeNull()
})

test('an answer given where nothing was proven moves once the facts prove another', () => {
  const ground = groundOfAnswer(cost, {})
  expect([
    groundMove(cost, 'yes', ground, { annual_cost: 50 }),
    groundMove(cost, 'yes', ground, { annual_cost: 300 }),
  ]).toEqual([null, { before: null, now: 'no', facts: [{ name: 'annual_cost', before: null, now: 300 }] }])
})

test('an answer that agreed with the facts moves only when they prove another choice', () => {
  const ground = groundOfAnswer(cost, { annual_cost: 300 })
  expect([groundMove(cost, 'no', ground, { annual_cost: 400 }), groundMove(cost, 'no', ground, {})]).toEqual([
    null,
    null,
  ])
  expect(groundMove(cost, 'no', ground, { annual_cost: 50 })?.now).toBe('yes')
})

test('the passing of months alone moves nothing, a later date does', () => {
  const before = { months_since_update: 7, last_updated_on: '2026-04' }
  const ground = groundOfAnswer(freshness, before)
  expect(ground).toEqual({ choice: 'no', facts: { last_updated_on: '2026-04' } })
  expect([
    groundMove(freshness, 'yes', ground, { ...before, months_since_update: 8 }),
    groundMove(freshness, 'partly', ground, { months_since_update: 1, last_updated_on: '2026-11' })?.facts,
  ]).toEqual([null, [{ name: 'last_updated_on', before: '2026-04', now: '2026-11' }]])
})

test('an answer of an earlier program has no ground that could move', () => {
  expect(groundMove(cost, 'yes', null, { annual_cost: 300 })).toBeNull()
})
