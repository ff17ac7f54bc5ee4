import type { Orientation, SheetFact, SkippedRow, SkipReason } from '../sheet/found-table.ts'
import type { TableKind } from './dictionary.ts'
import type { MappingReason } from './map-columns.ts'
import type { ImportProblem, RefusedRow } from './reading.ts'
import type { SensitiveKind } from './sensitive.ts'

/** What a row of the drawn sheet is. */
export type RowRole =
  'title' | 'fact' | 'header' | 'data' | 'subtotal' | 'section' | 'note' | 'blank' | 'skipped' | 'refused'

/** What a row that is not read as data is on the drawn sheet, by the reason why it is not. */
export const roleOfReason: Record<SkipReason, RowRole> = {
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

/** The first rows and columns of a sheet as text, for a screen to draw; texts of sensitive columns are masked. */
export type GridWindow = {
  firstRow: number
  columns: string[]
  rows: {
    row: number
    role: RowRole
    table: number | null
    cells: string[]
    hidden: boolean
    /** Where tables stand side by side: what the row is in each of them, by columns counted from 1. */
    parts?: { left: number; right: number; role: RowRole; table: number }[]
  }[]
  merges: { top: number; left: number; bottom: number; right: number }[]
  hiddenColumns: string[]
}

export type PreviewColumn = {
  column: string
  header: string
  path: string
  field: string | null
  unit: string | null
  confidence: number
  reason: MappingReason
  /** The share of filled cells that could be read as the field. */
  agrees: number | null
  sensitive: SensitiveKind | null
  filled: number
  samples: string[]
}

/** The template that a table follows: its file (empty where it is not known) and how the columns lie beside it. */
export type TemplateMemory = {
  file: string
  exact: boolean
  same: number
  added: string[]
  renamed: { from: string; to: string }[]
  gone: string[]
}

export type PreviewTable = {
  /** Number of the table within the source, to name it in `applyMappingChange`. */
  table: number
  sheet: string
  hidden: boolean
  kind: TableKind | null
  kindConfidence: number
  /** Of a table of no kind: what it seems to be, and the field that it lacks to be it, for a person to point out. */
  lacks: { kind: TableKind; field: string } | null
  title: string | null
  shape: string
  bounds: { top: number; bottom: number; left: number; right: number }
  /** `columns`: transposed; `headerRows` are then columns of the sheet. */
  orientation: Orientation
  headerRows: number[]
  columns: PreviewColumn[]
  facts: SheetFact[]
  counts: {
    data: number
    /** Data rows and columns that the sheet hides; they are read all the same. */
    hiddenRows: number
    hiddenColumns: number
    records: number
    values: number
    refused: number
    skipped: number
    errors: number
    warnings: number
  }
  skipped: SkippedRow[]
  refused: RefusedRow[]
  problems: ImportProblem[]
  /** More problems than listed. */
  problemsLeftOff: number
  /** Whether an accepted template was followed; `memory` says which, and in what the two differ. */
  remembered: boolean
  memory: TemplateMemory | null
}

export type PreviewSheet = {
  sheet: string
  hidden: boolean
  rows: number
  tables: number[]
  hiddenRows: number
  hiddenColumns: number
  beyondColumns: number
  window: GridWindow
}

/** Plain JSON: it goes over the contract as it is. */
export type SourcePreview = {
  ok: true
  file: string
  sha256: string
  bytes: number
  format: string
  encoding: string | null
  encodingSure: boolean
  delimiter: string | null
  sheets: PreviewSheet[]
  tables: PreviewTable[]
}
