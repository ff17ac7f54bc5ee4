import { classifyRow, titleOf, type RowClass } from './classify-row.ts'
import { findHeader, type FoundHeader, type KnownHeading } from './find-header.ts'
import type { FoundTable, SheetFact, SkippedRow } from './found-table.ts'
import { cellText, type Grid } from './grid.ts'
import { headerColumns } from './header-columns.ts'
import { lookupCells, type CellLookup } from './merge-index.ts'
import { rowShape, type RowShape } from './row-shape.ts'
import { factsOfRow } from './sheet-facts.ts'

export type FindOptions = { known?: KnownHeading }

/**
 * Finds the tables of a sheet, one below the other. Every row with content is either a data row of a table or
 * is listed with the reason why it is not; rows after the last table go to the last table.
 */
export function findTables(grid: Grid, options: FindOptions = {}): FoundTable[] {
  const known = options.known ?? (() => false)
  const lookup = lookupCells(grid)
  const rows = grid.rows.filter((row) => row.cells.some((cell) => cellText(cell) !== '')).map((row) => row.row)
  const tables: FoundTable[] = []
  let from = 0
  while (from < rows.length) {
    const header = findHeader(grid, lookup, rows.slice(from, from + 64), known)
    const top = header?.rows[0]
    if (!header || top === undefined) break
    const read = readTableRows(grid, lookup, rows, from, header, known)
    tables.push(read.table)
    from = read.next
  }
  const last = tables[tables.length - 1]
  if (last)
    for (const row of rows.slice(from))
      last.skipped.push({ row, reason: 'outside_table', text: rowText(rowShape(grid, lookup, row)) })
  return withData(tables)
}

/** A header without a row of data below it is no table of its own; its rows are counted with the next one. */
function withData(tables: FoundTable[]): FoundTable[] {
  const full = tables.filter((table) => table.dataRows.length > 0)
  if (full.length === 0)
    return tables.slice(0, 1).map((table) => ({ ...table, skipped: tables.flatMap((one) => one.skipped) }))
  for (const table of tables) {
    if (table.dataRows.length > 0) continue
    const heir = full.find((one) => one.bounds.top > table.bounds.top) ?? full[full.length - 1]
    heir?.skipped.push(...table.skipped)
    if (heir) heir.skipped = heir.skipped.toSorted((one, other) => one.row - other.row)
  }
  return full
}

function readTableRows(
  grid: Grid,
  lookup: CellLookup,
  rows: number[],
  from: number,
  header: FoundHeader,
  known: KnownHeading,
): { table: FoundTable; next: number } {
  const headerTop = header.rows[0] ?? 1
  const headerBottom = header.rows[header.rows.length - 1] ?? headerTop
  const facts: SheetFact[] = []
  const skipped: SkippedRow[] = []
  let title: string | null = null
  let index = from
  for (; (rows[index] ?? headerTop) < headerTop; index += 1) {
    const shape = rowShape(grid, lookup, rows[index] ?? 0)
    const found = factsOfRow(shape.row, shape.cells)
    facts.push(...found)
    if (found.length === 0) title ??= titleOf(shape)
    skipped.push({ row: shape.row, reason: found.length > 0 ? 'fact' : 'title', text: rowText(shape) })
  }
  for (; (rows[index] ?? Number.MAX_SAFE_INTEGER) <= headerBottom; index += 1) {
    skipped.push({ row: rows[index] ?? 0, reason: 'header', text: rowText(rowShape(grid, lookup, rows[index] ?? 0)) })
  }
  const headings = header.rows.map((row) => headingTexts(rowShape(grid, lookup, row)))
  const dataRows: number[] = []
  const sections: FoundTable['sections'] = []
  let right = header.right
  let left = header.left
  let previous = headerBottom
  for (; index < rows.length; index += 1) {
    const row = rows[index] ?? 0
    const shape = rowShape(grid, lookup, row)
    if (row > previous + 1 && dataRows.length > 0 && beginsAnother(grid, lookup, rows, index, shape, header, known))
      break
    skipped.push(...blankRows(previous + 1, row))
    previous = row
    const kind: RowClass = classifyRow(shape, header.right - header.left + 1, headings, dataRows.length === 0)
    if (kind === 'data') {
      dataRows.push(row)
      for (const column of shape.covered) {
        right = Math.max(right, column)
        left = Math.min(left, column)
      }
      continue
    }
    if (kind === 'section') sections.push({ row, text: shape.cells[0]?.text ?? '' })
    if (kind === 'signature' || kind === 'note') facts.push(...factsOfRow(row, shape.cells))
    skipped.push({ row, reason: kind, text: rowText(shape) })
  }
  moveTrailingNotes(grid, lookup, dataRows, skipped, right - left + 1)
  const bottom = dataRows[dataRows.length - 1] ?? headerBottom
  return {
    next: index,
    table: {
      sheet: grid.sheet,
      hidden: grid.hidden,
      bounds: { top: headerTop, bottom, left, right },
      title,
      headerRows: header.rows,
      columns: headerColumns(grid, lookup, header, left, right),
      dataRows,
      skipped: skipped.toSorted((one, other) => one.row - other.row),
      facts,
      sections,
    },
  }
}

/** After a blank row: another header of other headings within the next rows begins another table. */
function beginsAnother(
  grid: Grid,
  lookup: CellLookup,
  rows: number[],
  index: number,
  shape: RowShape,
  header: FoundHeader,
  known: KnownHeading,
): boolean {
  const own = new Set(header.rows.flatMap((row) => [...headingTexts(rowShape(grid, lookup, row)).values()]))
  for (const [step, row] of rows.slice(index, index + 5).entries()) {
    const candidate = step === 0 ? shape : rowShape(grid, lookup, row)
    const headings = candidate.cells.filter((cell) => known(cell.text)).length
    if (headings >= Math.max(2, candidate.cells.length * 0.5)) {
      const texts = [...headingTexts(candidate).values()]
      return texts.filter((text) => own.has(text)).length < texts.length * 0.7
    }
    if (candidate.cells.length > 2 && factsOfRow(row, candidate.cells).length === 0) return false
  }
  return false
}

/** A lone text in the last rows, after the data has ended, is a note even if it stands in the first column only. */
function moveTrailingNotes(
  grid: Grid,
  lookup: CellLookup,
  dataRows: number[],
  skipped: SkippedRow[],
  width: number,
): void {
  if (width < 4) return
  for (;;) {
    const row = dataRows[dataRows.length - 1]
    if (row === undefined || dataRows.length < 2) return
    const shape = rowShape(grid, lookup, row)
    const [cell] = shape.cells
    if (!cell || shape.cells.length > 1 || shape.covered.size > cell.width || cell.kind !== 'text') return
    const apart = (dataRows[dataRows.length - 2] ?? row) < row - 1
    if (!apart && cell.text.length <= 20) return
    dataRows.pop()
    skipped.push({ row, reason: 'note', text: cell.text })
  }
}

/** Blank rows between two others; a gap of hundreds of rows is not worth listing. */
function blankRows(from: number, to: number): SkippedRow[] {
  if (to - from > 50) return []
  return Array.from({ length: to - from }, (_, index) => ({ row: from + index, reason: 'blank', text: '' }))
}

function headingTexts(shape: RowShape): Map<number, string> {
  return new Map(shape.cells.map((cell) => [cell.column, cell.text.replaceAll(/\s/g, '')]))
}

function rowText(shape: RowShape): string {
  const text = shape.cells.map((cell) => cell.text.replaceAll(/\s+/g, ' ')).join(' | ')
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
