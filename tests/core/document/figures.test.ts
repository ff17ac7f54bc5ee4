import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatQuarter,
  partialSum,
  percentText,
  shareFigure,
  sumRuns,
} from '../../../src/core/document/figures.ts'
import { runsText } from '../../../src/core/document/model-text.ts'
import { documentWords } from '../../fixtures/document-words.ts'

const chinese = documentWords('plan')
const english = documentWords('plan', 'en')

describe('sums', () => {
  const rows = [
    { id: 'a', cost: 12_000 },
    { id: 'b', cost: null },
    { id: 'c', cost: 3_500 },
  ]
  const sum = (chosen: typeof rows) =>
    partialSum(
      chosen,
      (row) => row.id,
      (row) => row.cost,
    )

  it('add what is known and name what is not', () => {
    expect(sum(rows)).toEqual({ sum: 15_500, known: ['a', 'c'], unknown: ['b'] })
    const runs = sumRuns(chinese, 'systems', 'cost', sum(rows), formatMoney)
    expect(runsText(runs)).toBe('1.55万元（2个有数据，1个无数据、未计入）')
    expect(runs[0]?.source).toEqual({ rows: 'systems', ids: ['a', 'c'], formula: 'sum', field: 'cost' })
  })

  it('are no data and never nought where nothing is known', () => {
    expect(runsText(sumRuns(chinese, 'systems', 'cost', sum(rows.slice(1, 2)), formatMoney))).toBe('无数据')
    expect(runsText(sumRuns(chinese, 'systems', 'cost', sum([]), formatMoney))).toBe('无数据')
  })

  it('stand alone where every row is known, a known 0 among them', () => {
    expect(runsText(sumRuns(english, 'systems', 'cost', sum([{ id: 'z', cost: 0 }]), formatMoney))).toBe('CNY 0')
  })
})

describe('percentages', () => {
  it('are reckoned from their two figures to one decimal', () => {
    expect([percentText(chinese, 91 - 39, 91), percentText(chinese, 1, 3), percentText(chinese, 1, 4)]).toEqual([
      '57.1%',
      '33.3%',
      '25%',
    ])
    expect(shareFigure(chinese, 'systems', ['a'], ['a', 'b', 'c'])).toEqual({
      text: '33.3%',
      source: { rows: 'systems', ids: ['a'], formula: 'share' },
    })
  })

  it('of nothing are no data', () => {
    expect([percentText(chinese, 0, 0), percentText(chinese, null, 4)]).toEqual(['无数据', '无数据'])
  })
})

it('writes figures, dates and quarters as each language does', () => {
  expect([formatNumber(chinese, 1234.567), formatNumber(english, 1234567.5), formatMoney(english, -1234)]).toEqual([
    '1234.57',
    '1,234,567.5',
    'CNY -1,234',
  ])
  expect(['2026', '2026-03', '2026-03-05', '2026-11-24T09:00:00Z'].map((date) => formatDate(chinese, date))).toEqual([
    '2026年',
    '2026年3月',
    '2026年3月5日',
    '2026年11月24日',
  ])
  expect(['2026', '2026-03', '2026-03-05'].map((date) => formatDate(english, date))).toEqual([
    '2026',
    'March 2026',
    '5 March 2026',
  ])
  expect([formatQuarter(chinese, '2027Q1'), formatQuarter(english, '2027Q1'), formatQuarter(chinese, null)]).toEqual([
    '2027年第1季度',
    'Q1 2027',
    '待核',
  ])
})
