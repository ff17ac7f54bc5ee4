import { cellView, columnNumber, type Cell, type Grid } from '../sheet/grid.ts'
import type { FoundTable } from '../sheet/found-table.ts'
import { lookupCells, type CellLookup } from '../sheet/merge-index.ts'

/** The cells of a found table by data row and column letter; a cell merged downward counts for each of its rows. */
export type TableCells = { cell: (row: number, column: string) => Cell | null; sample: (column: string) => Cell[] }

const sampleSize = 200

export function tableCells(grid: Grid, table: FoundTable, lookup: CellLookup = lookupCells(grid)): TableCells {
  const firstData = table.dataRows[0] ?? table.bounds.top
  const numbers = new Map(table.columns.map((column) => [column.column, columnNumber(column.column)]))
  const hasMerges = grid.merges.length > 0
  const cell = (row: number, letter: string) => {
    const column = numbers.get(letter) ?? columnNumber(letter)
    const own = lookup.at(row, column)
    if ((own !== undefined && own !== null) || !hasMerges) return cellView(own)
    const merge = lookup.mergeAt(row, column)
    // Filled down only: a value merged across columns belongs to the first of them, a heading to none.
    if (!merge || merge.left !== column || merge.top < firstData) return null
    return cellView(lookup.at(merge.top, merge.left))
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
  return { cell, sample }
}
