import { accessSync, constants, copyFileSync, existsSync, openSync, closeSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import DatabaseConstructor, { type Database } from 'better-sqlite3'
import { Failure } from '../../contract/failures.ts'
import { keepBackup } from './backup.ts'
import { applicationId, readHeader } from './file-format.ts'
import { writeJournalTriggers } from './journal-triggers.ts'
import { acquireLock, isLock, type Lock } from './lock.ts'
import { migrate, schemaVersion } from './migrations/index.ts'
import type { ReadOnly, Workspace } from './workspace.ts'

/** What a host gives every workspace: who writes, the clock, ids, and where changes are announced. */
export type Surroundings = Pick<Workspace, 'author' | 'clock' | 'ids' | 'announce'>

/** Makes a new, empty workspace file. Fails if the path is taken or cannot be written. */
export function createWorkspace(path: string, surroundings: Surroundings): Workspace {
  if (existsSync(path)) throw new Failure('file_exists', { file: path })
  claim(path)
  const lock = takeLock(path, surroundings)
  try {
    const database = connect(path, false)
    database.pragma(`application_id = ${applicationId}`)
    migrate(database, 0, writeJournalTriggers)
    return workspaceOf(path, database, null, lock, surroundings)
  } catch (error) {
    lock.release()
    rmSync(path, { force: true })
    throw error
  }
}

/**
 * Opens a workspace. The header is looked at first: another kind of file is refused untouched, a newer version opens
 * read-only. A sound file is copied once a day (`keepBackup`); an older one is copied to `NAME.v<version>.bak` and brought up. With `readOnly`, or where the file cannot
 * be written, it opens for reading. Where somebody else holds it, fails with `workspace_held`.
 */
export function openWorkspace(path: string, surroundings: Surroundings, options: { readOnly: boolean }): Workspace {
  if (!existsSync(path)) throw new Failure('file_missing', { file: path })
  const header = readHeader(path)
  if (!header.isDatabase || header.applicationId !== applicationId) {
    throw new Failure('not_a_workspace', { file: basename(path) })
  }
  const reason = readOnlyReason(path, header.userVersion, options.readOnly)
  if (reason) return workspaceOf(path, checked(path, true), reason, null, surroundings)
  const lock = takeLock(path, surroundings)
  try {
    const database = checked(path, false)
    keepBackup(path, surroundings.clock().slice(0, 10))
    if (header.userVersion < schemaVersion) {
      copyFileSync(path, `${path.replace(/\.heshu$/, '')}.v${header.userVersion}.bak`)
      migrate(database, header.userVersion, writeJournalTriggers)
    }
    return workspaceOf(path, database, null, lock, surroundings)
  } catch (error) {
    lock.release()
    throw error
  }
}

function readOnlyReason(path: string, version: number, asked: boolean): ReadOnly | null {
  if (version > schemaVersion) return { code: 'newer_version', holder: null, since: null }
  if (asked) return { code: 'held', holder: null, since: null }
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return null
  } catch {
    return { code: 'file_permission', holder: null, since: null }
  }
}

/** Takes the name in one step, so that two programs cannot both create it. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, 'wx'))
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: errorCode(error) })
  }
}

function takeLock(path: string, surroundings: Surroundings): Lock {
  let result
  try {
    result = acquireLock(path, surroundings.author, surroundings.clock())
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: errorCode(error) })
  }
  if (isLock(result)) return result
  throw new Failure('workspace_held', {
    file: basename(path),
    holder: `${result.author} (${result.host})`,
    since: result.since,
  })
}

/** Opens and looks the pages over; a damaged file is refused before anything is read from it. */
function checked(path: string, readOnly: boolean): Database {
  let database: Database | null = null
  try {
    database = connect(path, readOnly)
    const result = database.pragma('quick_check(1)', { simple: true })
    if (result !== 'ok') throw new Failure('workspace_damaged', { file: basename(path), detail: String(result) })
    return database
  } catch (error) {
    database?.close()
    if (error instanceof Failure) throw error
    if (errorCode(error).startsWith('SQLITE_BUSY')) {
      throw new Failure('workspace_held', { file: basename(path), holder: '?', since: '?' })
    }
    throw new Failure('workspace_damaged', { file: basename(path), detail: errorCode(error) })
  }
}

function connect(path: string, readOnly: boolean): Database {
  const database = new DatabaseConstructor(path, { readonly: readOnly, fileMustExist: true, timeout: 3000 })
  if (!readOnly) {
    // One file on disk, whole after any crash, safe to copy: a rollback journal, not WAL.
    database.pragma('journal_mode = DELETE')
    database.pragma('synchronous = FULL')
  }
  // Large imports touch many pages in no order; with the default of 2 MB they would go to disk and back.
  database.pragma('cache_size = -32768')
  // Every statement with a trigger keeps a journal of its own, which in a file costs more than all the rest of it.
  database.pragma('temp_store = MEMORY')
  database.pragma('foreign_keys = ON')
  database.pragma('trusted_schema = OFF')
  return database
}

function workspaceOf(
  path: string,
  database: Database,
  readOnly: ReadOnly | null,
  lock: Lock | null,
  surroundings: Surroundings,
): Workspace {
  return {
    path,
    database,
    readOnly,
    revision: 0,
    underWay: false,
    ...surroundings,
    close() {
      database.close()
      lock?.release()
    },
  }
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return String(error)
}
