import type { Grid } from './grid.ts'
import { lookupCells, type CellLookup } from './merge-index.ts'

/** Columns `left` to `right` of a sheet, looked at as if there were no others. `used` is the last filled column of the sheet. */
export type SheetArea = { grid: Grid; lookup: CellLookup; left: number; right: number; used: number }

/** The whole width of a sheet. */
export function wholeSheet(grid: Grid): SheetArea {
  const filled = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  // Merges over the whole width are no content; a heading that reaches past the data is.
  const merged = grid.merges.reduce((most, merge) => Math.max(most, Math.min(merge.right, filled + 16)), 0)
  const used = Math.max(filled, merged)
  return { grid, lookup: lookupCells(grid), left: 1, right: Math.max(1, used), used }
}

export function columnsOf(area: SheetArea, left: number, right: number): SheetArea {
  return { ...area, left, right }
}
