import type {
  GridWindow,
  PreviewColumn,
  PreviewSheet,
  PreviewTable,
  RowRole,
  SourcePreview,
  TemplateMemory,
} from '../../core/mapping/import-preview.ts'
import type { Recall } from '../../core/mapping/recall.ts'
import { maskText } from '../../core/mapping/mask-text.ts'
import { maskValue, type SensitiveKind } from '../../core/mapping/sensitive.ts'
import { tableCells } from '../../core/mapping/table-cells.ts'
import type { SkipReason } from '../../core/sheet/found-table.ts'
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
    title: table.title,
    shape: prepared.shape,
    bounds: table.bounds,
    headerRows: table.headerRows,
    columns: drawColumns(prepared),
    facts: table.facts.map((fact) => ({ ...fact, value: maskText(fact.value) })),
    counts: {
      data: table.dataRows.length,
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
  const roles = rowRoles(own)
  const hidden = new Set(grid.hiddenRows)
  const sensitive = new Map<string, SensitiveKind>(
    own.flatMap(({ table, index }) =>
      table.mapping.flatMap((column) =>
        column.sensitive ? [[`${index} ${columnNumber(column.column)}`, column.sensitive] as const] : [],
      ),
    ),
  )
  const secret = new Set(own.flatMap(({ table }) => [...secretRows(table)]))
  return {
    firstRow,
    columns: Array.from({ length: width }, (_, index) => columnLetter(index + 1)),
    rows: shown.map((row) => {
      const role = roles.get(row.row) ?? { role: 'skipped', table: null }
      const isContent = role.role !== 'header' && role.role !== 'title' && role.role !== 'fact'
      const cells = Array.from({ length: width }, (_, index) => {
        const text = cellText(row.cells[index])
        if (secret.has(row.row)) return text === '' ? '' : '******'
        const kind = isContent ? sensitive.get(`${role.table} ${index + 1}`) : undefined
        return shorten(kind ? maskValue(text, kind) : maskText(text))
      })
      return { row: row.row, role: role.role, table: role.table, cells, hidden: hidden.has(row.row) }
    }),
    merges: grid.merges
      .filter((merge) => merge.bottom >= firstRow && merge.top <= lastRow && merge.left <= width)
      .slice(0, 500),
    hiddenColumns: grid.hiddenColumns.filter((column) => column <= width).map(columnLetter),
  }
}

const roleOfReason: Record<SkipReason, RowRole> = {
  title: 'title',
  fact: 'fact',
  header: 'header',
  repeated_header: 'header',
  column_numbers: 'header',
  subtotal: 'subtotal',
  note: 'note',
  signature: 'note',
  section: 'section',
  example: 'skipped',
  numbered_only: 'skipped',
  blank: 'blank',
  outside_table: 'skipped',
}

function rowRoles(own: Numbered[]): Map<number, { role: RowRole; table: number }> {
  const roles = new Map<number, { role: RowRole; table: number }>()
  for (const { table, index } of own) {
    for (const row of table.table.skipped) roles.set(row.row, { role: roleOfReason[row.reason], table: index })
    for (const row of table.table.dataRows) roles.set(row, { role: 'data', table: index })
    for (const row of table.reading.refused) roles.set(row.row, { role: 'refused', table: index })
  }
  return roles
}

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}
