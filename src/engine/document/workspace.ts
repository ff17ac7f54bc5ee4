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
  /** A command is being carried out in steps (`writeInSteps`): nothing else may write. */
  underWay: boolean
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
  checkWritable(workspace)
  const at = workspace.clock()
  let id = 0
  let value: Value
  try {
    value = database.transaction(() => {
      id = beginCommand(workspace, command, at)
      const result = work()
      seal(database, id)
      return result
    })()
  } finally {
    // After a failure too: what was worked out from rows that were rolled back must not be remembered.
    workspace.revision += 1
  }
  announceCommand(workspace, id, at)
  return value
}

/** Fails with `read_only` or `import_under_way` where nothing may be written now. */
export function checkWritable(workspace: Workspace): void {
  if (workspace.readOnly) throw new Failure('read_only', { detail: workspace.readOnly.code })
  if (workspace.underWay) throw new Failure('import_under_way')
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

/** Within a transaction: enters the command under which all that follows is recorded. Answers its number. */
export function beginCommand({ database, ids, author }: Workspace, command: Command, at: string): number {
  const result = database
    .prepare('INSERT INTO command (uid, name, parameters, author, at, undoes) VALUES (?, ?, ?, ?, ?, ?)')
    .run(ids(), command.name, JSON.stringify(command.values ?? {}), author, at, command.undoes ?? null)
  const id = Number(result.lastInsertRowid)
  database.prepare('INSERT INTO current_command (only, command) VALUES (1, ?)').run(id)
  return id
}

/** Ends the command and closes the hash chain over its entries; one that changed nothing leaves no trace. */
export function seal(database: Database, id: number): void {
  database.prepare('DELETE FROM current_command').run()
  const entries = database.prepare('SELECT count(*) FROM journal WHERE command = ?').pluck().get(id) as number
  if (entries === 0) {
    database.prepare('DELETE FROM command WHERE id = ?').run(id)
    return
  }
  const hash = commandHash(database, id, previousHash(database, id))
  database.prepare('UPDATE command SET entries = ?, hash = ? WHERE id = ?').run(entries, hash, id)
}

/** After the transaction: tells what the command changed, if anything. */
export function announceCommand({ database, announce }: Workspace, id: number, at: string): void {
  const tables = database
    .prepare('SELECT DISTINCT table_name FROM journal WHERE command = ?')
    .pluck()
    .all(id) as string[]
  if (tables.length > 0) announce({ command: id, tables, at })
}
