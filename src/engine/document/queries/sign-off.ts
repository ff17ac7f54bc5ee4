import type { SignedGround, SignOffEvent, SignOffStep } from '../../../core/sign-off/sign-off.ts'
import { valuesAfter, type RecordedEntry } from '../recorded-values.ts'
import type { Workspace } from '../workspace.ts'

export type SignOffRecord = SignOffEvent & { system: string }

type Stored = Omit<SignOffRecord, 'id' | 'ground'> & { uid: string; step: SignOffStep; ground: string | null }

/** All steps of all systems, oldest first. */
export function listSignOffs({ database }: Workspace): SignOffRecord[] {
  const rows = database
    .prepare('SELECT uid, system, step, reason, ground, hash, author, at FROM sign_off ORDER BY at, rowid')
    .all() as Stored[]
  return rows.map(({ uid, ground, ...row }) => ({
    id: uid,
    ...row,
    ground: ground === null ? null : (JSON.parse(ground) as SignedGround),
  }))
}

export function insertSignOff(workspace: Workspace, record: Omit<SignOffRecord, 'id'>): void {
  workspace.database
    .prepare(
      `INSERT INTO sign_off (uid, system, step, reason, ground, hash, author, at)
       VALUES (@uid, @system, @step, @reason, @ground, @hash, @author, @at)`,
    )
    .run({
      uid: workspace.ids(),
      ...record,
      ground: record.ground === null ? null : JSON.stringify(record.ground),
    })
}

/** Who changed a row, when and by which command, with its values before and after by column. */
export type RowChange = {
  command: number
  name: string
  author: string
  at: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Changes of one row since the step `since` of the sign-off, newest first. */
export function rowChangesSince(workspace: Workspace, table: string, row: string, since: string): RowChange[] {
  return changes(workspace, 'j.table_name = ? AND j.row_uid = ?', [table, row], since)
}

/** Changes of all rows of a table since then, newest first. */
export function tableChangesSince(workspace: Workspace, table: string, since: string): RowChange[] {
  return changes(workspace, 'j.table_name = ?', [table], since)
}

function changes({ database }: Workspace, where: string, values: string[], since: string): RowChange[] {
  const rows = database
    .prepare(
      `SELECT j.id, j.command, j.table_name, j.row_uid, j.operation, j.before, j.after, c.name, c.author, c.at
       FROM journal j JOIN command c ON c.id = j.command
       WHERE ${where} AND j.command > (SELECT max(command) FROM journal WHERE table_name = 'sign_off' AND row_uid = ?)
       ORDER BY j.id DESC LIMIT 500`,
    )
    .all(...values, since) as (RecordedEntry & Omit<RowChange, 'before' | 'after'> & { before: string | null })[]
  return rows.map((entry) => ({
    command: entry.command,
    name: entry.name,
    author: entry.author,
    at: entry.at,
    before: parsed(entry.before),
    after: parsed(valuesAfter(database, entry)),
  }))
}

function parsed(text: string | null): Record<string, unknown> | null {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>)
}
