import { expect, test } from 'vitest'
import { alignColumns } from '../../../../src/core/matching/records/align-columns.ts'

test('columns are aligned by the last word of their names, else by what they hold', () => {
  const first = {
    columns: ['http://a.org/one.owl#name', 'http://a.org/one.owl#phone_number', 'where', 'price'],
    rows: [
      ['spago', '310-652', 'los angeles', '12'],
      ['citrus', '213-857', 'new york', '14'],
    ],
  }
  const second = {
    columns: ['city', 'phone', 'http://b.org/two.owl#name', 'remarks'],
    rows: [
      ['los angeles', '310/652', 'spago', ''],
      ['new york', '213/857', 'citrus grill', ''],
    ],
  }
  expect(alignColumns(first, second)).toEqual([
    [0, 2],
    [1, 1],
    [2, 0],
  ])
})
