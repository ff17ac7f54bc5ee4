import type { FoundTable } from '../sheet/found-table.ts'
import { tableKinds, type Dictionaries, type TableKind } from './dictionary.ts'
import { requiredField } from './field-types.ts'
import { mapCapacity, type IndicatorWords } from './map-capacity.ts'
import { mapColumns, type ColumnMapping, type RecalledColumns } from './map-columns.ts'
import type { Recall } from './recall.ts'
import type { TableCells } from './table-cells.ts'

export type DetectedTable = {
  /** `null` if the table is none of ours; its mapping is then of what it seems to be, or of systems, to be corrected by a person. */
  kind: TableKind | null
  confidence: number
  mapping: ColumnMapping[]
  /** What a table of no kind seems to hold: the columns are of that kind, but its required field is lacking. */
  seems: TableKind | null
}

/** How much the fields found speak for a kind: those that only this kind has count in full. */
const telling: Record<TableKind, string[]> = {
  systems: [
    'kind',
    'owner',
    'launched_on',
    'build_cost',
    'annual_cost',
    'registered_users',
    'security_level',
    'mandate',
    'status',
    'functions',
    'check_in',
    'audience',
  ],
  feedback: ['satisfaction', 'problem', 'wish', 'role'],
  capacity: [],
}

/**
 * Tells what a table holds by mapping it with every dictionary. `as` is what a person said it is, `recall` the accepted
 * template that the table follows: it holds what that held, unless the person says otherwise.
 * Without the field that a kind cannot do without (the name, the locality) it is not of that kind.
 */
export function detectKind(
  table: FoundTable,
  cells: TableCells,
  dictionaries: Dictionaries,
  words: IndicatorWords,
  as?: TableKind,
  recall: Recall | null = null,
): DetectedTable {
  if (recall && (as === undefined || as === recall.template.kind)) {
    const { kind } = recall.template
    const mapping = mapAs(kind, table, cells, dictionaries, words, recall.columns)
    if (as === kind || mapping.some((column) => column.field === requiredField[kind]))
      return { kind, confidence: as === kind ? 1 : recall.likeness, mapping, seems: null }
  }
  const tried = tableKinds
    .filter((kind) => as === undefined || kind === as)
    .map((kind) => {
      const mapping = mapAs(kind, table, cells, dictionaries, words)
      return { kind, mapping, score: score(kind, mapping, table, dictionaries) }
    })
    .toSorted((one, other) => other.score - one.score)
  const best = tried[0]
  const systems = tried.find((one) => one.kind === 'systems') ?? best
  if (!best || !systems) return { kind: null, confidence: 0, mapping: [], seems: null }
  if (as !== undefined) return { kind: as, confidence: 1, mapping: best.mapping, seems: null }
  if (best.score < 0.3) {
    const seeming = tried
      .map((one) => ({ ...one, told: toldWithout(one.kind, one.mapping) }))
      .filter(({ told }) => told >= 2)
      .toSorted((one, other) => other.told - one.told)[0]
    return {
      kind: null,
      confidence: 0,
      mapping: (seeming ?? systems).mapping,
      seems: seeming?.kind ?? null,
    }
  }
  return {
    kind: best.kind,
    confidence: Math.min(1, Math.round(best.score * 100) / 100),
    mapping: best.mapping,
    seems: null,
  }
}

export function mapAs(
  kind: TableKind,
  table: FoundTable,
  cells: TableCells,
  dictionaries: Dictionaries,
  words: IndicatorWords,
  recalled?: RecalledColumns,
): ColumnMapping[] {
  const dictionary = dictionaries[kind]
  return kind === 'capacity'
    ? mapCapacity(table, cells, dictionary, words, recalled)
    : mapColumns(table, cells, dictionary, recalled)
}

function score(kind: TableKind, mapping: ColumnMapping[], table: FoundTable, dictionaries: Dictionaries): number {
  const mapped = mapping.filter((column) => column.field !== null)
  const required = mapped.find((column) => column.field === requiredField[kind])
  if (!required) return 0
  const title = `${table.title ?? ''} ${table.sheet}`.toLowerCase()
  const titled = dictionaries[kind].titles.filter((word) => title.includes(word)).length > 0 ? 0.12 : 0
  const counted = Math.max(3, mapping.filter((column) => column.header !== '' && column.reason !== 'row_number').length)
  if (kind === 'capacity') {
    const values = mapped.filter((column) => column.field?.startsWith('indicator:'))
    const long =
      mapped.some((column) => column.field === 'value') && mapped.some((column) => column.field === 'indicator')
    if (!long && values.length === 0) return 0
    return (long ? 0.75 : Math.min(1, (sum(values) + required.confidence) / counted + 0.15)) + titled
  }
  const told = mapped.filter((column) => telling[kind].includes(column.field ?? ''))
  if (kind === 'feedback' && told.length === 0) return 0
  // A column that is only called “name” is the name of a system where others or the title speak of systems too.
  // Names that read like names of systems need one such column beside them, of a heading that is known as a whole.
  const isRead = kind === 'systems' && required.reason === 'values' && required.confidence >= 0.65
  const enough = told.length >= 2 || (isRead && told.some((column) => column.reason !== 'heading_composed'))
  const plain = required.reason !== 'heading' && required.reason !== 'remembered'
  if (plain && !enough && titled === 0) return 0
  const share = sum(mapped) / counted
  return (
    required.confidence * 0.3 +
    Math.min(0.5, share * 0.5) +
    Math.min(0.25, sum(told) * (kind === 'feedback' ? 0.12 : 0.05)) +
    titled
  )
}

/** How many columns speak for a kind though none holds what it is about; 0 where that is not what is lacking. */
function toldWithout(kind: TableKind, mapping: ColumnMapping[]): number {
  const fields = mapping.flatMap(({ field }) => (field === null ? [] : [field]))
  if (fields.includes(requiredField[kind])) return 0
  return fields.filter(
    (field) => telling[kind].includes(field) || (kind === 'capacity' && field.startsWith('indicator:')),
  ).length
}

function sum(columns: ColumnMapping[]): number {
  return columns.reduce((total, column) => total + column.confidence, 0)
}
