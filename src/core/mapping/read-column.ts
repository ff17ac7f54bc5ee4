import type { Cell } from '../sheet/grid.ts'
import { parseBoolean } from '../value/parse-boolean.ts'
import { parseName } from '../value/parse-name.ts'
import { plainText, type Parsed } from '../value/parsed.ts'
import type { ChoiceWords } from '../value/parse-choice.ts'
import { isUnit } from '../value/units.ts'
import type { TableKind } from './dictionary.ts'
import { fieldType, type ReadFieldType } from './field-types.ts'
import type { ColumnMapping } from './map-columns.ts'
import { readField, type FieldValue } from './read-field.ts'
import type { ReadValue } from './reading.ts'
import type { TableCells } from './table-cells.ts'

/** A column while its table is read from the top. */
export type ReadColumn = ColumnMapping & {
  type: ReadFieldType | null
  words: ChoiceWords | undefined
  /** What was read from each text, since most columns repeat a few words. */
  read: Map<string, Parsed<FieldValue>>
  /** The value made of each text that was read by itself; the rows that state it share it. */
  taken: Map<string, { parsed: Parsed<FieldValue>; value: ReadValue }>
  /** What may be kept of each text. */
  safe: Map<string, string>
  /** The last cell of the column that said something itself: what a ditto mark repeats. */
  above: Cell | null
  /** The column before it, which 同左 repeats. */
  left: string | null
  /** The column beside an amount that names the unit of each row, where there is one. */
  unitColumn: string | null
  /** The twin of a yes/no question that has a column for each answer (是 | 否): a tick there says no. */
  denied: { column: string; header: string } | null
}

/** So many texts of a column are remembered with what they came to. */
export const keptTexts = 2000

export function readColumns(
  kind: TableKind,
  mapping: ColumnMapping[],
  choices: ReadonlyMap<string, ChoiceWords>,
): ReadColumn[] {
  return mapping
    .map((column, index): ReadColumn => ({
      ...column,
      type: column.field === null ? null : fieldType(kind, column.field),
      words: column.field === null ? undefined : choices.get(column.field),
      read: new Map(),
      taken: new Map(),
      safe: new Map(),
      above: null,
      left: mapping[index - 1]?.column ?? null,
      unitColumn: isUnitColumn(mapping[index + 1]) ? (mapping[index + 1]?.column ?? null) : null,
      denied: denialOf(column, mapping[index + 1]),
    }))
    .filter((column) => column.reason !== 'row_number')
}

/**
 * Reads what is written in a cell of a column, with what it stands for where it only points elsewhere (同上, 同左).
 * An amount merged over several rows belongs to all of them together: the first row states it, the others ask.
 */
export function readWritten(
  written: Cell,
  row: number,
  column: ReadColumn,
  type: ReadFieldType,
  cells: TableCells,
): Parsed<FieldValue> {
  const pointer = pointerOf(written)
  if (pointer === null) {
    column.above = written
    return isAmount(type) && cells.isRepeated(row, column.column)
      ? { problem: 'shared_amount' }
      : readKept(written, column, type, rowUnit(row, column, type, cells))
  }
  const meant = pointer === 'left' ? (column.left === null ? null : cells.cell(row, column.left)) : column.above
  // Two systems are never one name, and beside or below a blank there is nothing to repeat.
  if (meant === null || meant.text.trim() === '' || pointerOf(meant) !== null || column.field === 'name')
    return { problem: 'nothing_above' }
  const parsed = readKept(meant, column, type, rowUnit(row, column, type, cells))
  if ('problem' in parsed || parsed.value === null) return parsed
  const sure = isAmount(type) || pointer === 'left' ? 0.7 : 0.9
  return { value: parsed.value, sure: Math.min(parsed.sure, sure), note: parsed.note ?? 'ditto' }
}

/** What the twin column says where a question has one column for yes and one for no; `null` where it is silent. */
export function readDenied(row: number, column: ReadColumn, cells: TableCells): string | null {
  if (column.denied === null || column.type?.type !== 'boolean') return null
  const cell = cells.cell(row, column.denied.column)
  if (cell === null || cell.text.trim() === '') return null
  const ticked = parseBoolean(cell)
  return 'value' in ticked && ticked.value === true ? `${column.denied.header} ${cell.text.trim()}` : null
}

/** Whether a cell says nothing itself and points to the cell above or to its left. */
export function pointerOf(cell: Cell): 'above' | 'left' | null {
  if (cell.kind !== 'text' || cell.text.length > 6) return null
  const text = plainText(cell.text)
  if (/^(?:同上|同前|〃|″|′′|"|”|“|''|ditto|do\.)$/i.test(text)) return 'above'
  return /^(?:同左|同前列)$/.test(text) ? 'left' : null
}

function isAmount(type: ReadFieldType): boolean {
  return type.type === 'money' || type.type === 'count' || type.type === 'minutes'
}

/** The unit that the row itself names for the amount before it; `null` where it is the column's. */
function rowUnit(row: number, column: ReadColumn, type: ReadFieldType, cells: TableCells): string | null {
  if (column.unitColumn === null || !isAmount(type)) return null
  const text = cells.cell(row, column.unitColumn)?.text.trim() ?? ''
  return isUnit(text) ? text : null
}

function isUnitColumn(column: ColumnMapping | undefined): boolean {
  return (
    column?.field === null &&
    /^(?:计量|金额|货币|計量|金額)?[单單]位(?:unit)?$|^unit$/i.test(plainText(column.header).replaceAll(' ', ''))
  )
}

function denialOf(column: ColumnMapping, next: ColumnMapping | undefined): ReadColumn['denied'] {
  if (next?.field !== null) return null
  const [group, own] = lastOfPath(column.path)
  const [nextGroup, other] = lastOfPath(next.path)
  const isPair = group !== '' && group === nextGroup && affirmed.test(own) && denied.test(other)
  return isPair ? { column: next.column, header: other } : null
}

const affirmed = /^(?:是|有|已|yes)$/i
const denied = /^(?:否|无|未|無|不|no)$/i

function lastOfPath(path: string): [string, string] {
  const parts = path.split(' / ').map((part) => plainText(part))
  return [parts.slice(0, -1).join(' / '), parts.at(-1) ?? '']
}

function readKept(cell: Cell, column: ReadColumn, type: ReadFieldType, unit: string | null): Parsed<FieldValue> {
  if (column.field === 'name' || column.field === 'system_name') return parseName(cell)
  if (unit !== null) return readField(cell, type, unit, column.words)
  if (cell.kind !== 'text') return readField(cell, type, column.unit, column.words)
  const kept = column.read.get(cell.text)
  if (kept) return kept
  const parsed = readField(cell, type, column.unit, column.words)
  if (column.read.size < keptTexts) column.read.set(cell.text, parsed)
  return parsed
}
