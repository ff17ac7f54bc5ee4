import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCount, parseNumber } from '../../../src/core/value/parse-count.ts'
import { parseMinutes } from '../../../src/core/value/parse-minutes.ts'
import { parseMoney } from '../../../src/core/value/parse-money.ts'
import { parseShare } from '../../../src/core/value/parse-share.ts'
import { cell, errorCell } from './values.ts'

describe('money', () => {
  test.each([
    ['35.6', '万元', 356_000],
    ['1.1', '万元', 11_000],
    ['３５．６', '万元', 356_000],
    ['1,234,567.80', '元', 1_234_567.8],
    ['300万元', '元', 3_000_000],
    ['1,250', '新臺幣千元', 1_250_000],
    ['42000元', '万元', 42_000],
    ['35万', null, 350_000],
    ['3.5亿元', null, 350_000_000],
    ['¥3,500', null, 3500],
    ['0', null, 0],
    ['三百二十万元', null, 3_200_000],
    ['1億2千萬元', null, 120_000_000],
    ['贰拾万元整', '元', 200_000],
    ['合同价35万', null, 350_000],
  ])('%s in a column of %s', (text, unit, value) => {
    expect(parseMoney(cell(text), unit)).toEqual({ value, sure: 1 })
  })

  test('what is approximate, a range or a limit is less sure and says so', () => {
    expect(parseMoney(cell('约35'), '万元')).toEqual({ value: 350_000, sure: 0.8, note: 'approximate' })
    expect(parseMoney(cell('50-60'), '万元')).toEqual({ value: 550_000, sure: 0.6, note: 'range_middle' })
    expect(parseMoney(cell('5万-8万'), null)).toEqual({ value: 65_000, sure: 0.6, note: 'range_middle' })
    expect(parseMoney(cell('每年12万元'))).toEqual({ value: 120_000, sure: 0.8, note: 'word_within' })
    expect(parseMoney(cell('100以上'), '万元')).toEqual({ value: 1_000_000, sure: 0.6, note: 'bound' })
  })

  test('without a unit only a number too large for 万元 is taken', () => {
    expect(parseMoney(cell(35), null)).toEqual({ problem: 'unit_unknown' })
    expect(parseMoney(cell(186_000), null)).toEqual({ value: 186_000, sure: 0.7, note: 'unit_assumed' })
    expect(parseMoney(cell('$500'), null)).toEqual({ problem: 'unit_unknown' })
  })

  test('无 is unknown, not nothing; errors and words are problems', () => {
    expect(parseMoney(cell('无'), '元')).toEqual({ value: null, sure: 0.6, note: 'none_taken_as_unknown' })
    expect(parseMoney(errorCell('#REF!'), '元')).toEqual({ problem: 'formula_error' })
    expect(parseMoney(cell('见合同'), '元')).toEqual({ problem: 'not_a_number' })
    expect(parseMoney(cell('1万元/月'))).toEqual({ problem: 'unit_unknown' })
    expect(parseMoney(cell('12和15'), '万元')).toEqual({ problem: 'not_a_number' })
    expect(parseMoney(cell(-3), '万元')).toEqual({ problem: 'negative' })
  })
})

describe('counts', () => {
  test.each([
    ['1,234人', null, 1234],
    ['1.2万', null, 12_000],
    ['1.2', '万人', 12_000],
    ['８', '人', 8],
    ['12 500', null, 12_500],
    ['3.5w', null, 35_000],
    ['一万二千人', null, 12_000],
    ['一亿三千万', null, 130_000_000],
  ])('%s in a column of %s', (text, unit, value) => {
    expect(parseCount(cell(text), unit)).toEqual({ value, sure: 1 })
  })

  test('a fraction of a person and words that name no one number are problems', () => {
    expect(parseCount(cell('12.5'))).toEqual({ problem: 'fraction_of_count' })
    for (const text of ['三五个', '百十人', '两万五']) {
      expect(parseCount(cell(text))).toEqual({ problem: 'not_a_number' })
    }
    expect(parseCount(cell('1万2千'))).toEqual({ value: 12_000, sure: 1 })
    expect(parseCount(cell('1万2'))).toEqual({ problem: 'not_a_number' })
    expect(parseCount(cell('一般'))).toEqual({ problem: 'not_a_number' })
    expect(parseCount(cell('1人（兼）'))).toEqual({ value: 1, sure: 0.85, note: 'rest_not_read' })
    expect(parseCount(cell('9.5k'))).toEqual({ value: 9500, sure: 0.8, note: 'unit_assumed' })
    expect(parseCount(cell('3000余人'))).toEqual({ value: 3000, sure: 0.8, note: 'approximate' })
  })

  test('every whole number survives separators and full width digits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999 }), (value) => {
        const separated = value.toLocaleString('en-US')
        const wide = String(value).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
        expect(parseCount(cell(separated))).toEqual({ value, sure: 1 })
        expect(parseCount(cell(`${wide}人`))).toEqual({ value, sure: 1 })
      }),
    )
  })
})

describe('shares', () => {
  test('a percent sign, a percentage format and a column of fractions all give percent', () => {
    expect(parseShare(cell('81%'))).toEqual({ value: 81, sure: 1 })
    expect(parseShare({ text: '81.0%', value: 0.81, kind: 'number' })).toEqual({ value: 81, sure: 1 })
    expect(parseShare(cell('0.81'), true)).toEqual({ value: 81, sure: 0.9, note: 'fraction_as_share' })
    expect(parseShare(cell('0.81'))).toEqual({ value: 0.81, sure: 1 })
    expect(parseShare(cell('八成'))).toEqual({ value: 80, sure: 0.9, note: 'word_within' })
    expect(parseShare(cell('百分之八十一'))).toEqual({ value: 81, sure: 1 })
    expect(parseShare(cell('81个'))).toEqual({ problem: 'not_a_number' })
  })
})

describe('minutes a week', () => {
  test.each([
    ['30分钟', null, { value: 30, sure: 1 }],
    ['2', '小时', { value: 120, sure: 1 }],
    ['1小时30分', null, { value: 90, sure: 1 }],
    ['半小时', null, { value: 30, sure: 1 }],
    ['每天20分钟', null, { value: 100, sure: 0.8, note: 'per_day' }],
    ['20', '分钟/天', { value: 100, sure: 0.8, note: 'per_day' }],
    ['约3小时', null, { value: 180, sure: 0.8, note: 'approximate' }],
    ['40', null, { value: 40, sure: 0.6, note: 'unit_assumed' }],
    ['2', null, { problem: 'unit_unknown' }],
    ['200小时', null, { problem: 'out_of_range' }],
  ])('%s in a column of %s', (text, unit, parsed) => {
    expect(parseMinutes(cell(text), unit)).toEqual(parsed)
  })
})

test('a digit within a word is no amount', () => {
  expect(parseNumber(cell('第3名'))).toEqual({ problem: 'not_a_number' })
  expect(parseNumber(cell('12.5Mbps'))).toEqual({ value: 12.5, sure: 1 })
})

test('no text makes a parser throw or give a value that is not a number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(null, '万元', '人', '小时', '%'), (text, unit) => {
      for (const parsed of [
        parseMoney(cell(text), unit),
        parseCount(cell(text), unit),
        parseMinutes(cell(text), unit),
        parseShare(cell(text)),
        parseNumber(cell(text)),
      ]) {
        if ('problem' in parsed) continue
        expect(parsed.value === null || Number.isFinite(parsed.value)).toBe(true)
      }
    }),
  )
})
