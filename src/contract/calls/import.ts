import { z } from 'zod'
import { tableKinds, type TableKind } from '../../core/mapping/dictionary.ts'
import type { GridWindow, SourcePreview } from '../../core/mapping/import-preview.ts'
import type { Verdict } from '../../core/review/verdict.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { locales } from '../../core/language/localized-text.ts'
import { call } from '../call.ts'
import type { DuplicateReason } from './duplicate.ts'

export const importKinds = tableKinds
export type ImportKind = TableKind

/** Bytes travel as base64, so that message port and JSON carry the same. */
export type FileContent = { name: string; content: string }

/** A row that is not taken: the code of the reason, its sentence in Chinese, and the row's text. */
export type SkippedRow = { row: number; reason: string; sentence: string; text: string }

export type EarlierList = { file: string; sheet: string; imported_at: string }

/**
 * A row that would be added but looks like a system that this list no longer names: the likeliest first. A person
 * accepts or rejects it (`import.identify`); an accepted row is an update of the system.
 */
export type RenamedRow = {
  row: number
  name: string
  id: string
  was: string
  score: number
  reasons: DuplicateReason[]
  accepted: boolean
  rejected: boolean
}

/** A system that was closed or is decided to go, and that this list names again. `verdict` is null where nobody decided. */
export type BackRow = { row: number; id: string; name: string; verdict: Verdict | null; decided_at: string | null }

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
  /** The earlier list that this one is held against; `null` where it is the first of its kind. */
  earlier: EarlierList | null
  renamed: RenamedRow[]
  /** Systems that the earlier list brought and this one no longer names. They stay as they are. */
  gone: SystemReference[]
  back: BackRow[]
  skipped: SkippedRow[]
}

export type RefusedFile = { file: string; code: string; sentence: string }

/** Tables are named `<source>.<table>` by their places in `sources`; `included` names those that a commit takes. */
export type ImportPreview = {
  preview: string
  sources: SourcePreview[]
  /** Files that were not read, each with its sentence; the others go on. */
  refused: RefusedFile[]
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
  /**
   * Rows below the header: read = added + updated + unchanged + skipped + refused. Skipped ones hold no data (titles,
   * totals, notes), refused ones cannot be registered; `skipped` below lists both with the reason.
   */
  counts: { read: number; added: number; updated: number; unchanged: number; skipped: number; refused: number }
  /** Who reports, where the sheet says so. */
  reporting_unit: string | null
  earlier: EarlierList | null
  renamed: RenamedRow[]
  gone: SystemReference[]
  back: BackRow[]
  skipped: SkippedRow[]
  problems: ProblemReport[]
}

/** A table nobody has said the kind of, or a file in which no table was found (`sheet` is then null). */
export type LeftOut = { file: string; sheet: string | null; rows: number; sentence: string }

export type ImportReport = {
  dry_run: boolean
  sources: TableReport[]
  left_out: LeftOut[]
  refused: RefusedFile[]
}

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
  /** Says that a row is a system already known under another name (`null`: that it is a new one). */
  'import.identify': call<ImportPreview>()(
    z.object({ preview, table: z.string(), row: z.number().int(), system: z.string().nullable() }),
  ),
  /**
   * Further rows of a sheet of the preview, as they are drawn: from the place `from` among its rows with content, or
   * around the row numbered `row` where that is given. `from` of the answer is the place of its first row.
   */
  'import.rows': call<{ from: number; window: GridWindow }>()(
    z.object({
      preview,
      source: z.number().int().min(0),
      sheet: z.string(),
      from: z.number().int().min(0).default(0),
      row: z.number().int().min(1).nullable().default(null),
    }),
  ),
  /** Stops the reading or the commit that is under way; nothing of it is kept. */
  'import.stop': call<null>()(z.object({})),
  /**
   * A workbook of what the import of a preview does, or of what the last commit did: added, updated, unchanged, skipped
   * with the reason, problems, renamed and gone. Base64.
   */
  'import.result': call<FileContent>()(z.object({ preview, locale: z.enum(locales).default('zh-CN') })),
  /** What a commit would report, without writing anything. */
  'import.report': call<ImportReport>()(z.object({ preview })),
  'import.commit': call<ImportReport>()(z.object({ preview })),
  'import.cancel': call<null>()(z.object({ preview })),
  /** The mappings accepted so far, and the same as a file to carry to another workspace. Base64. */
  'mapping.list': call<AcceptedMapping[]>()(z.object({})),
  'mapping.export': call<FileContent>()(z.object({})),
  'mapping.import': call<{ taken: number }>()(z.object({ name: z.string().min(1), content: z.string() })),
  'mapping.remove': call<null>()(z.object({ shape: z.string().min(1) })),
  'source.list': call<SourceRow[]>()(z.object({})),
  /** One row of an imported sheet as it was read, for the evidence panel. */
  'source.row': call<SourceRowContent>()(z.object({ source: z.string(), sheet: z.string(), row: z.number().int() })),
  'problem.list': call<ProblemReport[]>()(z.object({})),
}

/** A mapping that a person accepted by importing, under the shape of the sheet it was for. */
export type AcceptedMapping = {
  shape: string
  kind: ImportKind
  file: string
  columns: { header: string; field: string | null; unit: string | null }[]
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
