import type { Database } from 'better-sqlite3'
import { Failure } from '../../contract/failures.ts'
import { commandHash, previousHash } from './hash-chain.ts'

export type ReadOnly = {
  code: 'newer_version' | 'held' | 'file_permission'
  holder: string | null
  since: string | null
}

/** A change as people see it: `history.<name>` of the locales, with values. */
export type Command = { name: string; values?: Record<string, string | number>; undoes?: number }

/** One open workspace. Only `src/engine/document` looks into `database`. */
export type Workspace = {
  readonly path: string
  readonly database: Database
  readonly readOnly: ReadOnly | null
  /** Counts the commands of this session, so that what was worked out from the file is known to be of this state. */
  revision: number
  /** Name under which changes are recorded; set once the person has said it. */
  author: string
  readonly clock: () => string
  readonly ids: () => string
  readonly announce: (change: { command: number; tables: string[]; at: string }) => void
  close(): void
}

/**
 * Runs one command: everything `work` changes is one transaction, one entry in the history, one undo step.
 * Synchronous throughout. If `work` throws, the file is as it was.
 */
export function write<Value>(workspace: Workspace, command: Command, work: () => Value): Value {
  const { database } = workspace
  if (workspace.readOnly) throw new Failure('read_only', { detail: workspace.readOnly.code })
  const at = workspace.clock()
  let id = 0
  let value: Value
  try {
    value = database.transaction(() => {
      id = insertCommand(workspace, command, at)
      database.prepare('INSERT INTO current_command (only, command) VALUES (1, ?)').run(id)
      const result = work()
      database.prepare('DELETE FROM current_command').run()
      seal(database, id)
      return result
    })()
  } finally {
    // After a failure too: what was worked out from rows that were rolled back must not be remembered.
    workspace.revision += 1
  }
  const tables = database
    .prepare('SELECT DISTINCT table_name FROM journal WHERE command = ?')
    .pluck()
    .all(id) as string[]
  if (tables.length > 0) workspace.announce({ command: id, tables, at })
  return value
}

/** Within a command: references between rows are checked at its end, so rows may be written in any order. */
export function deferReferences(workspace: Workspace): void {
  workspace.database.pragma('defer_foreign_keys = ON')
}

/**
 * A name for the state of the file as this session sees it. Only the holder of the lock writes; a reader beside it asks
 * SQLite whether the file has changed.
 */
export function stateOf(workspace: Workspace): string {
  if (!workspace.readOnly) return String(workspace.revision)
  return `read ${String(workspace.database.pragma('data_version', { simple: true }))}`
}

function insertCommand(workspace: Workspace, command: Command, at: string): number {
  const result = workspace.database
    .prepare('INSERT INTO command (uid, name, parameters, author, at, undoes) VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      workspace.ids(),
      command.name,
      JSON.stringify(command.values ?? {}),
      workspace.author,
      at,
      command.undoes ?? null,
    )
  return Number(result.lastInsertRowid)
}

/** Counts the entries and closes the hash chain over them; a command that changed nothing leaves no trace. */
function seal(database: Database, id: number): void {
  const entries = database.prepare('SELECT count(*) FROM journal WHERE command = ?').pluck().get(id) as number
  if (entries === 0) {
    database.prepare('DELETE FROM command WHERE id = ?').run(id)
    return
  }
  const hash = commandHash(database, id, previousHash(database, id))
  database.prepare('UPDATE command SET entries = ?, hash = ? WHERE id = ?').run(entries, hash, id)
}
