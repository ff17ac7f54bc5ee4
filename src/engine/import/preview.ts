import type { Indicator } from '../../core/capacity/capacity.ts'
import { columnUnit } from '../../core/mapping/column-unit.ts'
import { detectKind } from '../../core/mapping/detect-kind.ts'
import { knownHeading, recordHeading, type Dictionaries, type TableKind } from '../../core/mapping/dictionary.ts'
import { fieldType, requiredField } from '../../core/mapping/field-types.ts'
import { headingKey } from '../../core/mapping/heading-key.ts'
import type { SourcePreview } from '../../core/mapping/import-preview.ts'
import { indicatorPrefix, indicatorWords } from '../../core/mapping/map-capacity.ts'
import type { ColumnMapping } from '../../core/mapping/map-columns.ts'
import { recallTemplate } from '../../core/mapping/recall.ts'
import { readTable } from '../../core/mapping/read-table.ts'
import type { ReadContext, TableReading } from '../../core/mapping/reading.ts'
import { shapeOf } from '../../core/mapping/shape.ts'
import { tableCells } from '../../core/mapping/table-cells.ts'
import type { Template } from '../../core/mapping/template.ts'
import { findTables } from '../../core/sheet/find-tables.ts'
import type { FoundTable } from '../../core/sheet/found-table.ts'
import type { Grid } from '../../core/sheet/grid.ts'
import type { ReadLimits } from './limits.ts'
import { previewOf } from './draw-preview.ts'
import type { PreparedSource, PreparedTable } from './prepared-source.ts'
import { readSourceApart, type ReadApartOptions } from './reading/read-apart.ts'
import type { Refusal } from './refusal.ts'

export type PreviewOptions = {
  name: string
  bytes: Uint8Array
  dictionaries: Dictionaries
  indicators: Indicator[]
  /** Sheets whose mapping was accepted before, oldest first. */
  templates?: readonly Template[]
  as?: TableKind
  limits?: ReadLimits
  /** Cancelling, progress, and how the process that reads is started. */
  reading?: ReadApartOptions
}

const nothingRead: TableReading = { records: [], indicatorValues: [], refused: [], problems: [] }

/** Reads a file, finds its tables and maps them. Nothing is written; a refusal names the reason. */
export async function prepareSource(options: PreviewOptions): Promise<PreparedSource | Refusal> {
  const source = await readSourceApart(options.name, options.bytes, options.limits, options.reading)
  if (!source.ok) return source
  const context: ReadContext = {
    dictionaries: options.dictionaries,
    indicators: options.indicators,
    words: indicatorWords(options.indicators),
  }
  const accepted = (options.templates ?? []).flatMap(({ columns }) =>
    columns.map(({ header }) => headingKey(lastOf(header))),
  )
  const record = recordHeading(options.dictionaries, requiredField)
  const known = knownHeading(context.dictionaries, new Set([...context.words.keys(), ...accepted]))
  const tables = source.grids.flatMap((grid) =>
    findTables(grid, { known, record }).map((table) => prepareTable(grid, table, context, options)),
  )
  return finish({ ok: true, source, tables, context })
}

/** The preview alone. */
export async function previewSource(options: PreviewOptions): Promise<SourcePreview | Refusal> {
  const prepared = await prepareSource(options)
  return prepared.ok ? prepared.preview : prepared
}

/**
 * Reads a table again with one column mapped otherwise: to another field, or kept as an extra field (`null`).
 * The column that held the field before gives it up.
 */
export function applyMappingChange(
  prepared: PreparedSource,
  table: number,
  column: string,
  field: string | null,
  unit?: string | null,
): PreparedSource {
  const before = prepared.tables[table]
  if (!before) return prepared
  const kind = before.kind ?? before.seems ?? 'systems'
  const mapping = before.mapping.map((one): ColumnMapping => {
    if (one.column === column) {
      return {
        ...one,
        field,
        confidence: 1,
        reason: 'chosen',
        unit: unit === undefined ? unitFor(before.table, one, kind, field) : unit,
      }
    }
    const sharesIndicator =
      field?.startsWith(indicatorPrefix) === true &&
      one.year !== before.mapping.find((other) => other.column === column)?.year
    return field !== null && one.field === field && !sharesIndicator
      ? { ...one, field: null, confidence: 0, reason: 'another_column' }
      : one
  })
  return replaceTable(prepared, table, {
    ...before,
    kind,
    mapping,
    reading: readTable(before.grid, before.table, kind, mapping, prepared.context),
  })
}

/** Says what a table holds and maps it anew; `null` leaves the table out. */
export function applyKindChange(prepared: PreparedSource, table: number, kind: TableKind | null): PreparedSource {
  const before = prepared.tables[table]
  if (!before) return prepared
  if (kind === null) return replaceTable(prepared, table, { ...before, kind, kindConfidence: 1, reading: nothingRead })
  const cells = tableCells(before.grid, before.table)
  const { mapping } = detectKind(before.table, cells, prepared.context.dictionaries, prepared.context.words, kind)
  const reading = readTable(before.grid, before.table, kind, mapping, prepared.context)
  return replaceTable(prepared, table, { ...before, kind, kindConfidence: 1, mapping, reading, recall: null })
}

function prepareTable(grid: Grid, table: FoundTable, context: ReadContext, options: PreviewOptions): PreparedTable {
  const shape = shapeOf(table)
  const cells = tableCells(grid, table)
  const recall = recallTemplate(table, cells, options.templates ?? [], context.dictionaries)
  const detected = detectKind(table, cells, context.dictionaries, context.words, options.as, recall)
  const reading =
    detected.kind === null ? nothingRead : readTable(grid, table, detected.kind, detected.mapping, context)
  return {
    grid,
    table,
    shape,
    kind: detected.kind,
    kindConfidence: detected.confidence,
    seems: detected.seems,
    mapping: detected.mapping,
    reading,
    recall: recall?.template.kind === detected.kind ? recall : null,
  }
}

function replaceTable(prepared: PreparedSource, index: number, table: PreparedTable): PreparedSource {
  return finish({ ...prepared, tables: prepared.tables.map((one, at) => (at === index ? table : one)) })
}

function finish(prepared: Omit<PreparedSource, 'preview'>): PreparedSource {
  return { ...prepared, preview: previewOf(prepared.source, prepared.tables) }
}

function unitFor(table: FoundTable, column: ColumnMapping, kind: TableKind, field: string | null): string | null {
  const found = table.columns.find((one) => one.column === column.column)
  return found && field !== null ? columnUnit(found, table, fieldType(kind, field)) : (found?.unit ?? null)
}

function lastOf(path: string): string {
  return path.split(' / ').at(-1) ?? ''
}
