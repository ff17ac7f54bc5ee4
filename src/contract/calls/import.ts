import { z } from 'zod'
import { tableKinds, type TableKind } from '../../core/mapping/dictionary.ts'
import type { SourcePreview } from '../../core/mapping/import-preview.ts'
import { call } from '../call.ts'

export const importKinds = tableKinds
export type ImportKind = TableKind

/** Bytes travel as base64, so that message port and JSON carry the same. */
export type FileContent = { name: string; content: string }

/** A row that is not taken: the code of the reason, its sentence in Chinese, and the row's text. */
export type SkippedRow = { row: number; reason: string; sentence: string; text: string }

/** What a commit would do to the workspace, worked out against what is there now. */
export type ImportDifference = {
  table: string
  added: { row: number; name: string }[]
  updated: {
    row: number
    id: string
    name: string
    changes: { field: string; before: unknown; after: unknown }[]
  }[]
  unchanged: number
  skipped: SkippedRow[]
}

/** Tables are named `<source>.<table>` by their places in `sources`; `included` names those that a commit takes. */
export type ImportPreview = {
  preview: string
  sources: SourcePreview[]
  included: string[]
  differences: ImportDifference[]
}

export type ColumnReport = {
  column: string
  header: string
  field: string | null
  unit: string | null
  confidence: number
  reason: string
}

export type ProblemReport = {
  file: string
  sheet: string
  cell: string
  code: string
  severity: 'error' | 'warning' | 'info'
  raw: string
  sentence: string
}

/** What an import did with one table of one sheet (or would do, in a dry run). */
export type TableReport = {
  file: string
  sha256: string
  sheet: string
  kind: ImportKind
  header_rows: number[]
  columns: ColumnReport[]
  counts: { read: number; added: number; updated: number; unchanged: number; skipped: number }
  skipped: SkippedRow[]
  problems: ProblemReport[]
}

/** A table nobody has said the kind of, or a file in which no table was found (`sheet` is then null). */
export type LeftOut = { file: string; sheet: string | null; rows: number; sentence: string }

export type ImportReport = { dry_run: boolean; sources: TableReport[]; left_out: LeftOut[] }

const content = z.object({ name: z.string().min(1), content: z.string() })
const preview = z.string()

export const importCalls = {
  'import.preview': call<ImportPreview>()(
    z.object({ files: z.array(content).min(1), as: z.enum(importKinds).nullable().default(null) }),
  ),
  /** Maps a column to another field (or to none); answers the preview read again. */
  'import.map': call<ImportPreview>()(
    z.object({
      preview,
      table: z.string(),
      column: z.string(),
      field: z.string().nullable(),
      unit: z.string().nullable().optional(),
    }),
  ),
  /** Says what a table holds, and reads it as that; `null` leaves the table out. */
  'import.kind': call<ImportPreview>()(z.object({ preview, table: z.string(), kind: z.enum(importKinds).nullable() })),
  /** What a commit would report, without writing anything. */
  'import.report': call<ImportReport>()(z.object({ preview })),
  'import.commit': call<ImportReport>()(z.object({ preview })),
  'import.cancel': call<null>()(z.object({ preview })),
  'source.list': call<SourceRow[]>()(z.object({})),
  /** One row of an imported sheet as it was read, for the evidence panel. */
  'source.row': call<SourceRowContent>()(z.object({ source: z.string(), sheet: z.string(), row: z.number().int() })),
  'problem.list': call<ProblemReport[]>()(z.object({})),
}

export type SourceRow = {
  id: string
  file: string
  sha256: string
  imported_at: string
  author: string
  tables: { sheet: string; kind: ImportKind; rows: number; skipped: number; problems: number }[]
}

export type SourceRowContent = {
  file: string
  sheet: string
  row: number
  cells: { column: string; header: string; field: string | null; raw: string }[]
}
