import type { Grid, GridRow, Merge, StoredCell } from './grid.ts'

/** Looks cells up by row and column, merged cells included, in constant time. */
export type CellLookup = {
  /** What lies in this very cell. */
  at: (row: number, column: number) => StoredCell | undefined
  /** The merge that covers the cell, if any. */
  mergeAt: (row: number, column: number) => Merge | undefined
  /** The merges that cover a part of the row. */
  mergesOf: (row: number) => readonly Merge[]
  /** The cell itself, or the top left cell of the merge that covers it. */
  covered: (row: number, column: number) => StoredCell | undefined
  row: (row: number) => GridRow | undefined
}

/** Taller merges are looked through one by one: a hostile file may claim a million rows. */
const tallestByRow = 256

export function lookupCells(grid: Grid): CellLookup {
  const rows = new Map<number, GridRow>()
  for (const row of grid.rows) rows.set(row.row, row)
  const byRow = new Map<number, Merge[]>()
  const tall: Merge[] = []
  for (const merge of grid.merges) {
    if (merge.bottom - merge.top >= tallestByRow) {
      tall.push(merge)
      continue
    }
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      const list = byRow.get(row)
      if (list) list.push(merge)
      else byRow.set(row, [merge])
    }
  }
  const mergesOf = (row: number): readonly Merge[] => {
    const own = byRow.get(row)
    if (tall.length === 0) return own ?? none
    const reaching = tall.filter((merge) => row >= merge.top && row <= merge.bottom)
    return own ? [...own, ...reaching] : reaching
  }
  const at = (row: number, column: number) => rows.get(row)?.cells[column - 1]
  const mergeAt = (row: number, column: number) =>
    mergesOf(row).find((merge) => column >= merge.left && column <= merge.right)
  const covered = (row: number, column: number) => {
    const own = at(row, column)
    if (own !== undefined && own !== null) return own
    const merge = mergeAt(row, column)
    return merge ? at(merge.top, merge.left) : own
  }
  return { at, mergeAt, mergesOf, covered, row: (row) => rows.get(row) }
}

const none: readonly Merge[] = []
