import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDate } from '../../../src/core/value/parse-date.ts'
import { cell, dateCell } from './values.ts'

test.each([
  ['2021年3月', '2021-03'],
  ['2021年03月15日', '2021-03-15'],
  ['２０２１年３月', '2021-03'],
  ['2021.3', '2021-03'],
  ['2021.10', '2021-10'],
  ['2021/3/15', '2021-03-15'],
  ['2021-03-15 10:20:00', '2021-03-15'],
  ['2021 年 3 月', '2021-03'],
  ['20210315', '2021-03-15'],
  ['202103', '2021-03'],
  ['2021', '2021'],
  ['2021年', '2021'],
  ['Mar 2021', '2021-03'],
  ['March 15, 2021', '2021-03-15'],
  ['15 March 2021', '2021-03-15'],
  ['3/15/2021', '2021-03-15'],
  ['2020年2月29日', '2020-02-29'],
  ['二〇二一年三月', '2021-03'],
  ['二零二一年十二月二十五日', '2021-12-25'],
])('%s can only be read one way', (text, value) => {
  expect(parseDate(cell(text))).toEqual({ value, sure: 1 })
})

test.each([
  ['2021年上半年', { value: '2021', sure: 0.7, note: 'part_of_year' }],
  ['2021年底', { value: '2021', sure: 0.7, note: 'part_of_year' }],
  ['2021年3月中旬', { value: '2021-03', sure: 0.9, note: 'part_of_month' }],
  ['21年3月', { value: '2021-03', sure: 0.8, note: 'two_digit_year' }],
  ['民國110年3月', { value: '2021-03', sure: 0.9, note: 'republic_year' }],
  ['113/5/20', { value: '2024-05-20', sure: 0.7, note: 'republic_year' }],
  ['110年4月', { value: '2021-04', sure: 0.7, note: 'republic_year' }],
  ['2022-2023', { value: '2022', sure: 0.6, note: 'year_span' }],
  ['21/3/5', { value: '2021-03-05', sure: 0.7, note: 'two_digit_year' }],
  ['2021年3月建成投入使用', { value: '2021-03', sure: 0.9, note: 'word_within' }],
  ['2021.03.05验收', { value: '2021-03-05', sure: 0.9, note: 'word_within' }],
  ['2021.1', { value: '2021-01', sure: 0.8, note: 'month_doubtful' }],
])('%s is read on an assumption that is named', (text, parsed) => {
  expect(parseDate(cell(text))).toEqual(parsed)
})

test.each([
  ['长期', 'not_a_date'],
  ['2021年13月', 'not_a_date'],
  ['2026年2月30日', 'not_a_date'],
  ['2202年3月', 'not_a_date'],
  ['详见合同', 'not_a_date'],
  ['3/4/2021', 'date_doubtful'],
  ['113/13/20', 'not_a_date'],
  ['200/5/20', 'not_a_date'],
  ['5/3/12', 'date_doubtful'],
  ['2019年建成，2021年改版', 'not_a_date'],
  ['2019年至2023年', 'date_range'],
])('%s is a problem, not a guess', (text, problem) => {
  expect(parseDate(cell(text))).toEqual({ problem })
})

test('numbers are years, months, days or serial dates, and 2021.1 may be October', () => {
  expect(parseDate(cell(2021))).toEqual({ value: '2021', sure: 1 })
  expect(parseDate(cell(20210315))).toEqual({ value: '2021-03-15', sure: 1 })
  expect(parseDate(cell(44256))).toEqual({ value: '2021-03-01', sure: 0.85, note: 'serial_number' })
  expect(parseDate(cell(2021.1))).toEqual({ value: '2021', sure: 0.7, note: 'month_doubtful' })
  expect(parseDate(cell(2021.3))).toEqual({ value: '2021-03', sure: 1 })
  expect(parseDate(cell(12))).toEqual({ problem: 'not_a_date' })
})

test('a real date that is shown as a month is known to the month only', () => {
  expect(parseDate(dateCell('2021-03-01', '2021年3月'))).toEqual({ value: '2021-03', sure: 1 })
  expect(parseDate(dateCell('2021-03-01', '2021/3/1'))).toEqual({ value: '2021-03-01', sure: 1 })
})

test('every day survives each of the usual spellings', () => {
  const day = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, fc.constantFrom('-', '/', '.'), (date, separator) => {
      const iso = date.toISOString().slice(0, 10)
      const [year, month, dayOfMonth] = iso.split('-').map(Number)
      expect(parseDate(cell(`${year}${separator}${month}${separator}${dayOfMonth}`))).toEqual({ value: iso, sure: 1 })
      expect(parseDate(cell(`${year}年${month}月${dayOfMonth}日`))).toEqual({ value: iso, sure: 1 })
    }),
  )
})
