import { cellKind, cellText, type Grid, type StoredCell } from './grid.ts'
import type { CellLookup } from './merge-index.ts'
import { isUnit } from '../value/units.ts'

/** What a row looks like, without regard to the rows around it. Merged areas count once, at their top left cell. */
export type RowShape = {
  row: number
  cells: {
    column: number
    text: string
    width: number
    height: number
    kind: 'text' | 'number' | 'boolean' | 'date' | 'error'
  }[]
  /** Columns that hold something, areas merged into this row from above included. */
  covered: Set<number>
}

export function rowShape(
  grid: Grid,
  lookup: CellLookup,
  row: number,
  left = 1,
  right = Number.MAX_SAFE_INTEGER,
): RowShape {
  const shape: RowShape = { row, cells: [], covered: new Set() }
  const stored = lookup.row(row)?.cells ?? []
  const last = Math.min(right, Math.max(stored.length, grid.merges.length > 0 ? lastMergedColumn(grid) : 0))
  for (let column = left; column <= last; column += 1) {
    const cell = stored[column - 1]
    const kind = cellKind(cell)
    const merge = lookup.mergeAt(row, column)
    if (kind === null) {
      if (merge && cellKind(lookup.at(merge.top, merge.left)) !== null) shape.covered.add(column)
      continue
    }
    const master = merge && (merge.top !== row || merge.left !== column) ? lookup.at(merge.top, merge.left) : undefined
    // Some programs repeat the text in every cell of a merged area; another text hidden under it is content.
    if (master !== undefined && cellText(master) === cellText(cell)) continue
    shape.covered.add(column)
    const own = master === undefined && merge?.top === row && merge.left === column
    const width = own ? Math.min(merge.right, right) - merge.left + 1 : 1
    shape.cells.push({
      column,
      text: cellText(cell),
      width,
      height: own ? merge.bottom - merge.top + 1 : 1,
      kind: asKind(cell, kind),
    })
  }
  return shape
}

const lastColumns = new WeakMap<Grid, number>()

/** The last column that merges reach within the used part of a sheet; merges over the whole width are no content. */
function lastMergedColumn(grid: Grid): number {
  let last = lastColumns.get(grid)
  if (last === undefined) {
    const used = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
    last = grid.merges.reduce((most, merge) => Math.max(most, Math.min(merge.right, used + 16)), 0)
    lastColumns.set(grid, last)
  }
  return last
}

function asKind(cell: StoredCell | undefined, kind: 'text' | 'number' | 'boolean' | 'date' | 'error') {
  return kind === 'text' && /^[-+]?[\d,]+(?:\.\d+)?%?$/.test(cellText(cell)) ? 'number' : kind
}

/** Texts that look like headings: short, no sentence, no value. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 60 || text === '') return false
  if (/^[-+]?[\d,.]+%?$/.test(text)) return /^(?:19|20)\d\d$/.test(text)
  if (/^\d{4}(?:[-/.]\d{1,2}){1,2}$/.test(text) || /^https?:/.test(text)) return false
  if (/^(?:是|否|有|无|√|×|Y|N|yes|no|\/|-)$/i.test(text)) return false
  return !/[。；;！!]/.test(text.replace(/[。]$/, '')) || text.length < 30
}

/** A row of units below the headings: 万元 · 人 · % . */
export function isUnitRow(shape: RowShape): boolean {
  if (shape.cells.length === 0) return false
  const units = shape.cells.filter((cell) => isUnit(cell.text.replaceAll(/[（()）]/g, ''))).length
  return units >= 1 && units >= shape.cells.length * 0.6 && shape.cells.every((cell) => cell.kind === 'text')
}

/** Numbering below the headings: 1 2 3 4 or 甲 乙 1 2 or (1) (2). */
export function isNumberingRow(shape: RowShape): boolean {
  if (shape.cells.length < 3) return false
  let expected: number | null = null
  let run = 0
  for (const cell of shape.cells) {
    const text = cell.text.replaceAll(/[（()）]/g, '')
    if (/^[甲乙丙丁戊]$/.test(text) || /^(?:栏次|序号|列次)$/.test(text)) continue
    if (!/^\d{1,3}$/.test(text)) return false
    const value = Number(text)
    if (expected !== null && value !== expected) return false
    expected = value + 1
    run += 1
  }
  return run >= 3
}
