import { columnsOf } from './journal-triggers.ts'
import { valuesAfter, type RecordedEntry } from './recorded-values.ts'
import type { Workspace } from './workspace.ts'

type Row = Record<string, unknown>

/**
 * Answers for a recorded row the names of the rows it refers to, by their uid, in the order of its columns.
 * What was removed since is named by what the journal last knew of it; rows without a name are left out.
 */
export function referenceNamer(workspace: Workspace): (table: string, row: Row) => Record<string, string> {
  const { database } = workspace
  const references = new Map<string, { column: string; table: string }[]>()
  const names = new Map<string, string | null>()
  const lastKnown = database.prepare(
    `SELECT id, table_name, row_uid, operation, before, after
       FROM journal WHERE row_uid = ? AND table_name = ? ORDER BY id DESC LIMIT 1`,
  )

  function referencesOf(table: string): { column: string; table: string }[] {
    const known = references.get(table)
    if (known) return known
    const order = columnsOf(database, table)
    const found = database.prepare(`SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?)`).all(table) as {
      column: string
      table: string
    }[]
    const sorted = found.toSorted((one, other) => order.indexOf(one.column) - order.indexOf(other.column))
    references.set(table, sorted)
    return sorted
  }

  function nameOf(table: string, uid: string): string | null {
    const known = names.get(uid)
    if (known !== undefined) return known
    const entry = lastKnown.get(uid, table) as (RecordedEntry & { before: string | null }) | undefined
    const text = entry ? (valuesAfter(database, entry) ?? entry.before) : null
    const row = text === null ? {} : (JSON.parse(text) as Row)
    const name = row.name ?? row.file ?? null
    const found = typeof name === 'string' ? name : null
    names.set(uid, found)
    return found
  }

  return (table, row) => {
    const named: Record<string, string> = {}
    for (const reference of referencesOf(table)) {
      const uid = row[reference.column]
      const name = typeof uid === 'string' ? nameOf(reference.table, uid) : null
      if (typeof uid === 'string' && name !== null) named[uid] = name
    }
    return named
  }
}
