import type { Verdict } from '../../../core/review/verdict.ts'
import type { Workspace } from '../workspace.ts'

/** A name under which a record was listed, as its cell read, with the owner in the same row. */
export type ListedName = { record: string; name: string; owner: string | null }

/** The name and owner of every row of every imported list of systems that fed a record, oldest first. */
export function listedNames({ database }: Workspace): ListedName[] {
  const tables = database
    .prepare(`SELECT uid, columns FROM source_table WHERE kind = 'systems' ORDER BY rowid`)
    .all() as { uid: string; columns: string }[]
  const rows = database.prepare(
    `SELECT record, json_extract(cells, ?) AS name, json_extract(cells, ?) AS owner
     FROM source_row WHERE source_table = ? AND record IS NOT NULL`,
  )
  return tables.flatMap(({ uid, columns }) => {
    const mapped = JSON.parse(columns) as { column: string; field: string | null }[]
    const letter = (field: string) => mapped.find((one) => one.field === field)?.column
    const name = letter('name')
    if (name === undefined) return []
    const found = rows.all(`$.${name}`, `$.${letter('owner') ?? 'none'}`, uid) as (Omit<ListedName, 'name'> & {
      name: string | null
    })[]
    return found.flatMap((row) => (row.name === null ? [] : [{ ...row, name: row.name }]))
  })
}

/** A list of systems that was imported, with what tells it from others. Oldest first. */
export type ImportedList = {
  uid: string
  source: string
  file: string
  sheet: string
  imported_at: string
  shape: string
  reporting_unit: string | null
}

export function importedLists({ database }: Workspace): ImportedList[] {
  return database
    .prepare(
      `SELECT t.uid, t.source, s.file, t.sheet, s.imported_at, t.shape,
         json_extract(t.report, '$.reporting_unit') AS reporting_unit
       FROM source_table t JOIN source s ON s.uid = t.source
       WHERE t.kind = 'systems' ORDER BY s.rowid, t.rowid`,
    )
    .all() as ImportedList[]
}

/** The records that the rows of one imported list fed. */
export function recordsOfList({ database }: Workspace, table: string): string[] {
  return database
    .prepare('SELECT DISTINCT record FROM source_row WHERE source_table = ? AND record IS NOT NULL')
    .pluck()
    .all(table) as string[]
}

/** A system that a list named again after it had been closed or decided to go; `system` is its number. */
export type Relisting = {
  file: string
  sheet: string
  imported_at: string
  row: number
  system: string
  verdict: Verdict | null
}

/** What imports said of systems that are back, oldest first. */
export function listRelistings({ database }: Workspace): Relisting[] {
  return database
    .prepare(
      `SELECT s.file, t.sheet, s.imported_at, json_extract(b.value, '$.row') AS row, json_extract(b.value, '$.id') AS system,
         json_extract(b.value, '$.verdict') AS verdict
       FROM source_table t JOIN source s ON s.uid = t.source, json_each(t.report, '$.back') b
       WHERE t.kind = 'systems' ORDER BY s.rowid, t.rowid`,
    )
    .all() as Relisting[]
}
