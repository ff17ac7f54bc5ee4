import type { ImportDifference, ImportPreview } from '../../../contract/calls/import.ts'
import type { PreviewSheet, PreviewTable, SourcePreview } from '../../../core/mapping/import-preview.ts'

/** A table of the preview with its sheet, its file, and what a commit of it would do (`null`: it is left out). */
export type TableView = {
  id: string
  /** Its number on the sheet, from 1. */
  number: number
  place: number
  source: SourcePreview
  sheet: PreviewSheet
  table: PreviewTable
  difference: ImportDifference | null
}

/** The tables of every file in order, under the names the calls know them by. */
export function tablesOf(preview: ImportPreview): TableView[] {
  return preview.sources.flatMap((source, place) =>
    source.tables.flatMap((table) => {
      const id = tableId(place, table.table)
      const sheet = source.sheets.find((candidate) => candidate.sheet === table.sheet)
      const difference = preview.differences.find((candidate) => candidate.table === id) ?? null
      const number = (sheet?.tables.indexOf(table.table) ?? 0) + 1
      return sheet ? [{ id, number, place, source, sheet, table, difference }] : []
    }),
  )
}

export function tableId(source: number, table: number): string {
  return `${source}.${table}`
}

/** The tables on the same sheet as another. */
export function tablesBeside(view: TableView): PreviewTable[] {
  return view.source.tables.filter((table) => table.sheet === view.table.sheet)
}

/** What a person should look at in a table: cells that were not read or are doubtful, and rows not taken. */
export function problemCount({ counts }: PreviewTable): number {
  return counts.errors + counts.warnings + counts.refused
}
