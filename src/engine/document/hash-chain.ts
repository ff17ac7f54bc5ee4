import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

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

/**
 * The hash of one command: SHA-256 over the previous command's hash, the command and each of its journal entries,
 * a line each. Changing any recorded value breaks this and every later hash.
 */
export function commandHash(database: Database, id: number, previous: string): string {
  const command = database
    .prepare('SELECT id, uid, name, parameters, author, at, undoes FROM command WHERE id = ?')
    .get(id) as CommandRow
  const hash = createHash('sha256')
  hash.update(`${previous}\n${JSON.stringify(Object.values(command))}\n`)
  const entries = database
    .prepare('SELECT id, table_name, row_uid, operation, before, after FROM journal WHERE command = ? ORDER BY id')
    .raw()
    .iterate(id)
  for (const entry of entries) hash.update(`${JSON.stringify(entry)}\n`)
  return hash.digest('hex')
}

/** The hash of the last command before `id`. */
export function previousHash(database: Database, id: number): string {
  const hash = database.prepare('SELECT hash FROM command WHERE id < ? ORDER BY id DESC LIMIT 1').pluck().get(id)
  return typeof hash === 'string' ? hash : chainStart
}
