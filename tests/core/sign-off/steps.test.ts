import { expect, test } from 'vitest'
import { signOffStates, signOffSteps } from '../../../src/core/sign-off/sign-off.ts'
import { obstaclesTo, stateAfter, stepsFrom, type Situation } from '../../../src/core/sign-off/steps.ts'

const ready: Situation = {
  state: 'in_review',
  settled: true,
  possible: 1,
  computed: 'keep',
  decided: null,
  decision_reason: null,
  disagreements: 0,
  replies: { waiting: 0, undecided: 0 },
}

test('every state allows these steps and no others', () => {
  expect(Object.fromEntries(signOffStates.map((state) => [state, stepsFrom(state)]))).toEqual({
    draft: ['submit'],
    in_review: ['recall', 'return', 'sign'],
    returned: ['submit'],
    signed: ['revoke'],
  })
  expect(Object.fromEntries(signOffSteps.map((step) => [step, stateAfter(step)]))).toEqual({
    submit: 'in_review',
    recall: 'draft',
    return: 'returned',
    sign: 'signed',
    revoke: 'in_review',
  })
})

test('a step that the state does not allow says so, whatever else stands in its way', () => {
  for (const state of signOffStates) {
    for (const step of signOffSteps.filter((one) => !stepsFrom(state).includes(one))) {
      const obstacles = obstaclesTo(step, { ...ready, state, settled: false, disagreements: 1 }, 'reason')
      expect(obstacles).toEqual([{ code: 'wrong_state', values: { state, step } }])
    }
  }
})

test('everything that keeps a review from being signed is told at once', () => {
  expect(obstaclesTo('sign', ready, null)).toEqual([])
  const bad: Situation = {
    ...ready,
    settled: false,
    possible: 3,
    decided: 'retire',
    disagreements: 2,
    replies: { waiting: 1, undecided: 1 },
  }
  expect(obstaclesTo('sign', bad, null).map(({ code, values }) => [code, values])).toEqual([
    ['unsettled', { count: 3 }],
    ['decision_without_reason', { decided: 'retire', computed: 'keep' }],
    ['disagreement', { count: 2 }],
    ['reply_waiting', { count: 1 }],
    ['reply_undecided', { count: 1 }],
  ])
})

test('what is not settled can be signed as put off with a reason, and not without', () => {
  const open: Situation = { ...ready, settled: false, possible: 2, decided: 'defer' }
  expect(obstaclesTo('sign', { ...open, decision_reason: '待上级明确' }, null)).toEqual([])
  expect(obstaclesTo('sign', open, null).map(({ code }) => code)).toEqual(['unsettled', 'decision_without_reason'])
})

test('a review is not returned, and a signature not taken back, without a reason', () => {
  expect(obstaclesTo('return', ready, ' ')).toEqual([{ code: 'reason_needed', values: { step: 'return' } }])
  expect(obstaclesTo('revoke', { ...ready, state: 'signed' }, null).map(({ code }) => code)).toEqual(['reason_needed'])
  expect(obstaclesTo('return', ready, '缺少佐证')).toEqual([])
})
