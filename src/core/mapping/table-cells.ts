import { cellPlace } from '../sheet/cell-address.ts'
import type { FoundTable } from '../sheet/found-table.ts'
import { cellView, type Cell, type Grid } from '../sheet/grid.ts'
import { lookupCells, type CellLookup } from '../sheet/merge-index.ts'

/**
 * The cells of a found table by data row and column, as the table names them: in a transposed table by the column of
 * the sheet and the row. A cell merged over several records counts for each of them.
 */
export type TableCells = {
  cell: (row: number, column: string) => Cell | null
  /** Whether the cell only repeats one merged over several records, of which this is not the first. */
  isRepeated: (row: number, column: string) => boolean
  sample: (column: string) => Cell[]
}

const sampleSize = 200

export function tableCells(grid: Grid, table: FoundTable, lookup: CellLookup = lookupCells(grid)): TableCells {
  const firstData = table.dataRows[0] ?? 1
  const isTurned = table.orientation === 'columns'
  const numbers = new Map(table.columns.map(({ column }) => [column, cellPlace(column, 0)]))
  const hasMerges = grid.merges.length > 0
  const cell = (record: number, field: string) => {
    const place = numbers.get(field) ?? cellPlace(field, 0)
    const row = isTurned ? place.row : record
    const column = isTurned ? record : place.column
    const own = lookup.at(row, column)
    if ((own !== undefined && own !== null) || !hasMerges) return cellView(own)
    const merge = lookup.mergeAt(row, column)
    if (!merge) return null
    // Filled over the records only: a value merged across fields belongs to the first of them, a heading to none.
    const isFirstField = isTurned ? merge.top === row : merge.left === column
    const start = isTurned ? merge.left : merge.top
    return isFirstField && start >= firstData ? cellView(lookup.at(merge.top, merge.left)) : null
  }
  const isRepeated = (record: number, field: string) => {
    if (!hasMerges) return false
    const place = numbers.get(field) ?? cellPlace(field, 0)
    const merge = lookup.mergeAt(isTurned ? place.row : record, isTurned ? record : place.column)
    return merge !== undefined && (isTurned ? merge.left : merge.top) < record
  }
  const sample = (letter: string) => {
    const cells: Cell[] = []
    const step = Math.max(1, Math.floor(table.dataRows.length / sampleSize))
    for (let index = 0; index < table.dataRows.length && cells.length < sampleSize; index += step) {
      const found = cell(table.dataRows[index] ?? 0, letter)
      if (found && found.text.trim() !== '') cells.push(found)
    }
    return cells
  }
  return { cell, isRepeated, sample }
}
