import { expect, test } from 'vitest'
import { fitsFilter, problemsOf } from '../../../../src/ui/screens/import/problem-list.ts'
import { tableOf } from './fixtures.ts'

const table = tableOf({
  bounds: { top: 2, bottom: 9, left: 3, right: 6 },
  refused: [{ row: 7, reason: 'no_name', text: '教育局' }],
  problems: [
    {
      cell: 'D3',
      code: 'note_approximate',
      severity: 'info',
      values: { field: 'annual_cost', raw: '约3万', value: '30000' },
    },
    { cell: 'E4', code: 'not_a_date', severity: 'error', values: { field: 'launched_on', raw: '去年' } },
  ],
})

test('rows not taken and unread cells come before what is only said; each keeps its place as its number', () => {
  expect(problemsOf(table).map(({ number, cell, code, severity }) => [number, cell, code, severity])).toEqual([
    [0, 'C7', 'no_name', 'error'],
    [1, 'E4', 'not_a_date', 'error'],
    [2, 'D3', 'note_approximate', 'info'],
  ])
})

test('a filter takes severity and kind together', () => {
  const fitting = (severity: 'all' | 'error', code: string) =>
    problemsOf(table)
      .filter((problem) => fitsFilter(problem, { severity, code }))
      .map(({ cell }) => cell)
  expect([
    fitting('all', ''),
    fitting('error', ''),
    fitting('error', 'not_a_date'),
    fitting('error', 'note_approximate'),
  ]).toEqual([['C7', 'E4', 'D3'], ['C7', 'E4'], ['E4'], []])
})
