import type { Bounds } from '../../../core/sheet/found-table.ts'
import { columnNumber } from '../../../core/sheet/grid.ts'
import type { GridWindow } from '../../../core/mapping/import-preview.ts'

export const rowHeight = 26
export const marginWidth = 92

export type SheetRow = GridWindow['rows'][number]
export type SheetColumn = { letters: string; number: number; left: number; width: number; hidden: boolean }

/** A cell of the drawing, in pixels from the corner of the sheet; merged ones once, with their spans. */
export type DrawnCell = {
  address: string
  column: number
  text: string
  left: number
  width: number
  height: number
  colspan: number
  rowspan: number
}

const labelWidth = 46

/** Columns as wide as their texts ask for, within reason; those of `labelled` hold the number of a table beside it. */
export function sheetColumns(window: GridWindow, labelled: ReadonlySet<number> = new Set()): SheetColumn[] {
  const hidden = new Set(window.hiddenColumns)
  const spread = new Set(
    window.merges
      .filter((merge) => merge.right > merge.left)
      .flatMap((merge) => [`${merge.top}:${merge.left}`, `${merge.top}:${merge.left - 1}`]),
  )
  let left = marginWidth
  return window.columns.map((letters, index) => {
    const number = columnNumber(letters)
    const longest = window.rows.reduce(
      (most, row) =>
        spread.has(`${row.row}:${number}`) || row.role === 'title' || row.role === 'fact' || row.role === 'note'
          ? most
          : Math.max(most, textWidth(row.cells[index] ?? '')),
      0,
    )
    const column = {
      letters,
      number,
      left,
      width: Math.min(216, Math.max(52, longest + 18)) + (labelled.has(number) ? labelWidth : 0),
      hidden: hidden.has(letters),
    }
    left += column.width
    return column
  })
}

/** Roughly, at 13 pixels: a Chinese character is square, others half as wide. */
function textWidth(text: string): number {
  let width = 0
  for (const character of text.slice(0, 40)) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7.4
  return width
}

/** The cells of one row among those in sight (`rows`): a merge is drawn in the first of its rows that is in sight. */
export function drawRow(
  row: SheetRow,
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  merges: readonly Bounds[],
): DrawnCell[] {
  const here = merges.filter((merge) => merge.top <= row.row && merge.bottom >= row.row)
  return columns.flatMap((column, index) => {
    const merge = here.find((candidate) => candidate.left <= column.number && candidate.right >= column.number)
    const plain = {
      address: `${column.letters}${row.row}`,
      column: column.number,
      text: row.cells[index] ?? '',
      left: column.left,
      width: column.width,
      height: rowHeight,
      colspan: 1,
      rowspan: 1,
    }
    if (!merge)
      return [spills.has(row.role) && plain.text !== '' ? { ...plain, width: roomFor(row, columns, index) } : plain]
    const covered = rows.filter((other) => other.row >= merge.top && other.row <= merge.bottom)
    if (covered[0] !== row || column.number !== Math.max(merge.left, columns[0]?.number ?? 1)) return []
    const across = columns.filter((other) => other.number >= merge.left && other.number <= merge.right)
    return [
      {
        ...plain,
        address: `${column.letters}${merge.top}`,
        text: covered.map((other) => other.cells[index] ?? '').find((text) => text !== '') ?? '',
        width: across.reduce((sum, other) => sum + other.width, 0),
        height: covered.length * rowHeight,
        colspan: across.length,
        rowspan: covered.length,
      },
    ]
  })
}

/** Texts outside of tables run on over empty cells, as in every sheet. */
const spills = new Set<SheetRow['role']>(['title', 'fact', 'note', 'skipped'])

function roomFor(row: SheetRow, columns: readonly SheetColumn[], from: number): number {
  let width = columns[from]?.width ?? 0
  for (let next = from + 1; next < columns.length && (row.cells[next] ?? '') === ''; next++)
    width += columns[next]?.width ?? 0
  return width
}

export type Frame = { top: number; left: number; width: number; height: number }

/** Where a table lies on the drawing. `indexOf` gives the place of a row of the sheet among the drawn ones. */
export function frameOf(
  bounds: Bounds,
  columns: readonly SheetColumn[],
  indexOf: (row: number) => number,
): Frame | null {
  const across = columns.filter((column) => column.number >= bounds.left && column.number <= bounds.right)
  const [first, last] = [across[0], across.at(-1)]
  if (!first || !last) return null
  const top = indexOf(bounds.top) * rowHeight
  const bottom = indexOf(bounds.bottom + 1) * rowHeight
  return {
    top,
    left: first.left,
    width: last.left + last.width - first.left,
    height: Math.max(rowHeight, bottom - top),
  }
}
