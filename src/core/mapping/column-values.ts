import { saysUnknown } from '../value/parsed.ts'
import type { FoundColumn, FoundTable } from '../sheet/found-table.ts'
import type { Cell } from '../sheet/grid.ts'
import { columnUnit } from './column-unit.ts'
import type { CompiledDictionary } from './dictionary.ts'
import { isUnit } from '../value/units.ts'
import { fieldType } from './field-types.ts'
import { readField } from './read-field.ts'

/** The share of filled cells that can be read as the field; `null` where no cell says anything. */
export function agreement(
  column: FoundColumn,
  field: string,
  sample: Cell[],
  table: FoundTable,
  dictionary: CompiledDictionary,
): number | null {
  if (sample.length === 0) return null
  const type = fieldType(dictionary.kind, field)
  if (type.type === 'text' || type.type === 'list') return textAgreement(field, sample)
  const unit = columnUnit(column, table, type)
  let read = 0
  let filled = 0
  for (const cell of sample) {
    const parsed = readField(cell, type, unit, dictionary.choices.get(field))
    if ('problem' in parsed && parsed.problem === 'formula_error') continue
    if (!('problem' in parsed) && parsed.value === null) continue
    filled += 1
    if (!('problem' in parsed) || parsed.problem === 'unit_unknown') read += 1
  }
  return filled === 0 ? null : round(read / filled)
}

/** Names, places and other words are words: a column of bare numbers, dates or yes and no is none. */
function textAgreement(field: string, sample: Cell[]): number {
  const told = sample.filter((cell) => cell.kind !== 'text' || !saysUnknown(cell.text))
  if (told.length === 0 || field === 'unit' || field === 'notes' || field === 'interfaces' || field === 'id') return 1
  const wordless = told.filter(
    (cell) =>
      cell.kind !== 'text' ||
      isUnit(cell.text.trim()) ||
      /^(?:[-+\d,.:/%\s]+|[是否有无√×YNyn])$/.test(cell.text.trim()),
  ).length
  return round(1 - wordless / told.length)
}

/** What that share makes of the confidence of a heading. */
export function trust(agrees: number | null, filled: number): number {
  if (agrees === null) return 0.95
  if (agrees >= 0.9) return filled >= 3 ? 1.02 : 1
  if (agrees >= 0.7) return 0.92
  if (agrees >= 0.4) return 0.78
  return agrees >= 0.15 ? 0.55 : 0.4
}

function round(value: number): number {
  return Math.round(Math.min(1, value) * 100) / 100
}
