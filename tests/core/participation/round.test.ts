import { expect, test } from 'vitest'
import {
  needsReason,
  roundFaults,
  summariseRound,
  type ConsultationRound,
} from '../../../src/core/participation/round.ts'

const opinion = (outcome: ConsultationRound['opinions'][number]['outcome']) => ({
  id: String(outcome),
  party: null,
  system: null,
  text: '并到一个入口',
  outcome,
  reason: null,
})
const round: ConsultationRound = {
  id: 'r',
  title: '整合方案征求意见',
  opened_on: '2026-10-01',
  closes_on: '2026-10-31',
  closed_on: null,
  channel: 'letter',
  note: null,
  parties: [
    { id: 'a', kind: 'township', locality: 't', name: '河口镇', asked: 10, answered: 8 },
    { id: 'b', kind: 'residents', locality: null, name: '居民代表', asked: 30, answered: null },
  ],
  opinions: [opinion('taken_up'), opinion('taken_up'), opinion('partly'), opinion('not_taken_up'), opinion(null)],
}

test('a round counts who was asked and answered, and what became of its opinions; unknown counts stay apart', () => {
  expect(summariseRound(round, '2026-10-20')).toEqual({
    asked: 40,
    answered: 8,
    unknown: 1,
    opinions: 5,
    taken_up: 2,
    partly: 1,
    not_taken_up: 1,
    undecided: 1,
    state: 'open',
    days_over: 0,
  })
})

test('a round is open on its last day, overdue the day after, and no longer once it is closed', () => {
  const states = (changes: Partial<ConsultationRound>, today: string) => {
    const { state, days_over: over } = summariseRound({ ...round, ...changes }, today)
    return [state, over]
  }
  expect([
    states({}, '2026-10-31'),
    states({}, '2026-11-01'),
    states({ closed_on: '2026-11-05' }, '2026-11-24'),
    states({ closes_on: null }, '2027-01-01'),
  ]).toEqual([
    ['open', 0],
    ['overdue', 1],
    ['closed', 0],
    ['open', 0],
  ])
})

test('a round with dates the wrong way round or more answers than people asked is at fault', () => {
  const parties = [{ name: '河口镇', asked: 3, answered: 4 }]
  expect(roundFaults({ ...round, title: ' ', closes_on: '2026-09-30', parties })).toEqual([
    { code: 'title_missing' },
    { code: 'dates_reversed' },
    { code: 'more_answered_than_asked', party: '河口镇' },
  ])
  expect(roundFaults(round)).toEqual([])
})

test('only what was not taken up whole needs a reason', () => {
  expect(([null, 'taken_up', 'partly', 'not_taken_up'] as const).map(needsReason)).toEqual([false, false, true, true])
})
