import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { prepared } from './prepared.ts'
import { valuesInRow } from './recorded-values.ts'

type CommandRow = {
  id: number
  uid: string
  name: string
  parameters: string
  author: string
  at: string
  undoes: number | null
}

/** What the first command's hash rests on. */
export const chainStart = '0'.repeat(64)

/** Entries taken from SQLite at once: as one piece of bytes, which is several times faster than a text for each. */
const entriesAtOnce = 200

/**
 * The hash of one command: SHA-256 over the previous command's hash, the command and each of its journal entries,
 * a line each; an insert whose values are kept by its row is followed by them, on a line of their own. Changing any
 * recorded value, in the journal or in a row, breaks this and every later hash.
 */
export function commandHash(database: Database, id: number, previous: string): string {
  const command = prepared(
    database,
    'SELECT id, uid, name, parameters, author, at, undoes FROM command WHERE id = ?',
  ).get(id) as CommandRow
  const hash = createHash('sha256')
  hash.update(`${previous}\n${JSON.stringify(Object.values(command))}\n`)
  const lines = prepared(
    database,
    `SELECT max(id), CAST(group_concat(line, '') AS BLOB) FROM (
       SELECT entry.id, json_array(
           entry.id, entry.table_name, entry.row_uid, entry.operation, entry.before, entry.after
         ) || char(10) || coalesce(${valuesInRow(database)} || char(10), '') AS line
       FROM journal entry WHERE entry.command = ? AND entry.id > ? ORDER BY entry.id LIMIT ${entriesAtOnce})`,
  ).raw()
  for (let last = 0; ;) {
    const [until, bytes] = lines.get(id, last) as [number | null, Buffer | null]
    if (until === null || bytes === null) return hash.digest('hex')
    hash.update(bytes)
    last = until
  }
}

/** The hash of the last command before `id`. */
export function previousHash(database: Database, id: number): string {
  const hash = prepared(database, 'SELECT hash FROM command WHERE id < ? ORDER BY id DESC LIMIT 1').pluck().get(id)
  return typeof hash === 'string' ? hash : chainStart
}
