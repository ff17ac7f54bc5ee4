import { createHash } from 'node:crypto'
import type { Database, Statement } from 'better-sqlite3'
import { prepared } from './prepared.ts'
import { keptValues } from './recorded-values.ts'

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
  for (const { table, from, to } of runsOf(database, id)) {
    hash.update(linesOf(database, table).get(id, from, to) as Buffer)
  }
  return hash.digest('hex')
}

/** Entries in their order, cut where the table changes and after so many. */
function* runsOf(database: Database, command: number): Generator<{ table: string; from: number; to: number }> {
  const entries = prepared(
    database,
    `SELECT id, table_name FROM journal WHERE command = ? AND id > ? ORDER BY id LIMIT ${entriesAtOnce}`,
  ).raw()
  for (let last = 0; ;) {
    const read = entries.all(command, last) as [number, string][]
    const first = read[0]
    if (!first) return
    let run = { table: first[1], from: first[0], to: first[0] }
    for (const [id, table] of read) {
      if (table !== run.table) {
        yield run
        run = { table, from: id, to: id }
      }
      run.to = id
    }
    yield run
    last = run.to
  }
}

/** `(SELECT ?)` keeps SQLite from planning the statement anew for each value. */
function linesOf(database: Database, table: string): Statement {
  const known = lines.get(database) ?? new Map<string, Statement>()
  lines.set(database, known)
  const statement =
    known.get(table) ??
    database
      .prepare(
        `SELECT CAST(group_concat(line, '') AS BLOB) FROM (
           SELECT json_array(
               entry.id, entry.table_name, entry.row_uid, entry.operation, entry.before, entry.after
             ) || char(10) || coalesce(${keptValues(database, table)} || char(10), '') AS line
           FROM journal entry
           WHERE entry.command = (SELECT ?) AND entry.id BETWEEN (SELECT ?) AND (SELECT ?) ORDER BY entry.id)`,
      )
      .pluck()
  known.set(table, statement)
  return statement
}

const lines = new WeakMap<Database, Map<string, Statement>>()

/** The hash of the last command before `id`. */
export function previousHash(database: Database, id: number): string {
  const hash = prepared(database, 'SELECT hash FROM command WHERE id < ? ORDER BY id DESC LIMIT 1').pluck().get(id)
  return typeof hash === 'string' ? hash : chainStart
}
