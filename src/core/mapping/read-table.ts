import type { FoundTable } from '../sheet/found-table.ts'
import type { Cell, Grid } from '../sheet/grid.ts'
import { lookupCells } from '../sheet/merge-index.ts'
import type { Parsed } from '../value/parsed.ts'
import type { TableKind } from './dictionary.ts'
import { fieldType, requiredField, type ReadFieldType } from './field-types.ts'
import { impliedValues } from './implied-values.ts'
import type { ColumnMapping } from './map-columns.ts'
import { readCapacity } from './read-capacity.ts'
import { continuesAbove, joinAbove } from './join-rows.ts'
import { keptTexts, readColumns, readDenied, readWritten, type ReadColumn } from './read-column.ts'
import type { FieldValue } from './read-field.ts'
import { problemOf } from './cell-problem.ts'
import { questionMagnitudes } from './question-magnitudes.ts'
import type { ImportProblem, ReadContext, ReadRecord, ReadValue, TableReading } from './reading.ts'
import { maskText } from './mask-text.ts'
import { isMarkingHeading, isSecretCell } from './secrecy.ts'
import { maskValue } from './sensitive.ts'
import { tableCells, type TableCells } from './table-cells.ts'

/**
 * Reads the data rows of a table with a mapping. Every row becomes a record (or indicator values) or is refused
 * with a reason; a cell that cannot be read leaves its field out and becomes a problem, with its raw text kept.
 */
export function readTable(
  grid: Grid,
  table: FoundTable,
  kind: TableKind,
  mapping: ColumnMapping[],
  context: ReadContext,
): TableReading {
  const cells = tableCells(grid, table, lookupCells(grid))
  if (kind === 'capacity') return readCapacity(table, cells, mapping, context)
  const columns = readColumns(kind, mapping, context.dictionaries[kind].choices)
  const implied = kind === 'systems' ? impliedValues(table, mapping, context.dictionaries.systems.impliedKind) : {}
  const reading: TableReading = { records: [], indicatorValues: [], refused: [], problems: [] }
  const marking = mapping.filter((column) => isMarkingHeading(column.path))
  for (const row of table.dataRows) {
    if (marking.some(({ path, column }) => isSecretCell(path, cells.cell(row, column)?.text ?? ''))) {
      // Nothing of such a row is kept, not even in the list of what was left out.
      reading.refused.push({ row, reason: 'secret_row', text: '' })
      continue
    }
    const above = reading.records.at(-1)
    if (kind === 'systems' && above && continuesAbove(row, columns, cells)) {
      reading.problems.push(...joinAbove(above, row, columns, cells))
      reading.refused.push({ row, reason: 'joined_above', text: String(above.values['name']?.value ?? '') })
      continue
    }
    const problems: ImportProblem[] = []
    const record = readRow(row, columns, cells, problems)
    if (!hasName(record, kind)) {
      reading.refused.push({ row, reason: 'no_name', text: rowText(record) })
      continue
    }
    if (implied.kind && !record.values['kind']) record.values['kind'] = implied.kind
    if (implied.owner && !record.values['owner']) record.values['owner'] = implied.owner
    reading.records.push(record)
    for (const problem of problems) reading.problems.push(problem)
  }
  reading.problems.push(
    ...questionMagnitudes(reading.records, mapping, (field) => fieldType(kind, field).type === 'money'),
  )
  return reading
}

function readRow(row: number, columns: ReadColumn[], cells: TableCells, problems: ImportProblem[]): ReadRecord {
  const record: ReadRecord = { row, values: {}, extra: {} }
  for (const column of columns) {
    const written = cells.cell(row, column.column)
    const denied = readDenied(row, column, cells)
    if (written === null || written.text.trim() === '') {
      column.above = null
      if (denied !== null && column.field !== null)
        record.values[column.field] = { value: false, raw: denied, column: column.column, sure: 1 }
      continue
    }
    const raw = safeText(written, column)
    if (column.sensitive === null && raw !== written.text.trim()) problems.push(maskedProblem(column, row, raw))
    if (column.field === null || column.type === null) {
      record.extra[extraKey(column, record)] = { raw, column: column.column }
      continue
    }
    // Ticked on both sides says neither.
    const parsed = denied ? { problem: 'not_yes_no' as const } : readWritten(written, row, column, column.type, cells)
    const value = takenOnce(written, parsed, raw, column)
    record.values[column.field] = value
    const problem = problemOf(parsed, value, column, row)
    if (problem) problems.push(problem)
  }
  return record
}

/** One value for all rows that state the same text: most columns repeat a few words. */
function takenOnce(written: Cell, parsed: Parsed<FieldValue>, raw: string, column: ReadColumn): ReadValue {
  if (written.kind !== 'text') return taken(parsed, raw, column)
  const known = column.taken.get(written.text)
  // The same text may have been read otherwise: a mark that repeats what is above, an amount of several rows.
  if (known?.parsed === parsed) return known.value
  const value = taken(parsed, raw, column)
  if (column.taken.size < keptTexts) column.taken.set(written.text, { parsed, value })
  return value
}

function taken(parsed: Parsed<FieldValue>, raw: string, column: ReadColumn): ReadValue {
  if ('problem' in parsed) return { value: null, raw, column: column.column, sure: 0 }
  const value =
    column.field === 'name' || column.field === 'system_name'
      ? oneLine(parsed.value)
      : maskFree(parsed.value, column.type)
  const read: ReadValue = { value, raw, column: column.column, sure: parsed.sure }
  if (parsed.note) read.note = parsed.note
  return read
}

/** The text to keep of a cell: masked whole in a sensitive column, and where private numbers stand within a text. */
function safeText(cell: Cell, column: ReadColumn): string {
  if (cell.kind !== 'text') return safe(cell, column)
  const known = column.safe.get(cell.text)
  if (known !== undefined) return known
  const text = safe(cell, column)
  if (column.safe.size < keptTexts) column.safe.set(cell.text, text)
  return text
}

function safe(cell: Cell, column: ReadColumn): string {
  const text = cell.text.trim()
  if (column.sensitive !== null) return maskValue(text, column.sensitive)
  const free = column.type === null || column.type.type === 'text' || column.type.type === 'list'
  // An amount or a count of eleven digits is no telephone.
  return free || !/^[-+\d,.\s%％万亿元人个]*$/.test(text) ? maskText(text) : text
}

function maskedProblem(column: ColumnMapping, row: number, raw: string): ImportProblem {
  const values = { field: column.field ?? column.header, raw: raw.length > 80 ? `${raw.slice(0, 79)}…` : raw }
  return { cell: `${column.column}${row}`, code: 'masked', severity: 'info', values }
}

function maskFree(value: FieldValue | null, type: ReadFieldType | null): FieldValue | null {
  if (type?.type !== 'text' && type?.type !== 'list') return value
  if (typeof value === 'string') return maskText(value)
  return Array.isArray(value) ? value.map(maskText) : value
}

function oneLine(value: FieldValue | null): FieldValue | null {
  return typeof value === 'string' ? maskText(value.replaceAll(/\s*\n\s*/g, '')) : value
}

/** Extra fields are named by their heading path; a second column of that heading by its letter as well. */
function extraKey(column: ColumnMapping, record: ReadRecord): string {
  const key = column.path === '' ? column.column : column.path
  return key in record.extra ? `${key} (${column.column})` : key
}

function hasName(record: ReadRecord, kind: TableKind): boolean {
  const name = record.values[requiredField[kind]]?.value
  return typeof name === 'string' && name !== ''
}

function rowText(record: ReadRecord): string {
  const texts = [...Object.values(record.values), ...Object.values(record.extra)].map((value) =>
    value.raw.replaceAll(/\s+/g, ' '),
  )
  return texts.join(' | ').slice(0, 200)
}
