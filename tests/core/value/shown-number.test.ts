import { expect, test } from 'vitest'
import { parseCount } from '../../../src/core/value/parse-count.ts'
import { parseMoney } from '../../../src/core/value/parse-money.ts'

test('a unit that only the number format shows counts as if it were written', () => {
  expect(parseMoney({ text: '120.0万元', value: 120, kind: 'number' }, null)).toEqual({ value: 1_200_000, sure: 1 })
  expect(parseMoney({ text: '1.5万元', value: 1.5, kind: 'number' }, '元')).toEqual({ value: 15_000, sure: 1 })
  expect(parseCount({ text: '35.0000万人', value: 35, kind: 'number' }, null)).toEqual({ value: 350_000, sure: 1 })
  expect(parseCount({ text: '0.0040万人', value: 0.004, kind: 'number' }, null)).toEqual({ value: 40, sure: 1 })
  expect(parseCount({ text: '12人', value: 12, kind: 'number' }, null)).toEqual({ value: 12, sure: 1 })
})

test('a figure that the format scales down is the one that is stored', () => {
  expect(parseMoney({ text: '120.0万元', value: 1_200_000, kind: 'number' }, '元')).toEqual({
    value: 1_200_000,
    sure: 1,
  })
  expect(parseMoney({ text: '12万', value: 123_456, kind: 'number' }, '元')).toEqual({ value: 123_456, sure: 1 })
})

test('separators, signs of money and percentages are no unit of their own', () => {
  expect(parseMoney({ text: '1,234.50', value: 1234.5, kind: 'number' }, '元')).toEqual({ value: 1234.5, sure: 1 })
  expect(parseMoney({ text: '¥3,500', value: 3500, kind: 'number' }, '元')).toEqual({ value: 3500, sure: 1 })
})
