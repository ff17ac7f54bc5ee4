import type { Workspace } from '../workspace.ts'

/** One setting of this workspace, or null where the shipped value holds. */
export function readSetting(workspace: Workspace, key: string): unknown {
  const value = workspace.database.prepare('SELECT value FROM setting WHERE uid = ?').pluck().get(key)
  return typeof value === 'string' ? JSON.parse(value) : null
}

export function readSettings(workspace: Workspace): Record<string, unknown> {
  const rows = workspace.database.prepare('SELECT uid, value FROM setting ORDER BY uid').all() as {
    uid: string
    value: string
  }[]
  return Object.fromEntries(rows.map((row) => [row.uid, JSON.parse(row.value) as unknown]))
}

/** Stores a setting; `null` takes it away. */
export function writeSetting(workspace: Workspace, key: string, value: unknown): void {
  if (value === null || value === undefined) {
    workspace.database.prepare('DELETE FROM setting WHERE uid = ?').run(key)
    return
  }
  workspace.database
    .prepare('INSERT INTO setting (uid, value) VALUES (?, ?) ON CONFLICT (uid) DO UPDATE SET value = excluded.value')
    .run(key, JSON.stringify(value))
}
