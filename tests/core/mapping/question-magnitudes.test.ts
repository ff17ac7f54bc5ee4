import { expect, test } from 'vitest'
import type { ColumnMapping } from '../../../src/core/mapping/map-columns.ts'
import { questionMagnitudes } from '../../../src/core/mapping/question-magnitudes.ts'
import type { ReadRecord } from '../../../src/core/mapping/reading.ts'

const column: ColumnMapping = {
  column: 'P',
  header: '年度运维费（万元）',
  path: '年度运维费（万元）',
  unit: '万元',
  field: 'annual_cost',
  confidence: 1,
  reason: 'heading',
  agrees: 1,
  sensitive: null,
  year: null,
}

function recordsOf(...amounts: number[]): ReadRecord[] {
  return amounts.map((value, index) => ({
    row: index + 5,
    values: { annual_cost: { value, raw: String(value / 10_000), column: 'P', sure: 1 } },
    extra: {},
  }))
}

test('an amount a thousandfold above its column is taken back, its text kept, and the cell is named', () => {
  const records = recordsOf(30_000, 50_000, 80_000, 20_000, 60_000, 45_000, 90_000, 2_600_000_000)
  expect(questionMagnitudes(records, [column], (field) => field === 'annual_cost')).toEqual([
    {
      cell: 'P12',
      code: 'unit_doubtful',
      severity: 'error',
      values: { field: 'annual_cost', raw: '260000', value: '2600000000' },
    },
  ])
  expect(records[7]?.values['annual_cost']).toEqual({ value: null, raw: '260000', column: 'P', sure: 0 })
  expect(records[0]?.values['annual_cost']?.value).toBe(30_000)
})

test('few amounts, harmless ones and columns that hold no money are left alone', () => {
  const few = recordsOf(100, 200, 2_600_000_000)
  const harmless = recordsOf(100, 100, 100, 100, 100, 100, 100, 9_000_000)
  expect(questionMagnitudes(few, [column], () => true)).toEqual([])
  expect(questionMagnitudes(harmless, [column], () => true)).toEqual([])
  expect(questionMagnitudes(recordsOf(1, 1, 1, 1, 1, 1, 1, 2_600_000_000), [column], () => false)).toEqual([])
})
