import { expect, test } from 'vitest'
import type { Interval, Reason, VerdictRow } from '../../../../src/core/review/verdict.ts'
import { marksOf, rowsByQuadrant, stacksOf } from '../../../../src/ui/screens/review/chart.ts'
import { fitsFilter } from '../../../../src/ui/screens/review/filters.ts'

const thresholds = { demand: 0.5, benefit: 0.5, capacity: 0.5, boundary: 0.5, inclusion: 0.5 }
const crossed: Reason = { test: 'red_line', result: 'yes', code: 'red_line_hit', values: {}, items: [], facts: [] }

function row(id: string, demand: Interval, benefit: Interval, more: Partial<VerdictRow> = {}): VerdictRow {
  return {
    system: { id, name: id },
    computed: 'keep',
    possible: ['keep'],
    settled: true,
    decided: null,
    into: null,
    decision_reason: null,
    intervals: { demand, benefit, capacity: null, boundary: null, inclusion: null },
    quadrant: null,
    reasons: [],
    flip: [],
    margin: null,
    stability: null,
    ...more,
  }
}

test('a system stands in a quadrant only if its intervals lie wholly on one side of both thresholds', () => {
  const groups = rowsByQuadrant(
    [
      row('both', [0.5, 1], [0.6, 0.9]),
      row('welcome', [0, 0.4], [0.5, 0.5]),
      row('fails', [0.7, 0.8], [0, 0.49]),
      row('neither', [0, 0.2], [0, 0.2]),
      row('across', [0.4, 0.6], [0.6, 0.9]),
      row('silent', null, [0.6, 0.9]),
    ],
    thresholds,
  )
  expect(Object.fromEntries([...groups].map(([name, rows]) => [name, rows.map((one) => one.system.id)]))).toEqual({
    needed_works: ['both'],
    unasked_works: ['welcome'],
    needed_fails: ['fails'],
    unasked_fails: ['neither'],
    open: ['across'],
    silent: ['silent'],
  })
})

test('marks at one place are stacked, those of red lines apart from the others', () => {
  const marks = marksOf([
    row('one', [0.4, 0.6], [0.4, 0.6]),
    row('two', [0.3, 0.7], [0.5, 0.5]),
    row('red', [0.5, 0.5], [0.5, 0.5], { reasons: [crossed] }),
    row('away', [0.9, 0.9], [0.1, 0.1]),
    row('silent', [0.5, 0.5], null),
  ])
  expect(stacksOf(marks).map((stack) => stack.map((mark) => mark.row.system.id))).toEqual([
    ['one', 'two'],
    ['red'],
    ['away'],
  ])
})

test('filters tell what is to be decided, not settled, red, or decided otherwise', () => {
  const open = row('open', null, null, { settled: false })
  const adopted = row('adopted', null, null, { decided: 'keep' })
  const other = row('other', null, null, { decided: 'retire', reasons: [crossed] })
  const names = ['undecided', 'unsettled', 'red_line', 'differs'] as const
  expect(
    names.map((name) =>
      [open, adopted, other]
        .filter((one) => fitsFilter(one, name, { system: null, signOff: null, moved: false }))
        .map((one) => one.system.id),
    ),
  ).toEqual([['open'], ['open'], ['other'], ['other']])
})
