import type { Database } from 'better-sqlite3'
import { columnsOf } from './journal-triggers.ts'
import { prepared } from './prepared.ts'

/**
 * An insert is recorded by the number of columns that its row had (columns are only ever appended): its values stand in
 * the row itself or, once that was changed or removed, in the `before` of the next entry of the row. Writing them a
 * second time made three quarters of a workspace. Files of the first version carry them in the entry; both are read.
 */
export type RecordedEntry = {
  id: number
  table_name: string
  row_uid: string
  operation: string
  after: string | null
}

/** The values after an entry, as JSON by column; `null` where the row was gone or, wrongly, is not there. */
export function valuesAfter(database: Database, entry: RecordedEntry): string | null {
  const { table_name: table, row_uid: uid, after } = entry
  if (after === null || !isKeptByRow(entry)) return after
  const found = prepared(
    database,
    `SELECT coalesce(${nextBefore(table, '(SELECT ?)', '(SELECT ?)')},
       (SELECT ${rowAsJson(database, table, 'r')} FROM "${table}" r WHERE r.uid = (SELECT ?)))`,
  )
    .pluck()
    .get(uid, entry.id, uid) as string | null
  if (found === null) return null
  const values = Object.entries(JSON.parse(found) as Record<string, unknown>)
  // Columns that came with a later version of the program were not there yet.
  return values.length === Number(after) ? found : JSON.stringify(Object.fromEntries(values.slice(0, Number(after))))
}

/**
 * SQL for the values, as a JSON array, of an insert into `table` that are kept by its row; null for every other
 * journal entry. To be used where the journal is known as `entry`.
 */
export function keptValues(database: Database, table: string): string {
  const columns = columnsOf(database, table)
  const row = `json_array(${columns.map((name) => `r."${name}"`).join(', ')})`
  const firstOf = (json: string) =>
    `(SELECT json_group_array(value) FROM (SELECT value, row_number() OVER (ORDER BY id) AS place FROM json_each(${json}))
      WHERE place <= CAST(entry.after AS INTEGER))`
  return `CASE WHEN entry.operation = 'insert' AND substr(entry.after, 1, 1) <> '{' THEN coalesce(
    (SELECT ${firstOf('n.before')} FROM journal n
     WHERE n.row_uid = entry.row_uid AND n.table_name = '${table}' AND n.id > entry.id ORDER BY n.id LIMIT 1),
    (SELECT iif(entry.after = '${columns.length}', ${row}, ${firstOf(row)}) FROM "${table}" r
     WHERE r.uid = entry.row_uid)) END`
}

/** SQL for a row of `table`, known as `alias`, as the triggers write it. */
export function rowAsJson(database: Database, table: string, alias: string): string {
  return `json_object(${columnsOf(database, table)
    .map((name) => `'${name}', ${alias}."${name}"`)
    .join(', ')})`
}

function isKeptByRow({ operation, after }: RecordedEntry): boolean {
  return operation === 'insert' && after?.startsWith('{') === false
}

function nextBefore(table: string, uid: string, id: string): string {
  return `(SELECT before FROM journal
    WHERE row_uid = ${uid} AND table_name = '${table}' AND id > ${id} ORDER BY id LIMIT 1)`
}
