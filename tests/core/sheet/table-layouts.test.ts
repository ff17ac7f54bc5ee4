import { expect, test } from 'vitest'
import { tableCells } from '../../../src/core/mapping/table-cells.ts'
import { cellAddress } from '../../../src/core/sheet/cell-address.ts'
import { findTables } from '../../../src/core/sheet/find-tables.ts'
import { gridOf, merge } from './grids.ts'

const known = (text: string) =>
  ['系统名称', '责任单位', '上线时间', '建设金额（万元）', '乡镇', '人数', '备注'].includes(text)

test('a transposed table has its records in columns, and its cells keep their address', () => {
  const grid = gridOf([
    ['系统对比'],
    ['系统名称', '甲系统', '乙系统'],
    ['责任单位', '水利局', '组织部'],
    ['上线时间', '2020年', '2021年'],
    ['建设金额（万元）', 76, 18.6],
  ])
  const [table] = findTables(grid, { known })
  expect(table).toMatchObject({
    orientation: 'columns',
    title: '系统对比',
    bounds: { top: 2, left: 1, bottom: 5, right: 3 },
    headerRows: [1],
    dataRows: [2, 3],
  })
  expect(table?.columns.map(({ column, header, unit }) => [column, header, unit])).toEqual([
    ['2', '系统名称', null],
    ['3', '责任单位', null],
    ['4', '上线时间', null],
    ['5', '建设金额（万元）', '万元'],
  ])
  if (table) expect(tableCells(grid, table).cell(3, '5')?.text).toBe('18.6')
  expect([cellAddress('5', 3), cellAddress('C', 5)]).toEqual(['C5', 'C5'])
})

test('a column of units beside the fields of a transposed table says how they are to be read', () => {
  const grid = gridOf([
    ['对照项', '单位', '甲', '乙'],
    ['系统名称', '—', '甲系统', '乙系统'],
    ['责任单位', '—', '水利局', '组织部'],
    ['建设投资', '万元', 76, 18.6],
    ['建设金额（万元）', '元', 76, 18.6],
    ['上线时间', '年月', '2020年', '2021年'],
    ['人数', '人', 12, 7],
  ])
  const [table] = findTables(grid, { known })
  expect(table).toMatchObject({ orientation: 'columns', headerRows: [1, 2], dataRows: [3, 4] })
  expect(table?.columns.map(({ header, unit }) => [header, unit])).toEqual([
    ['对照项', null],
    ['系统名称', null],
    ['责任单位', null],
    ['建设投资', '万元'],
    ['建设金额（万元）', '万元'],
    ['上线时间', null],
    ['人数', '人'],
  ])
})

test('headings that are all repeated are two tables without a column between', () => {
  const grid = gridOf([
    ['乡镇', '人数', '乡镇', '人数'],
    ['城关镇', 12, '石桥镇', 7],
    ['白石镇', 9],
  ])
  expect(findTables(grid, { known }).map(({ bounds, dataRows }) => [bounds.left, bounds.right, dataRows])).toEqual([
    [1, 2, [2, 3]],
    [3, 4, [2]],
  ])
})

test('an empty column within a table parts nothing', () => {
  const grid = gridOf([
    ['系统名称', '责任单位', null, '上线时间', '备注'],
    ['甲系统', '水利局', null, '2020年', '停用'],
    ['乙系统', '组织部', null, '2021年'],
  ])
  expect(findTables(grid, { known }).map(({ bounds }) => bounds)).toEqual([{ top: 1, left: 1, bottom: 3, right: 5 }])
})

test('the first record of a table without headings is data, and its columns have no name', () => {
  const grid = gridOf([
    [1, '水利局', '河湖巡查', 76],
    [2, '水利局', '山洪预警', 246],
    [3, '组织部', '干部签到', 18],
  ])
  const [table] = findTables(grid, { known })
  expect(table).toMatchObject({ headerRows: [], dataRows: [1, 2, 3], bounds: { top: 1, left: 1, bottom: 3, right: 4 } })
  expect(table?.columns.map(({ header }) => header)).toEqual(['', '', '', ''])
})

test('a last row that is the sum of two columns is a total without the word, one of a named place is not', () => {
  const rows = [
    ['乡镇', '人数', '村数'],
    ['城关镇', 12, 4],
    ['白石镇', 9, 3],
  ]
  const [sum] = findTables(gridOf([...rows, [null, 21, 7]]), { known })
  expect([sum?.dataRows, sum?.skipped.at(-1)]).toEqual([[2, 3], { row: 4, reason: 'subtotal', text: '21 | 7' }])
  expect(findTables(gridOf([...rows, ['云岭县', 21, 7]]), { known })[0]?.dataRows).toEqual([2, 3, 4])
})

test('a form whose labels stand between its answers holds no table', () => {
  const grid = gridOf([
    ['系统名称', '甲系统', '责任单位', '水利局'],
    ['上线时间', '2020年', '建设金额（万元）', 76],
    ['乡镇', '城关镇', '人数', 3],
    ['备注', '无'],
  ])
  expect(findTables(grid, { known })).toEqual([])
})

test('the names of fields and the row that says what they mean are one header', () => {
  const rows = [
    ['甲系统', '水利局', '2020年'],
    ['乙系统', '组织部', '2021年'],
  ]
  const meanings = ['系统名称', '责任单位', '上线时间']
  const [table] = findTables(gridOf([['sys_name', 'dept', 'online_date'], meanings, ...rows]), { known })
  expect(table).toMatchObject({ headerRows: [1, 2], dataRows: [3, 4] })
  const [listed] = findTables(gridOf([['A01', 'B02', 'C03'], meanings, ...rows]), { known })
  expect(listed).toMatchObject({ headerRows: [2], dataRows: [3, 4] })
})

test('hidden data rows and columns are read, and said', () => {
  const grid = gridOf([
    ['系统名称', '责任单位', '上线时间'],
    ['甲系统', '水利局', '2020年'],
    ['乙系统', '组织部', '2021年'],
  ])
  grid.hiddenRows = [3]
  grid.hiddenColumns = [2, 9]
  expect(findTables(grid, { known })[0]).toMatchObject({ dataRows: [2, 3], hiddenRows: [3], hiddenColumns: ['B'] })
})

test('a page that says its title, unit and both header rows again goes on with the same table', () => {
  const page = [
    ['某县系统清单', null, null, null],
    ['填报单位：某局', null, null, '单位：万元'],
    ['系统名称', '责任单位', '经费', null],
    [null, null, '建设', '运维'],
  ]
  const grid = gridOf(
    [...page, ['甲系统', '水利局', 76, 12], ['第1页，共2页'], [], ...page, ['乙系统', '组织部', 18, 2]],
    [0, 7].flatMap((down) => [
      merge(3 + down, 1, 4 + down, 1),
      merge(3 + down, 2, 4 + down, 2),
      merge(3 + down, 3, 3 + down, 4),
    ]),
  )
  expect(findTables(grid, { known }).map(({ headerRows, dataRows }) => [headerRows, dataRows])).toEqual([
    [
      [3, 4],
      [5, 12],
    ],
  ])
})
