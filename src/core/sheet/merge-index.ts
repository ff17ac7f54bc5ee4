import type { Grid, GridRow, Merge, StoredCell } from './grid.ts'

/** Looks cells up by row and column, merged cells included, in constant time. */
export type CellLookup = {
  /** What lies in this very cell. */
  at: (row: number, column: number) => StoredCell | undefined
  /** The merge that covers the cell, if any. */
  mergeAt: (row: number, column: number) => Merge | undefined
  /** The cell itself, or the top left cell of the merge that covers it. */
  covered: (row: number, column: number) => StoredCell | undefined
  row: (row: number) => GridRow | undefined
}

const bucketRows = 64
/** Merges taller than this are looked through one by one: a hostile file may claim a million rows. */
const tallestBucketed = 64 * 256

export function lookupCells(grid: Grid): CellLookup {
  const rows = new Map<number, GridRow>()
  for (const row of grid.rows) rows.set(row.row, row)
  const buckets = new Map<number, Merge[]>()
  const tall: Merge[] = []
  for (const merge of grid.merges) {
    if (merge.bottom - merge.top > tallestBucketed) {
      tall.push(merge)
      continue
    }
    for (let bucket = bucketOf(merge.top); bucket <= bucketOf(merge.bottom); bucket += 1) {
      const list = buckets.get(bucket)
      if (list) list.push(merge)
      else buckets.set(bucket, [merge])
    }
  }
  const at = (row: number, column: number) => rows.get(row)?.cells[column - 1]
  const mergeAt = (row: number, column: number) => {
    const inside = (merge: Merge) =>
      row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right
    return buckets.get(bucketOf(row))?.find(inside) ?? tall.find(inside)
  }
  const covered = (row: number, column: number) => {
    const own = at(row, column)
    if (own !== undefined && own !== null) return own
    const merge = mergeAt(row, column)
    return merge ? at(merge.top, merge.left) : own
  }
  return { at, mergeAt, covered, row: (row) => rows.get(row) }
}

function bucketOf(row: number): number {
  return Math.floor(row / bucketRows)
}
