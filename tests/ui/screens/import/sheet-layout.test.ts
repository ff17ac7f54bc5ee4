import { expect, test } from 'vitest'
import { drawSheet } from '../../../../src/ui/screens/import/sheet-layout.ts'

test('merged cells are drawn once with their spans, cut to the window', () => {
  const drawn = drawSheet({
    firstRow: 1,
    columns: ['A', 'B', 'C'],
    rows: [
      { row: 1, role: 'title', table: null, cells: ['台账', '', ''], hidden: false },
      { row: 2, role: 'data', table: 0, cells: ['1', '县水利局', '河湖巡查'], hidden: false },
      { row: 3, role: 'data', table: 0, cells: ['2', '', '水环境巡查'], hidden: false },
    ],
    merges: [
      { top: 1, left: 1, bottom: 1, right: 9 },
      { top: 2, left: 2, bottom: 3, right: 2 },
    ],
    hiddenColumns: [],
  })
  expect(drawn.map((row) => row.cells.map((cell) => [cell.address, cell.text, cell.colspan, cell.rowspan]))).toEqual([
    [['A1', '台账', 3, 1]],
    [
      ['A2', '1', 1, 1],
      ['B2', '县水利局', 1, 2],
      ['C2', '河湖巡查', 1, 1],
    ],
    [
      ['A3', '2', 1, 1],
      ['C3', '水环境巡查', 1, 1],
    ],
  ])
})
