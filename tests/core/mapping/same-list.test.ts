import { expect, test } from 'vitest'
import { earlierEdition, reportingUnit, type ListMarks } from '../../../src/core/mapping/same-list.ts'

type Earlier = ListMarks & { source: string }

const list = (source: string, named: string[], more: Partial<ListMarks> = {}): Earlier => ({
  source,
  shape: '名称|责任单位|状态',
  sheet: 'Sheet1',
  reportingUnit: null,
  named: new Set(named),
  ...more,
})

test('the latest list of the template that shares enough systems is the earlier edition', () => {
  const earlier = [list('一', ['a', 'b', 'c']), list('二', ['a', 'b', 'd']), list('三', ['x', 'y', 'z'])]
  expect(earlierEdition(list('四', ['a', 'b', 'e']), earlier)?.source).toBe('二')
  expect(earlierEdition(list('四', ['p', 'q']), earlier)).toBe(null)
})

test('a stated reporting unit decides: the same one needs no shared system, another one is another list', () => {
  const earlier = [list('一', ['a', 'b'], { reportingUnit: '县教育局' })]
  expect(earlierEdition(list('二', ['c'], { reportingUnit: '县 教育局' }), earlier)?.source).toBe('一')
  expect(earlierEdition(list('二', ['a', 'b'], { reportingUnit: '县水利局' }), earlier)).toBe(null)
})

test('a column more is still the template, other headings are not', () => {
  const earlier = [list('一', ['a', 'b'])]
  expect(earlierEdition(list('二', ['a'], { shape: '名称|责任单位|状态|备注' }), earlier)?.source).toBe('一')
  expect(earlierEdition(list('二', ['a'], { shape: '名称|地址|电话|备注' }), earlier)).toBe(null)
})

test('of the lists of one file that fit, the one of the same sheet is taken, whatever the year in its name', () => {
  const earlier = [list('一', ['a', 'b'], { sheet: '2024年系统' }), list('一', ['a', 'c'], { sheet: '2024年账号' })]
  expect(earlierEdition(list('二', ['a'], { sheet: '2025年系统' }), earlier)?.sheet).toBe('2024年系统')
})

test('the reporting unit is read from the facts of a sheet', () => {
  expect(reportingUnit([{ label: '填报单位', value: ' 县教育局 ' }])).toBe('县教育局')
  expect(reportingUnit([{ label: '单位', value: '万元' }])).toBe(null)
})
