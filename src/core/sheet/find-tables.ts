import { tablesIn } from './area-tables.ts'
import type { KnownHeading, RecordHeading } from './find-header.ts'
import type { FoundTable } from './found-table.ts'
import { cellText, type Grid } from './grid.ts'
import { wholeSheet } from './sheet-area.ts'

/** `known`: headings known from somewhere; `record`: those of them that name the records (系统名称, 乡镇). */
export type FindOptions = { known?: KnownHeading; record?: RecordHeading }

/**
 * Finds the tables of a sheet: one below the other, side by side, transposed. Every row with content is a data row of
 * a table, or is listed with the reason why it is not; rows outside of all go to the table before them.
 */
export function findTables(grid: Grid, options: FindOptions = {}): FoundTable[] {
  const rows = grid.rows.filter((row) => row.cells.some((cell) => cellText(cell) !== '')).map((row) => row.row)
  const words = { known: remembering(options.known), record: remembering(options.record) }
  return withData(tablesIn(wholeSheet(grid), rows, words))
}

/** A header without a row of data below it is no table of its own; its rows are counted with the next one. */
function withData(tables: FoundTable[]): FoundTable[] {
  const full = tables.filter((table) => table.dataRows.length > 0)
  if (full.length === 0)
    return tables.slice(0, 1).map((table) => ({ ...table, skipped: tables.flatMap((one) => one.skipped) }))
  for (const table of tables) {
    if (table.dataRows.length > 0) continue
    const heir = full.find((one) => one.bounds.top > table.bounds.top) ?? full.at(-1)
    heir?.skipped.push(...table.skipped)
    if (heir) heir.skipped = heir.skipped.toSorted((one, other) => one.row - other.row)
  }
  return full
}

/** Dictionaries are asked once for each text. */
function remembering(ask: ((text: string) => boolean) | undefined): (text: string) => boolean {
  if (!ask) return () => false
  const answers = new Map<string, boolean>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = ask(text)
    if (answers.size < 20_000) answers.set(text, answer)
    return answer
  }
}
