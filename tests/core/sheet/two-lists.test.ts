import { expect, test } from 'vitest'
import { findTables } from '../../../src/core/sheet/find-tables.ts'
import type { StoredCell } from '../../../src/core/sheet/grid.ts'
import { gridOf } from './grids.ts'

const names = ['系统名称', '账号名称', '单位名称']
const words = {
  known: (text: string) => [...names, '主管部门', '类型', '人数'].includes(text),
  record: (text: string) => names.includes(text),
}

function bounds(rows: (StoredCell | undefined)[][]) {
  return findTables(gridOf(rows), words).map(({ bounds: { top, left, bottom, right } }) => [top, left, bottom, right])
}

const systems = [
  ['甲系统', '水利局'],
  ['乙系统', '组织部'],
  ['丙系统', '林业局'],
  ['丁系统', '民政局'],
]

test('two lists of names under one header are two tables where one ends rows before the other', () => {
  expect(
    bounds([
      ['系统名称', '主管部门', '账号名称', '人数'],
      [...(systems[0] ?? []), '某县发布', 76],
      [...(systems[1] ?? []), '某县文旅', 18],
      ...systems.slice(2),
    ]),
  ).toEqual([
    [1, 1, 5, 2],
    [1, 3, 3, 4],
  ])
})

test('an account beside its system is one list, with gaps or without an end of its own', () => {
  const header = ['系统名称', '主管部门', '账号名称', '人数']
  const filled = systems.map((row) => [...row, '某县发布', 76])
  expect(bounds([header, ...filled])).toEqual([[1, 1, 5, 4]])
  const gap = [[...(systems[0] ?? []), '某县发布', 76], systems[1] ?? [], [...(systems[2] ?? []), '某县文旅', 18]]
  expect(bounds([header, ...gap, ...systems.slice(2), ...systems.slice(2)])).toEqual([[1, 1, 8, 4]])
})

test('the name of an office beside the name of a system is a column of the same list', () => {
  expect(
    bounds([
      ['系统名称', '主管部门', '单位名称', '人数'],
      [...(systems[0] ?? []), '县水利局', 76],
      [...(systems[1] ?? []), '县委组织部', 18],
      ...systems.slice(2),
    ]),
  ).toEqual([[1, 1, 5, 4]])
})
