import { expect, test } from 'vitest'
import type { VerdictRow } from '../../../src/core/review/verdict.ts'
import { differingFrom, verdictChanges } from '../../../src/ui/stores/settings.ts'

const shipped = { demand: 0.5, benefit: 0.5, capacity: 0.5, boundary: 0.5, inclusion: 0.5 }

function row(id: string, possible: VerdictRow['possible']): VerdictRow {
  return {
    system: { id, name: `系统${id}` },
    computed: possible[0] ?? 'keep',
    possible,
    settled: possible.length === 1,
    decided: null,
    into: null,
    decision_reason: null,
    intervals: { demand: null, benefit: null, capacity: null, boundary: null, inclusion: null },
    quadrant: null,
    reasons: [],
    flip: [],
    margin: null,
    stability: null,
  }
}

test('only thresholds unlike the shipped ones are stored; none at all means shipped', () => {
  expect(differingFrom({ ...shipped, demand: 0.6 }, shipped)).toEqual({ demand: 0.6 })
  expect(differingFrom({ ...shipped }, shipped)).toBeNull()
})

test('the effect names each system with other possible verdicts, and counts what is settled', () => {
  const before = { rows: [row('1', ['keep', 'merge']), row('2', ['retire']), row('3', ['keep'])] }
  const after = { rows: [row('1', ['keep']), row('2', ['merge', 'retire']), row('3', ['keep'])] }
  expect(verdictChanges(before, after)).toEqual({
    total: 3,
    changed: [
      { system: { id: '1', name: '系统1' }, before: ['keep', 'merge'], after: ['keep'] },
      { system: { id: '2', name: '系统2' }, before: ['retire'], after: ['merge', 'retire'] },
    ],
    settled: { before: 2, after: 2 },
  })
})
