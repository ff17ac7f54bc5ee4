import type { TableKind } from '../../core/mapping/dictionary.ts'
import type { SourcePreview } from '../../core/mapping/import-preview.ts'
import type { ColumnMapping } from '../../core/mapping/map-columns.ts'
import type { Recall } from '../../core/mapping/recall.ts'
import type { ReadContext, TableReading } from '../../core/mapping/reading.ts'
import type { FoundTable } from '../../core/sheet/found-table.ts'
import type { Grid } from '../../core/sheet/grid.ts'
import type { ReadSource } from './read-source.ts'

export type PreparedTable = {
  grid: Grid
  table: FoundTable
  shape: string
  /** `null` where the table is none of ours: nothing is read from it until a person says what it is. */
  kind: TableKind | null
  kindConfidence: number
  /** What a table of no kind seems to be, if only it had the field that kind requires. */
  seems: TableKind | null
  mapping: ColumnMapping[]
  reading: TableReading
  /** The accepted template that the table follows, if any. */
  recall: Recall | null
}

/** A source read and mapped, ready to be committed. `preview` is the plain view of it for screens and commands. */
export type PreparedSource = {
  ok: true
  source: ReadSource
  tables: PreparedTable[]
  context: ReadContext
  preview: SourcePreview
}
