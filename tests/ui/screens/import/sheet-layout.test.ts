import { expect, test } from 'vitest'
import type { GridWindow } from '../../../../src/core/mapping/import-preview.ts'
import {
  drawRow,
  frameOf,
  marginWidth,
  rowHeight,
  sheetColumns,
} from '../../../../src/ui/screens/import/sheet-layout.ts'

function row(number: number, cells: string[], role: GridWindow['rows'][number]['role'] = 'data') {
  return { row: number, role, table: 0, cells, hidden: false }
}

const window: GridWindow = {
  firstRow: 1,
  columns: ['A', 'B', 'C'],
  rows: [
    row(1, ['云岭县政务数字系统摸排台账云岭县政务数字系统摸排台账', '', ''], 'title'),
    row(2, ['单位', '系统', ''], 'header'),
    row(3, ['', '名称', '人数'], 'header'),
    row(5, ['教育局', '家校通', '12']),
  ],
  merges: [
    { top: 1, left: 1, bottom: 1, right: 3 },
    { top: 2, left: 1, bottom: 3, right: 1 },
    { top: 2, left: 2, bottom: 2, right: 3 },
  ],
  hiddenColumns: ['C'],
}

test('columns are as wide as their texts, which titles and merges across do not stretch', () => {
  expect(sheetColumns(window)).toEqual([
    { letters: 'A', number: 1, left: marginWidth, width: 57, hidden: false },
    { letters: 'B', number: 2, left: marginWidth + 57, width: 57, hidden: false },
    { letters: 'C', number: 3, left: marginWidth + 114, width: 52, hidden: true },
  ])
})

test('a merged cell is drawn once, over all its rows and columns', () => {
  const columns = sheetColumns(window)
  const drawn = window.rows.slice(1, 3).map((line) => drawRow(line, window.rows, columns, window.merges))
  expect(
    drawn.map((cells) => cells.map(({ address, text, colspan, rowspan }) => ({ address, text, colspan, rowspan }))),
  ).toEqual([
    [
      { address: 'A2', text: '单位', colspan: 1, rowspan: 2 },
      { address: 'B2', text: '系统', colspan: 2, rowspan: 1 },
    ],
    [
      { address: 'B3', text: '名称', colspan: 1, rowspan: 1 },
      { address: 'C3', text: '人数', colspan: 1, rowspan: 1 },
    ],
  ])
})

test('a merge that begins above what is in sight is drawn in its first row in sight', () => {
  const below = window.rows.slice(2)
  const [first] = drawRow(below[0]!, below, sheetColumns(window), window.merges)
  expect(first).toEqual({
    address: 'A2',
    column: 1,
    text: '',
    left: marginWidth,
    width: 57,
    height: rowHeight,
    colspan: 1,
    rowspan: 1,
  })
})

test('a text outside of tables runs on over the empty cells beside it, up to the next text', () => {
  const columns = sheetColumns(window)
  const note = { row: 9, role: 'note' as const, table: null, cells: ['注：数据截至年底', '', '王晓'], hidden: false }
  expect(drawRow(note, [note], columns, []).map(({ width }) => width)).toEqual([114, 57, 52])
})

test('the frame of a table runs over its rows with content and its columns', () => {
  const rows = window.rows.map((line) => line.row)
  const indexOf = (wanted: number) => {
    const index = rows.findIndex((number) => number >= wanted)
    return index < 0 ? rows.length : index
  }
  expect(frameOf({ top: 2, bottom: 5, left: 2, right: 3 }, sheetColumns(window), indexOf)).toEqual({
    top: rowHeight,
    left: marginWidth + 57,
    width: 109,
    height: 3 * rowHeight,
  })
})
