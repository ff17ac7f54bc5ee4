import type { Cell } from '../sheet/grid.ts'
import { parseName } from '../value/parse-name.ts'
import { plainText, type Parsed } from '../value/parsed.ts'
import type { ChoiceWords } from '../value/parse-choice.ts'
import type { TableKind } from './dictionary.ts'
import { fieldType, type ReadFieldType } from './field-types.ts'
import type { ColumnMapping } from './map-columns.ts'
import { readField, type FieldValue } from './read-field.ts'
import type { TableCells } from './table-cells.ts'

/** A column while its table is read from the top. */
export type ReadColumn = ColumnMapping & {
  type: ReadFieldType | null
  words: ChoiceWords | undefined
  /** What was read from each text, since most columns repeat a few words. */
  read: Map<string, Parsed<FieldValue>>
  /** The last cell of the column that said something itself: what a ditto mark repeats. */
  above: Cell | null
  /** The column before it, which 同左 repeats. */
  left: string | null
}

const keptTexts = 2000

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
      above: null,
      left: mapping[index - 1]?.column ?? null,
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
      : readKept(written, column, type)
  }
  const meant = pointer === 'left' ? (column.left === null ? null : cells.cell(row, column.left)) : column.above
  // Two systems are never one name, and beside or below a blank there is nothing to repeat.
  if (meant === null || meant.text.trim() === '' || pointerOf(meant) !== null || column.field === 'name')
    return { problem: 'nothing_above' }
  const parsed = readKept(meant, column, type)
  if ('problem' in parsed || parsed.value === null) return parsed
  const sure = isAmount(type) || pointer === 'left' ? 0.7 : 0.9
  return { value: parsed.value, sure: Math.min(parsed.sure, sure), note: parsed.note ?? 'ditto' }
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

function readKept(cell: Cell, column: ReadColumn, type: ReadFieldType): Parsed<FieldValue> {
  if (column.field === 'name' || column.field === 'system_name') return parseName(cell)
  if (cell.kind !== 'text') return readField(cell, type, column.unit, column.words)
  const kept = column.read.get(cell.text)
  if (kept) return kept
  const parsed = readField(cell, type, column.unit, column.words)
  if (column.read.size < keptTexts) column.read.set(cell.text, parsed)
  return parsed
}
