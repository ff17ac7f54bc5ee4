import type { ImportKind, ImportPreview } from '../../contract/calls/import.ts'

/** What a person changed in a preview, under names that hold when the files are read again. */
export type ImportChange = {
  call: 'map' | 'take' | 'identify'
  file: string
  /** `<source>.<table>`; of the source only the file name holds. */
  table: string
  column?: string
  field?: string | null
  unit?: string | null
  kind?: ImportKind | null
  row?: number
  system?: string | null
}

/** The changes with one more; a later change of the same thing takes the place of the earlier one. */
export function replayable(
  changes: readonly ImportChange[],
  preview: ImportPreview,
  change: Omit<ImportChange, 'file'>,
): ImportChange[] {
  const file = preview.sources[Number(change.table.split('.')[0])]?.file
  if (file === undefined) return [...changes]
  const added: ImportChange = { ...change, file }
  return [...changes.filter((other) => subjectOf(other) !== subjectOf(added)), added]
}

function subjectOf({ call, file, table, column, row }: ImportChange): string {
  return JSON.stringify([call, file, table.split('.')[1], column, row])
}

/** The table of a change in a new preview; `null` where its file or the table is no longer there. */
export function tableOfChange(preview: ImportPreview, change: ImportChange): string | null {
  const source = preview.sources.findIndex((candidate) => candidate.file === change.file)
  const table = Number(change.table.split('.')[1])
  return preview.sources[source]?.tables.some((candidate) => candidate.table === table) ? `${source}.${table}` : null
}
