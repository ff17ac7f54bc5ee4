import { findHeader, type HeadingWords } from './find-header.ts'
import type { FoundTable, SkippedRow } from './found-table.ts'
import { readRows } from './read-rows.ts'
import { rowShape, rowText } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'
import { factsOfRow } from './sheet-facts.ts'
import { filledRows, partsBetweenGaps, partsOfRepeatedHeadings } from './side-by-side.ts'
import { titleOf } from './classify-row.ts'
import { transposedTable } from './transposed.ts'
import { partsOfTwoLists } from './two-lists.ts'

/** The tables in some columns of a sheet, by its rows: each begins where the one before ends. */
export function tablesIn(area: SheetArea, rows: number[], words: HeadingWords): FoundTable[] {
  const tables: FoundTable[] = []
  const { known } = words
  let from = 0
  // Where to look for the next header: rows passed over belong to the table that follows.
  let search = 0
  while (search < rows.length) {
    const parts = partsBetweenGaps(area, rows, search, words)
    const beside = parts && sideBySide(area, parts.areas, rows.slice(from, parts.next), words)
    if (beside) {
      tables.push(...beside)
      from = search = parts.next
      continue
    }
    const turned = transposedTable(area, rows, search, known)
    if (turned?.table) {
      const passed = outside(area, rows.slice(from, search))
      tables.push({ ...turned.table, skipped: [...passed, ...turned.table.skipped] })
      from = turned.next
    }
    if (turned) {
      search = turned.next
      continue
    }
    const header = findHeader(area, rows.slice(search, search + 64), known)
    if (!header) {
      search += 32
      continue
    }
    const read = readRows(area, rows, from, header, words)
    const areas =
      partsOfRepeatedHeadings(area, header) ?? partsOfTwoLists(area, header, read.table.dataRows, words.record)
    tables.push(...((areas && sideBySide(area, areas, rows.slice(from, read.next), words)) ?? [read.table]))
    from = search = read.next
  }
  tables.at(-1)?.skipped.push(...outside(area, rows.slice(from)))
  return tables
}

/** The tables of parts that stand side by side; `null` if one of them holds none, so that nothing of it is lost. */
function sideBySide(area: SheetArea, parts: SheetArea[], rows: number[], words: HeadingWords): FoundTable[] | null {
  const found = parts.map((part) => tablesIn(part, filledRows(part, rows), words))
  if (!found.every((tables) => tables.some((table) => table.dataRows.length > 0))) return null
  const top = Math.min(...found.flatMap(([table]) => (table ? [table.bounds.top] : [])))
  const above = rows.filter((row) => row < top).map((row) => rowShape(area, row))
  const facts = above.flatMap((shape) => factsOfRow(shape.row, shape.cells))
  const title = above.map(titleOf).find((text) => text !== null) ?? null
  return found.flatMap(([first, ...more]) => {
    if (!first) return more
    const labels = new Set(first.facts.map((fact) => fact.label))
    const shared = facts.filter((fact) => !labels.has(fact.label))
    return [{ ...first, title: first.title ?? title, facts: [...first.facts, ...shared] }, ...more]
  })
}

function outside(area: SheetArea, rows: number[]): SkippedRow[] {
  return rows.map((row) => ({ row, reason: 'outside_table', text: rowText(rowShape(area, row)) }))
}
