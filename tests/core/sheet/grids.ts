import { emptyGrid, type Grid, type Merge, type StoredCell } from '../../../src/core/sheet/grid.ts'

/** A grid from rows of cells, the first row being row 1; merges as `A1:B2`-like corners by number. */
export function gridOf(rows: (StoredCell | undefined)[][], merges: Merge[] = []): Grid {
  const grid = emptyGrid('表')
  rows.forEach((cells, index) => {
    if (cells.some((cell) => cell !== null && cell !== undefined)) grid.rows.push({ row: index + 1, cells })
  })
  grid.merges = merges
  return grid
}

export function merge(top: number, left: number, bottom: number, right: number): Merge {
  return { top, left, bottom, right }
}
