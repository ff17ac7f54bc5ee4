import {
  type GridWindow,
  type PreviewColumn,
  type PreviewSheet,
  type PreviewTable,
  type RowRole,
  type SourcePreview,
  type TemplateMemory,
  roleOfReason,
} from '../../core/mapping/import-preview.ts'
import { requiredField } from '../../core/mapping/field-types.ts'
import type { Recall } from '../../core/mapping/recall.ts'
import { maskText } from '../../core/mapping/mask-text.ts'
import { maskValue, type SensitiveKind } from '../../core/mapping/sensitive.ts'
import { tableCells } from '../../core/mapping/table-cells.ts'
import { cellText, columnLetter, columnNumber, type Grid } from '../../core/sheet/grid.ts'
import type { PreparedSource, PreparedTable } from './prepared-source.ts'
import type { ReadSource } from './read-source.ts'

const windowRows = 60
/** How many rows stand above one that is jumped to. */
const rowsAbove = 12
const windowColumns = 40
const listedProblems = 500
const listedRows = 500
const longestText = 200

/** The plain view of a prepared source: its sheets as windows with the tables' rows marked, and every decision taken. */
export function previewOf(source: ReadSource, tables: PreparedTable[]): SourcePreview {
  return {
    ok: true,
    file: source.name,
    sha256: source.sha256,
    bytes: source.bytes,
    format: source.format,
    encoding: source.encoding,
    encodingSure: source.encodingSure,
    delimiter: source.delimiter,
    sheets: source.grids.map((grid) => drawSheet(grid, tables)),
    tables: tables.map(drawTable),
  }
}

function drawTable(prepared: PreparedTable, index: number): PreviewTable {
  const { table, reading } = prepared
  const errors = reading.problems.filter((problem) => problem.severity === 'error').length
  return {
    table: index,
    sheet: table.sheet,
    hidden: table.hidden,
    kind: prepared.kind,
    kindConfidence: prepared.kindConfidence,
    lacks:
      prepared.kind === null && prepared.seems ? { kind: prepared.seems, field: requiredField[prepared.seems] } : null,
    title: table.title,
    shape: prepared.shape,
    bounds: table.bounds,
    orientation: table.orientation,
    headerRows: table.headerRows,
    columns: drawColumns(prepared),
    facts: table.facts.map((fact) => ({ ...fact, value: maskText(fact.value) })),
    counts: {
      data: table.dataRows.length,
      hiddenRows: table.hiddenRows.length,
      hiddenColumns: table.hiddenColumns.length,
      records: reading.records.length,
      values: reading.indicatorValues.length,
      refused: reading.refused.length,
      skipped: table.skipped.length,
      errors,
      warnings: reading.problems.filter((problem) => problem.severity === 'warning').length,
    },
    skipped: table.skipped.slice(0, listedRows).map((row) => ({ ...row, text: maskText(row.text) })),
    refused: reading.refused.slice(0, listedRows),
    problems: reading.problems.slice(0, listedProblems),
    problemsLeftOff: Math.max(0, reading.problems.length - listedProblems),
    remembered: prepared.recall !== null,
    memory: prepared.recall && memoryOf(prepared.recall),
  }
}

function memoryOf({ template, exact, same, added, renamed, gone }: Recall): TemplateMemory {
  return { file: template.file, exact, same, added, renamed, gone }
}

function drawColumns(prepared: PreparedTable): PreviewColumn[] {
  const secret = secretRows(prepared)
  const dataRows = prepared.table.dataRows.filter((row) => !secret.has(row))
  const cells = tableCells(prepared.grid, { ...prepared.table, dataRows })
  return prepared.mapping.map((column) => {
    const sample = cells.sample(column.column)
    const texts = [...new Set(sample.map((cell) => cell.text.trim()))].slice(0, 4)
    return {
      column: column.column,
      header: column.header,
      path: column.path,
      field: column.field,
      unit: column.unit,
      confidence: column.confidence,
      reason: column.reason,
      agrees: column.agrees,
      sensitive: column.sensitive,
      filled: sample.length,
      samples: texts.map((text) => shorten(column.sensitive ? maskValue(text, column.sensitive) : maskText(text))),
    }
  })
}

function drawSheet(grid: Grid, tables: PreparedTable[]): PreviewSheet {
  const own = tables.flatMap((table, index) => (table.grid === grid ? [{ table, index }] : []))
  return {
    sheet: grid.sheet,
    hidden: grid.hidden,
    rows: grid.rows.length,
    tables: own.map(({ index }) => index),
    hiddenRows: grid.hiddenRows.length,
    hiddenColumns: grid.hiddenColumns.length,
    beyondColumns: grid.beyondColumns,
    window: drawWindow(grid, own, grid.rows.slice(0, windowRows)),
  }
}

/** Rows marked as secret: nothing of them is shown. */
function secretRows({ reading }: PreparedTable): Set<number> {
  return new Set(reading.refused.filter(({ reason }) => reason === 'secret_row').map(({ row }) => row))
}

type Numbered = { table: PreparedTable; index: number }

/**
 * Further rows of a sheet: from a place among its rows with content, or around the row of a number. `null` where the
 * source has no such sheet.
 */
export function drawRows(
  { source, tables }: Pick<PreparedSource, 'source' | 'tables'>,
  sheet: string,
  place: { from: number; row: number | null },
): { from: number; window: GridWindow } | null {
  const grid = source.grids.find((one) => one.sheet === sheet)
  if (!grid) return null
  const wanted = place.row === null ? place.from : grid.rows.findIndex(({ row }) => row >= (place.row ?? 0)) - rowsAbove
  const from = Math.max(0, Math.min(wanted, grid.rows.length - 1))
  const own = tables.flatMap((table, index) => (table.grid === grid ? [{ table, index }] : []))
  return { from, window: drawWindow(grid, own, grid.rows.slice(from, from + windowRows)) }
}

function drawWindow(grid: Grid, own: Numbered[], shown: Grid['rows']): GridWindow {
  const firstRow = shown[0]?.row ?? 1
  const lastRow = shown.at(-1)?.row ?? firstRow
  const width = Math.min(
    windowColumns,
    shown.reduce((most, row) => Math.max(most, row.cells.length), 1),
  )
  const roles = rowRoles(own, shown)
  const hidden = new Set(grid.hiddenRows)
  const masks = own.map(({ table, index }) => cellMask(table, index))
  return {
    firstRow,
    columns: Array.from({ length: width }, (_, index) => columnLetter(index + 1)),
    rows: shown.map((row) => {
      const parts = roles.get(row.row) ?? []
      const cells = Array.from({ length: width }, (_, index) => {
        const text = cellText(row.cells[index])
        const mask = masks.map((one) => one(row.row, index + 1, parts)).find((one) => one !== null)
        if (mask === 'secret') return text === '' ? '' : '******'
        return shorten(mask ? maskValue(text, mask) : maskText(text))
      })
      // Of tables side by side the row is first of all what it is in the one where it holds data.
      const { role, table } = parts.find((part) => part.role === 'data') ??
        parts[0] ?? { role: 'skipped' as const, table: null }
      const drawn = { row: row.row, role, table, cells, hidden: hidden.has(row.row) }
      return parts.length > 1 ? { ...drawn, parts } : drawn
    }),
    merges: grid.merges
      .filter((merge) => merge.bottom >= firstRow && merge.top <= lastRow && merge.left <= width)
      .slice(0, 500),
    hiddenColumns: grid.hiddenColumns.filter((column) => column <= width).map(columnLetter),
  }
}

type RowPart = { left: number; right: number; role: RowRole; table: number }

/** What the shown rows are in each of the tables that they cross. */
function rowRoles(own: Numbered[], shown: Grid['rows']): Map<number, RowPart[]> {
  const roles = new Map<number, RowPart[]>(shown.map(({ row }) => [row, []]))
  for (const { table, index } of own) {
    const { orientation, bounds, skipped, dataRows } = table.table
    const inTable = new Map<number, RowRole>()
    const put = (row: number, role: RowRole) => {
      if (roles.has(row)) inTable.set(row, role)
    }
    for (const { row, reason, column } of skipped) if (column === undefined) put(row, roleOfReason[reason])
    if (orientation === 'columns') for (let row = bounds.top; row <= bounds.bottom; row += 1) put(row, 'data')
    else {
      for (const row of dataRows) put(row, 'data')
      for (const { row } of table.reading.refused) put(row, 'refused')
    }
    for (const [row, role] of inTable)
      roles.get(row)?.push({ left: bounds.left, right: bounds.right, role, table: index })
  }
  return roles
}

/** What hides a cell of a table: a sensitive field, or a record marked as secret. */
function cellMask(
  prepared: PreparedTable,
  index: number,
): (row: number, column: number, parts: RowPart[]) => SensitiveKind | 'secret' | null {
  const { orientation, headerRows, bounds } = prepared.table
  const isTurned = orientation === 'columns'
  const secret = secretRows(prepared)
  const sensitive = new Map(
    prepared.mapping.flatMap(({ column, sensitive: kind }) =>
      kind ? [[isTurned ? Number(column) : columnNumber(column), kind] as const] : [],
    ),
  )
  return (row, column, parts) => {
    const part = parts.find((one) => one.table === index)
    if (!part || part.role === 'header' || part.role === 'title' || part.role === 'fact') return null
    if (isTurned && (headerRows.includes(column) || row < bounds.top || row > bounds.bottom)) return null
    // A table alone in the row answers for all of it: what stands beside it may belong to it.
    if (parts.length > 1 && (column < bounds.left || column > bounds.right)) return null
    if (secret.has(isTurned ? column : row)) return 'secret'
    return sensitive.get(isTurned ? row : column) ?? null
  }
}

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}
