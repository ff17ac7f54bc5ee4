import type { Workspace } from '../workspace.ts'

/** What was accepted for a sheet of this shape: header → field. */
export type RememberedMapping = { shape: string; kind: string; mapping: Record<string, string> }

export function listRememberedMappings(workspace: Workspace): RememberedMapping[] {
  const rows = workspace.database.prepare('SELECT uid, kind, mapping FROM mapping_memory ORDER BY rowid').all() as {
    uid: string
    kind: string
    mapping: string
  }[]
  return rows.map((row) => ({
    shape: row.uid,
    kind: row.kind,
    mapping: JSON.parse(row.mapping) as RememberedMapping['mapping'],
  }))
}

export function rememberMapping(workspace: Workspace, remembered: RememberedMapping): void {
  workspace.database
    .prepare(
      `INSERT INTO mapping_memory (uid, kind, mapping) VALUES (?, ?, ?)
       ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping`,
    )
    .run(remembered.shape, remembered.kind, JSON.stringify(remembered.mapping))
}
