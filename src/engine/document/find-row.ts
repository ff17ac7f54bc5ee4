import type { Workspace } from './workspace.ts'

/** The uid behind a system's number, or the uid itself. */
export function findRow(workspace: Workspace, idOrUid: string): string {
  const uid = workspace.database.prepare('SELECT uid FROM system WHERE id = ? LIMIT 1').pluck().get(idOrUid)
  return typeof uid === 'string' ? uid : idOrUid
}
