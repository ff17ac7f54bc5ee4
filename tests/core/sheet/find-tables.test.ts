import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTables } from '../../../src/core/sheet/find-tables.ts'
import type { FoundTable } from '../../../src/core/sheet/found-table.ts'
import { gridOf, merge } from './grids.ts'

const known = (text: string) => ['系统名称', '责任单位', '建设金额（万元）', '上线时间', '乡镇', '人数'].includes(text)

/** What of a table these tests look at. */
function seen(grid: Parameters<typeof findTables>[0]) {
  return findTables(grid, { known }).map((table) => ({
    title: table.title,
    headerRows: table.headerRows,
    columns: table.columns.map((column) => column.path),
    dataRows: table.dataRows,
    skipped: table.skipped.map((row) => `${row.row} ${row.reason}`),
  }))
}

describe('a header under titles', () => {
  test('title, unit and reporting rows are facts of the sheet; totals, notes and signatures are skipped with a reason', () => {
    const grid = gridOf(
      [
        ['某县系统清单'],
        ['填报单位：某县数据局', null, null, '单位：万元'],
        ['序号', '责任单位', '系统名称', '建设金额（万元）'],
        ['1', '水利局', '河湖巡查系统', 76],
        ['2', '水利局', '山洪预警平台', 246],
        [null, '小计', null, 322],
        ['3', '组织部', '干部在岗签到', 18.6],
        ['合 计', null, null, 340.6],
        [],
        ['注：1.金额为合同金额。'],
        ['填表人：张某    审核人：李某    填报日期：2026年10月1日'],
      ],
      [merge(1, 1, 1, 4)],
    )
    expect(seen(grid)).toEqual([
      {
        title: '某县系统清单',
        headerRows: [3],
        columns: ['序号', '责任单位', '系统名称', '建设金额（万元）'],
        dataRows: [4, 5, 7],
        skipped: ['1 title', '2 fact', '3 header', '6 subtotal', '8 subtotal', '9 blank', '10 note', '11 signature'],
      },
    ])
    const [table] = findTables(grid, { known })
    expect(table?.facts.slice(0, 2)).toEqual([
      { label: '填报单位', value: '某县数据局', cell: 'A2' },
      { label: '单位', value: '万元', cell: 'D2' },
    ])
    expect(table?.columns[3]).toEqual({
      column: 'D',
      header: '建设金额（万元）',
      path: '建设金额（万元）',
      unit: '万元',
    })
  })

  test('hints in brackets, counts of the rows and lines of label and name are no data, whatever they say', () => {
    const grid = gridOf(
      [
        ['普查单位：某县数据局', null, '普查时点：2024年9月30日'],
        ['责任单位', '系统名称', '建设金额（万元）', '上线时间'],
        ['（全称）', '（与批复一致）', '（两位小数）', '（格式：2020-01）'],
        ['水利局', '河湖巡查系统', 76, '2020-01'],
        ['统计局', '共建平台', 12, '2020-02'],
        ['合', '计', 88],
        ['统计', '共2项', null, '已上线2项'],
        ['普查员：向某', '复核：唐某', '联系电话：0577-60000000'],
      ],
      [merge(1, 1, 1, 2), merge(1, 3, 1, 4)],
    )
    expect(seen(grid)[0]).toMatchObject({
      headerRows: [2],
      dataRows: [4, 5],
      skipped: ['1 fact', '2 header', '3 note', '6 subtotal', '7 subtotal', '8 signature'],
    })
  })

  test('merged headers of two rows give paths, and the unit of a group holds for its columns', () => {
    const grid = gridOf(
      [
        ['系统名称', '责任单位', '建设与经费（万元）', null, '备注'],
        [null, null, '建设金额', '年度运维', null],
        ['河湖巡查系统', '水利局', 76, 12, null],
        ['山洪预警平台', '水利局', 246, 16, '与省平台对接'],
      ],
      [merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 3, 1, 4), merge(1, 5, 2, 5)],
    )
    const [table] = findTables(grid, { known })
    expect(table?.headerRows).toEqual([1, 2])
    expect(table?.dataRows).toEqual([3, 4])
    expect(table?.columns.map(({ path, unit }) => [path, unit])).toEqual([
      ['系统名称', null],
      ['责任单位', null],
      ['建设与经费（万元） / 建设金额', '万元'],
      ['建设与经费（万元） / 年度运维', '万元'],
      ['备注', null],
    ])
  })

  test('three header rows, the last of units, and column numbers below', () => {
    const grid = gridOf(
      [
        ['乡镇', '网络', null, null],
        [null, '覆盖率', '弱信号村', '人数'],
        [null, '%', '个', '人'],
        ['甲', '1', '2', '3'],
        ['城关镇', 100, 0, 2],
        ['白石镇', 98.6, 3, 1],
      ],
      [merge(1, 1, 3, 1), merge(1, 2, 1, 4)],
    )
    const [table] = findTables(grid, { known })
    expect(table?.headerRows).toEqual([1, 2, 3])
    expect(table?.columns.map(({ path, unit }) => [path, unit])).toEqual([
      ['乡镇', null],
      ['网络 / 覆盖率', '%'],
      ['网络 / 弱信号村', '个'],
      ['网络 / 人数', '人'],
    ])
    expect(table?.skipped.map((row) => row.reason)).toEqual(['header', 'header', 'header', 'column_numbers'])
    expect(table?.dataRows).toEqual([5, 6])
  })

  test('headers repeated on every printed page are not data', () => {
    const header = ['序号', '责任单位', '系统名称', '上线时间']
    const grid = gridOf([header, ['1', '水利局', '甲系统', '2020年'], header, ['2', '水利局', '乙系统', '2021年']])
    expect(seen(grid)[0]).toMatchObject({ dataRows: [2, 4], skipped: ['1 header', '3 repeated_header'] })
  })

  test('numbered but empty rows of a template and example rows are skipped', () => {
    const grid = gridOf([
      ['序号', '责任单位', '系统名称', '上线时间'],
      ['示例', '某局', '某系统', '2020年1月'],
      ['1', '水利局', '甲系统', '2020年'],
      ['2'],
      ['3'],
    ])
    expect(seen(grid)[0]).toMatchObject({
      dataRows: [3],
      skipped: ['1 header', '2 example', '4 numbered_only', '5 numbered_only'],
    })
  })

  test('a system that is called 合计 something stays data', () => {
    const grid = gridOf([
      ['系统名称', '责任单位', '上线时间'],
      ['财政收支合计查询系统', '财政局', '2020年'],
      ['统计局总计平台', '统计局', '2021年'],
    ])
    expect(seen(grid)[0]?.dataRows).toEqual([2, 3])
  })
})

test('two tables one below the other are two tables, each with its own title and facts', () => {
  const grid = gridOf([
    ['一、系统清单'],
    ['系统名称', '责任单位', '上线时间'],
    ['甲系统', '水利局', '2020年'],
    [],
    ['二、乡镇人数'],
    ['乡镇', '人数'],
    ['城关镇', 2],
    ['白石镇', 1],
  ])
  expect(seen(grid)).toEqual([
    {
      title: '一、系统清单',
      headerRows: [2],
      columns: ['系统名称', '责任单位', '上线时间'],
      dataRows: [3],
      skipped: ['1 title', '2 header'],
    },
    {
      title: '二、乡镇人数',
      headerRows: [6],
      columns: ['乡镇', '人数'],
      dataRows: [7, 8],
      skipped: ['5 title', '6 header'],
    },
  ])
})

test('headings that nobody knows are found by their make', () => {
  const grid = gridOf([
    ['Report of the office'],
    ['Code', 'Label', 'Amount', 'Since'],
    ['A1', 'Alpha', 12, '2020-01-01'],
    ['A2', 'Beta', 15, '2021-01-01'],
    ['A3', 'Gamma', 18, '2022-01-01'],
  ])
  expect(seen(grid)[0]).toMatchObject({ title: 'Report of the office', headerRows: [2], dataRows: [3, 4, 5] })
})

/** The rows a table accounts for: data, or skipped with a reason. */
function countedRows(table: FoundTable): number[] {
  const { top, bottom } = table.bounds
  const skipped = table.skipped.filter((row) => row.reason !== 'blank' && row.column === undefined)
  const data =
    table.orientation === 'rows' ? table.dataRows : Array.from({ length: bottom - top + 1 }, (_, at) => top + at)
  return [...data, ...skipped.map((row) => row.row)]
}

test('every row with content is data or skipped, and once only in a table, whatever the sheet', () => {
  const content = fc.oneof(
    fc.constantFrom('系统名称', '责任单位', '小计', '合计', '注：说明', '单位：万元', '1', '是', ''),
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.constant(null),
  )
  const merges = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }))
      .map(([top, left, down, right]) => merge(top, left, top + down, left + right)),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(fc.array(content, { maxLength: 7 }), { maxLength: 14 }), merges, (rows, areas) => {
      const grid = gridOf(rows, areas)
      const filled = grid.rows
        .filter((row) => row.cells.some((cell) => cell !== null && cell !== undefined && String(cell).trim() !== ''))
        .map((row) => row.row)
      const tables = findTables(grid, { known })
      if (tables.length === 0) return
      const counted = tables.map(countedRows)
      for (const told of counted) expect(told.length).toBe(new Set(told).size)
      expect([...new Set(counted.flat())].toSorted((one, other) => one - other)).toEqual(filled)
    }),
    { numRuns: 300 },
  )
})
