import { systemFieldNames, systemFields } from '../../../core/system/fields.ts'
import type { System, SystemField } from '../../../core/system/system.ts'
import type { Workspace } from '../workspace.ts'
import { removeReplies } from './reply.ts'

/**
 * A field's origin where it is not simply the system's own `source_row`: another imported row, or an edit, which may
 * have taken over a correction of a reply (by uid).
 * A field with a value and no exception comes from `source_row`.
 */
export type OriginException = { row: string } | { edit: [author: string, at: string]; reply?: string }

export type SystemRecord = {
  uid: string
  system: System
  source_row: string | null
  origins: Partial<Record<SystemField, OriginException>>
  extra: Record<string, { raw: string; row: string; column: string }>
  merged_into: string | null
}

/** A row of the table as it is stored, or as the journal kept it. */
export type StoredSystem = Record<string, string | number | null>
type Stored = StoredSystem

const columns = ['uid', ...systemFieldNames, 'source_row', 'origins', 'extra', 'merged_into']

/** All records, merged ones included, by number: an order that undo does not change. */
export function listSystemRecords(workspace: Workspace): SystemRecord[] {
  return (workspace.database.prepare('SELECT * FROM system ORDER BY length(id), id').all() as Stored[]).map(recordOf)
}

/** How `target` stood before the command that joined `part` to it; `null` where the journal does not hold it. */
export function recordBeforeJoin(workspace: Workspace, target: string, part: string): SystemRecord | null {
  const before = workspace.database
    .prepare(
      `SELECT before FROM journal WHERE table_name = 'system' AND row_uid = ? AND before IS NOT NULL AND command =
         (SELECT max(command) FROM journal WHERE table_name = 'system' AND row_uid = ?
            AND json_extract(before, '$.merged_into') IS NULL AND json_extract(after, '$.merged_into') IS NOT NULL)
       ORDER BY id LIMIT 1`,
    )
    .pluck()
    .get(target, part) as string | undefined
  return before === undefined ? null : recordOf(JSON.parse(before) as Stored)
}

/** Inserts or overwrites by uid; prepared once for many. */
export function systemWriter(workspace: Workspace): (record: SystemRecord) => void {
  const statement = workspace.database.prepare(
    `INSERT INTO system (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (uid) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  )
  return (record) => void statement.run(storedOf(record))
}

/** Removes a system with everything that hangs on it. */
export function removeSystem(workspace: Workspace, uid: string): void {
  const { database } = workspace
  removeReplies(workspace, uid)
  for (const table of [
    'answer',
    'decision',
    'attachment',
    'service',
    'issued_document',
    'assignment',
    'opinion',
    'opinion_resolution',
    'sign_off',
    'entry_item',
  ]) {
    database.prepare(`DELETE FROM ${table} WHERE system = ?`).run(uid)
  }
  database.prepare('DELETE FROM duplicate_decision WHERE first = ? OR second = ?').run(uid, uid)
  database.prepare('UPDATE feedback SET system = NULL WHERE system = ?').run(uid)
  database.prepare('UPDATE consultation_opinion SET system = NULL WHERE system = ?').run(uid)
  database.prepare('UPDATE entry_proposal SET into_system = NULL WHERE into_system = ?').run(uid)
  database.prepare('UPDATE decision SET into_system = NULL WHERE into_system = ?').run(uid)
  database.prepare('UPDATE system SET merged_into = NULL WHERE merged_into = ?').run(uid)
  database.prepare('UPDATE source_row SET record = NULL WHERE record = ?').run(uid)
  database.prepare('DELETE FROM system WHERE uid = ?').run(uid)
}

/** The next free number, `S0001` upwards; numbers are never given twice: those of removed systems stand in the journal. */
export function nextSystemNumber(workspace: Workspace): number {
  const highest = workspace.database
    .prepare(
      `SELECT max(CAST(substr(id, 2) AS INTEGER)) FROM (
         SELECT id FROM system
         UNION ALL SELECT json_extract(before, '$.id') FROM journal WHERE table_name = 'system' AND before IS NOT NULL
       ) WHERE id GLOB 'S[0-9]*'`,
    )
    .pluck()
    .get() as number | null
  return (highest ?? 0) + 1
}

export function systemNumber(number: number): string {
  return `S${String(number).padStart(4, '0')}`
}

/** The fields of a stored row. */
export function systemOf(row: StoredSystem): System {
  const system: Record<string, unknown> = {}
  for (const name of systemFieldNames) {
    const value = row[name] ?? null
    const { type } = systemFields[name]
    if (value === null) system[name] = null
    else if (type === 'boolean') system[name] = value === 1
    else if (type === 'list' || type === 'choices') system[name] = JSON.parse(String(value)) as unknown
    else system[name] = value
  }
  return system as System
}

function recordOf(row: Stored): SystemRecord {
  return {
    uid: String(row['uid']),
    system: systemOf(row),
    source_row: row['source_row'] as string | null,
    origins: JSON.parse(String(row['origins'])) as SystemRecord['origins'],
    extra: JSON.parse(String(row['extra'])) as SystemRecord['extra'],
    merged_into: row['merged_into'] as string | null,
  }
}

/** The values of `columns`, in their order: by position they are bound in half the time that names take. */
function storedOf({ uid, system, source_row, origins, extra, merged_into }: SystemRecord): Stored[string][] {
  const values = systemFieldNames.map((name): Stored[string] => {
    const value = system[name]
    if (typeof value === 'boolean') return value ? 1 : 0
    return Array.isArray(value) ? JSON.stringify(value) : (value as string | number | null)
  })
  return [uid, ...values, source_row, JSON.stringify(origins), JSON.stringify(extra), merged_into]
}
