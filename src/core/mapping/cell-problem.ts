import { cellAddress } from '../sheet/cell-address.ts'
import type { Parsed } from '../value/parsed.ts'
import type { ColumnMapping } from './map-columns.ts'
import type { ImportProblem } from './reading.ts'

/** Below this a value is taken with a warning rather than with a mere note. */
export const sureEnough = 0.9

/** The problem of a cell, if there is one: not read, or read on an assumption. */
export function problemOf(
  parsed: Parsed<unknown>,
  value: { value: unknown; raw: string },
  column: ColumnMapping,
  row: number,
): ImportProblem | null {
  const cell = cellAddress(column.column, row)
  const field = column.field ?? ''
  const raw = value.raw.length > 80 ? `${value.raw.slice(0, 79)}…` : value.raw
  if ('problem' in parsed) return { cell, code: parsed.problem, severity: 'error', values: { field, raw } }
  if (!parsed.note) return null
  const severity = parsed.sure < sureEnough ? 'warning' : 'info'
  const shown =
    parsed.value === null ? '' : Array.isArray(parsed.value) ? parsed.value.join('、') : String(parsed.value)
  return { cell, code: `note_${parsed.note}`, severity, values: { field, raw, value: shown } }
}
