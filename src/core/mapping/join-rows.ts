import { cellAddress } from '../sheet/cell-address.ts'
import { plainText } from '../value/parsed.ts'
import { splitList } from '../value/parse-list.ts'
import { maskText } from './mask-text.ts'
import type { ReadColumn } from './read-column.ts'
import type { ImportProblem, ReadRecord } from './reading.ts'
import type { TableCells } from './table-cells.ts'

/** Whether a row only continues the system above: its name is merged down from there. */
export function continuesAbove(row: number, columns: readonly ReadColumn[], cells: TableCells): boolean {
  const name = columns.find((column) => column.field === 'name')
  return name !== undefined && cells.isRepeated(row, name.column)
}

/**
 * Takes a row of a system that is told on several rows (one interface a row) into its record: lists and free texts
 * grow, other values that differ are problems, since one system has one of them.
 */
export function joinAbove(
  record: ReadRecord,
  row: number,
  columns: readonly ReadColumn[],
  cells: TableCells,
): ImportProblem[] {
  const problems: ImportProblem[] = []
  for (const column of columns) {
    const cell = cells.cell(row, column.column)
    if (cell === null || cell.text.trim() === '' || cells.isRepeated(row, column.column)) continue
    const raw = maskText(cell.text.trim())
    const type = column.type?.type ?? null
    if (column.field === null || type === null) {
      const key = column.path === '' ? column.column : column.path
      const before = record.extra[key]
      record.extra[key] = { raw: before ? `${before.raw}；${raw}` : raw, column: column.column }
      continue
    }
    const before = record.values[column.field]
    if (type === 'list') {
      const held = Array.isArray(before?.value) ? before.value : []
      const value = [...new Set([...held, ...splitList(raw)])]
      record.values[column.field] = {
        ...before,
        value,
        raw: joined(before?.raw, raw),
        column: column.column,
        sure: before?.sure ?? 1,
      }
    } else if (type === 'text' && column.field !== 'owner' && column.field !== 'operator') {
      const value = joined(typeof before?.value === 'string' ? before.value : undefined, raw)
      record.values[column.field] = {
        ...before,
        value,
        raw: joined(before?.raw, raw),
        column: column.column,
        sure: before?.sure ?? 1,
      }
    } else if (plainText(before?.raw ?? '') !== plainText(raw)) {
      const values = { field: column.field, raw }
      problems.push({ cell: cellAddress(column.column, row), code: 'row_joined', severity: 'error', values })
    }
  }
  return problems
}

function joined(before: string | undefined, text: string): string {
  return before === undefined || before === '' ? text : `${before}；${text}`
}
