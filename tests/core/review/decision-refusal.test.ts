import { expect, test } from 'vitest'
import { decisionRefusal } from '../../../src/core/review/decision-refusal.ts'

test('a merger needs a target, a decision against the computed verdict a reason, and nothing else is asked', () => {
  const refusals = [
    decisionRefusal('keep', 'keep', null, null),
    decisionRefusal('keep', 'retire', null, null),
    decisionRefusal('keep', 'retire', null, '已由市级平台统一值守'),
    decisionRefusal('merge', 'merge', null, '功能相近'),
    decisionRefusal('merge', 'merge', 'S0002', null),
    decisionRefusal('keep', 'merge', 'S0002', null),
  ]
  expect(refusals).toEqual([null, 'reason_needed', null, 'target_needed', null, 'reason_needed'])
})
