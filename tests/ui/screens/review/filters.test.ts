import { describe, expect, it } from 'vitest'
import type { Reason, VerdictRow } from '../../../../src/core/review/verdict.ts'
import { filterNames, fitsFilter, listNames } from '../../../../src/ui/screens/review/filters.ts'

const reason = (code: string): Reason => ({
  test: 'criticality',
  result: 'yes',
  code,
  values: {},
  items: [],
  facts: [],
})

function row(changes: Partial<VerdictRow>): VerdictRow {
  return {
    system: { id: 's1', name: '甲' },
    computed: 'keep',
    possible: ['keep'],
    settled: true,
    decided: null,
    into: null,
    decision_reason: null,
    intervals: { demand: null, benefit: null, capacity: null, boundary: null, inclusion: null },
    quadrant: null,
    reasons: [],
    flip: [],
    margin: null,
    stability: null,
    ...changes,
  }
}

const nothing = { system: null, signOff: null, moved: false }
const listsOf = (given: VerdictRow, ground: Parameters<typeof fitsFilter>[2] = nothing) =>
  [...filterNames, ...listNames].filter((name) => fitsFilter(given, name, ground))

describe('the lists of the portfolio', () => {
  it('tell decided otherwise, unsettled and crossed apart', () => {
    const given = row({ settled: false, decided: 'retire', reasons: [reason('red_line_hit')] })
    expect(listsOf(given)).toEqual(['all', 'unsettled', 'red_line', 'differs'])
  })

  it('count a mandate from above as a guard only where the test says yes', () => {
    expect(listsOf(row({ reasons: [reason('mandated_yes')] }))).toEqual(['all', 'undecided', 'vertical'])
    expect(listsOf(row({ reasons: [reason('mandated_maybe')] }))).toEqual(['all', 'undecided'])
  })

  it('hold a broken signature, a disagreement and an override whose ground moved', () => {
    const signOff = {
      system: { id: 's1', name: '甲' },
      reviewer: null,
      state: 'in_review' as const,
      signature: { author: '王敏', at: '2026-01-01T00:00:00Z', hash: 'x', broken: true },
      disagreements: 1,
    }
    expect(listsOf(row({}), { system: null, signOff, moved: true })).toEqual([
      'all',
      'undecided',
      'broken',
      'disagreement',
      'moved',
    ])
  })
})
