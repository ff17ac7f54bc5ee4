import type { FoundColumn, FoundTable } from '../sheet/found-table.ts'
import type { Cell } from '../sheet/grid.ts'
import { agreement, trust } from './column-values.ts'
import { columnUnit } from './column-unit.ts'
import type { CompiledDictionary } from './dictionary.ts'
import { fieldType, requiredField } from './field-types.ts'
import { headingClaims } from './heading-claims.ts'
import { composedMeaning } from './compose-heading.ts'
import { choicesByValues } from './choices-by-values.ts'
import { nameByValues, officeShare } from './name-by-values.ts'
import { headingReadings, yearOfHeading } from './heading-key.ts'
import { assignColumns } from './assign-columns.ts'
import { sensitiveKind, type SensitiveKind } from './sensitive.ts'
import type { TableCells } from './table-cells.ts'
import type { TemplateColumn } from './template-column.ts'

/** Why a column was mapped as it was; sentences in `import.json` under `reason.*`. */
export const mappingReasons = [
  'heading',
  'heading_likely',
  'heading_composed',
  'heading_part',
  'values',
  'indicator',
  'remembered',
  'chosen',
  'known_extra',
  'row_number',
  'no_heading',
  'not_recognised',
  'another_column',
  'values_disagree',
  'sensitive',
] as const
export type MappingReason = (typeof mappingReasons)[number]

/**
 * `field` is `null` for a column kept as an extra field, or left out where it only numbers the rows or is empty.
 * `agrees` is the share of its filled cells that could be read as the field. `unit` is the one values are read in.
 */
export type ColumnMapping = {
  column: string
  header: string
  path: string
  unit: string | null
  field: string | null
  confidence: number
  reason: MappingReason
  agrees: number | null
  sensitive: SensitiveKind | null
  year: number | null
}

/** What was accepted before for the columns of a sheet like this one, by column letter. */
export type RecalledColumns = ReadonlyMap<string, TemplateColumn>

const nothingRecalled: RecalledColumns = new Map()

/** The least confidence with which a heading becomes a field. */
export const leastConfidence = 0.5

type Candidate = {
  column: FoundColumn
  field: string
  confidence: number
  reason: MappingReason
  agrees: number | null
}

/** Maps the columns of a table to the fields of one dictionary; a field takes at most one column, the best. */
export function mapColumns(
  table: FoundTable,
  cells: TableCells,
  dictionary: CompiledDictionary,
  recalled: RecalledColumns = nothingRecalled,
): ColumnMapping[] {
  const samples = new Map(table.columns.map((column) => [column.column, cells.sample(column.column)]))
  const sensitive = new Map(
    table.columns.map((column) => [
      column.column,
      sensitiveKind(
        column.path,
        (samples.get(column.column) ?? []).map((cell) => cell.text.trim()),
      ),
    ]),
  )
  const candidates = table.columns.flatMap((column) => {
    const kind = sensitive.get(column.column) ?? null
    if (kind !== null && (recalled.get(column.column)?.field ?? null) === null) return []
    return candidatesOf(column, samples.get(column.column) ?? [], table, dictionary, recalled)
  })
  const taken = assignColumns(candidates.filter(({ confidence }) => confidence >= leastConfidence))
  for (const found of foundByValues(table, taken, samples, sensitive, dictionary, recalled))
    taken.set(found.column.column, found)
  return table.columns.map((column) => {
    const won = taken.get(column.column)
    const plain = {
      column: column.column,
      header: column.header,
      path: column.path,
      sensitive: sensitive.get(column.column) ?? null,
      year: yearOfHeading(column.path),
    }
    if (won) {
      return {
        ...plain,
        unit: unitOf(column, won.field, table, dictionary, recalled),
        field: won.field,
        confidence: round(won.confidence),
        reason: won.reason,
        agrees: won.agrees,
      }
    }
    const lost = candidates
      .filter((candidate) => candidate.column === column)
      .toSorted((one, other) => other.confidence - one.confidence)[0]
    return {
      ...plain,
      unit: column.unit,
      field: null,
      agrees: null,
      ...unmapped(column, dictionary, lost, plain.sensitive, recalled),
    }
  })
}

function candidatesOf(
  column: FoundColumn,
  sample: Cell[],
  table: FoundTable,
  dictionary: CompiledDictionary,
  recalled: RecalledColumns,
): Candidate[] {
  const before = recalled.get(column.column)
  if (before?.kept) return []
  if (before && before.field !== null) {
    const agrees = agreement(column, before.field, sample, table, dictionary)
    return [{ column, field: before.field, confidence: 0.99, reason: 'remembered', agrees }]
  }
  const claims = headingClaims(column.header, column.path, dictionary)
  return [...claims].map(([field, { confidence, reason }]) => {
    const agrees = agreement(column, field, sample, table, dictionary)
    // A mere part of a heading needs values that say the same.
    const borne = agrees === null && reason === 'heading_part' ? 0.6 : trust(agrees, sample.length)
    // Where a heading says name by a part of it only, a column of offices is none.
    const office = field === requiredField[dictionary.kind] && dictionary.kind !== 'capacity' && reason !== 'heading'
    if (office && officeShare(sample, dictionary) >= 0.6)
      return { column, field, reason, agrees: 0, confidence: confidence * 0.5 }
    return { column, field, reason, agrees, confidence: confidence * borne }
  })
}

/** What no heading told but values do, among the columns that are free: kinds, audiences, and the column of names. */
function foundByValues(
  table: FoundTable,
  taken: ReadonlyMap<string, Candidate>,
  samples: ReadonlyMap<string, Cell[]>,
  sensitive: ReadonlyMap<string, SensitiveKind | null>,
  dictionary: CompiledDictionary,
  recalled: RecalledColumns,
): Candidate[] {
  const free = table.columns
    .filter(
      ({ column, header, path }) =>
        !taken.has(column) &&
        (sensitive.get(column) ?? null) === null &&
        !recalled.has(column) &&
        header !== '' &&
        !isKnownExtra(header, path, dictionary),
    )
    .map((column) => ({ column, sample: samples.get(column.column) ?? [] }))
  const fields = [...taken.values()].map((one) => one.field)
  const choices = choicesByValues(free, dictionary, fields)
  const required = requiredField[dictionary.kind]
  const told = [...fields, ...choices.map((one) => one.field)].filter((one) => !['notes', 'owner', 'id'].includes(one))
  const name = fields.includes(required)
    ? null
    : nameByValues(
        free.filter(({ column }) => !choices.some((one) => one.column === column)),
        dictionary,
        dictionary.kind === 'systems' ? told.length : 0,
      )
  return [...choices, ...(name ? [{ ...name, field: required }] : [])].map((found) => ({
    ...found,
    reason: 'values',
    agrees: 1,
  }))
}

function isKnownExtra(header: string, path: string, dictionary: CompiledDictionary): boolean {
  return headingReadings(header, path)
    .filter((reading) => !reading.part && !reading.grouped)
    .some(
      ({ key }) =>
        dictionary.kept.has(key) || dictionary.ignored.has(key) || composedMeaning(key, dictionary.composed).known,
    )
}

/** The unit a person gave stands as long as the sheet names none, or the same one as then. */
function unitOf(
  column: FoundColumn,
  field: string,
  table: FoundTable,
  dictionary: CompiledDictionary,
  recalled: RecalledColumns,
): string | null {
  const stated = columnUnit(column, table, fieldType(dictionary.kind, field))
  const before = recalled.get(column.column)
  const same = before?.field === field && (stated === null || stated === before.stated)
  return same ? (before.unit ?? stated) : stated
}

function unmapped(
  column: FoundColumn,
  dictionary: CompiledDictionary,
  lost: Candidate | undefined,
  sensitive: SensitiveKind | null,
  recalled: RecalledColumns,
): { confidence: number; reason: MappingReason } {
  if (sensitive !== null) return { confidence: 0, reason: 'sensitive' }
  if (recalled.get(column.column)?.kept) return { confidence: 0, reason: 'remembered' }
  if (column.header === '') return { confidence: 0, reason: 'no_heading' }
  const keys = headingReadings(column.header, column.path)
    .filter((reading) => !reading.part)
    .map((reading) => reading.key)
  if (keys.some((key) => dictionary.ignored.has(key))) return { confidence: 0, reason: 'row_number' }
  if (lost && lost.confidence >= leastConfidence)
    return { confidence: round(lost.confidence), reason: 'another_column' }
  if (isKnownExtra(column.header, column.path, dictionary)) return { confidence: 0, reason: 'known_extra' }
  if (lost && (lost.agrees ?? 1) < 0.7) return { confidence: round(lost.confidence), reason: 'values_disagree' }
  return { confidence: 0, reason: 'not_recognised' }
}

function round(value: number): number {
  return Math.round(Math.min(1, value) * 100) / 100
}
