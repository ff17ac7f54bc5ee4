import { mapColumns, type ColumnMapping, type RecalledColumns } from '../../../src/core/mapping/map-columns.ts'
import type { TableKind } from '../../../src/core/mapping/dictionary.ts'
import type { TableCells } from '../../../src/core/mapping/table-cells.ts'
import type { FoundTable } from '../../../src/core/sheet/found-table.ts'
import { cellView, columnLetter } from '../../../src/core/sheet/grid.ts'
import { unitOfHeading } from '../../../src/core/sheet/header-columns.ts'
import { dictionaries } from './dictionaries.ts'

/** A column as a person names it: its heading path and some of its values. */
export type DrawnColumn = [path: string, ...values: (string | number)[]]

/** A found table and its cells without a sheet: what mapping sees. */
export function drawTable(columns: DrawnColumn[], more: Partial<FoundTable> = {}) {
  const rows = Math.max(...columns.map((column) => column.length - 1))
  const letters = columns.map((_column, index) => columnLetter(index + 1))
  const table: FoundTable = {
    sheet: 'Sheet1',
    hidden: false,
    orientation: 'rows',
    hiddenRows: [],
    hiddenColumns: [],
    bounds: { top: 1, bottom: rows + 1, left: 1, right: columns.length },
    title: null,
    headerRows: [1],
    columns: columns.map(([path], index) => {
      const parts = path.split(' / ')
      const unit =
        parts
          .toReversed()
          .map(unitOfHeading)
          .find((one) => one !== null) ?? null
      return { column: letters[index] ?? '', header: parts.at(-1) ?? '', path, unit }
    }),
    dataRows: Array.from({ length: rows }, (_, index) => index + 2),
    skipped: [],
    facts: [],
    sections: [],
    ...more,
  }
  const at = (row: number, letter: string) => cellView(columns[letters.indexOf(letter)]?.[row - 1] ?? null)
  const cells: TableCells = {
    cell: at,
    isRepeated: () => false,
    sample: (letter) =>
      table.dataRows.flatMap((row) => {
        const cell = at(row, letter)
        return cell && cell.text.trim() !== '' ? [cell] : []
      }),
  }
  return { table, cells }
}

/** The mapping of such columns. */
export function mapDrawn(
  columns: DrawnColumn[],
  kind: TableKind = 'systems',
  more: Partial<FoundTable> = {},
  recalled?: RecalledColumns,
): ColumnMapping[] {
  const { table, cells } = drawTable(columns, more)
  return mapColumns(table, cells, dictionaries[kind], recalled)
}
