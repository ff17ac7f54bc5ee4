import type { ImportDifference, ImportPreview } from '../../../contract/calls/import.ts'
import type { PreviewSheet, PreviewTable, SourcePreview } from '../../../core/mapping/import-preview.ts'

/** A table of the preview with its sheet, its file, and what a commit of it would do (`null`: it is left out). */
export type TableView = {
  id: string
  source: SourcePreview
  sheet: PreviewSheet
  table: PreviewTable
  difference: ImportDifference | null
}

/** The tables of every file in order, under the names the calls know them by. */
export function tablesOf(preview: ImportPreview): TableView[] {
  return preview.sources.flatMap((source, number) =>
    source.tables.flatMap((table) => {
      const id = tableId(number, table.table)
      const sheet = source.sheets.find((candidate) => candidate.sheet === table.sheet)
      const difference = preview.differences.find((candidate) => candidate.table === id) ?? null
      return sheet ? [{ id, source, sheet, table, difference }] : []
    }),
  )
}

export function tableId(source: number, table: number): string {
  return `${source}.${table}`
}

export type DifferenceCounts = { added: number; updated: number; unchanged: number; skipped: number }

/** What a commit of everything that is taken in would do. */
export function totals(differences: readonly ImportDifference[]): DifferenceCounts {
  const sum = { added: 0, updated: 0, unchanged: 0, skipped: 0 }
  for (const difference of differences) {
    sum.added += difference.added.length
    sum.updated += difference.updated.length
    sum.unchanged += difference.unchanged
    sum.skipped += difference.skipped.length
  }
  return sum
}
