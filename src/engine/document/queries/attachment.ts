import { createHash } from 'node:crypto'
import type { AttachmentRow } from '../../../contract/calls/system.ts'
import type { Workspace } from '../workspace.ts'

type Stored = Omit<AttachmentRow, 'id'> & { uid: string; system: string }
export type AttachmentRecord = AttachmentRow & { system: string }

export function listAttachments(workspace: Workspace): AttachmentRecord[] {
  const rows = workspace.database
    .prepare('SELECT uid, system, item, name, sha256, size, author, at FROM attachment ORDER BY rowid')
    .all() as Stored[]
  return rows.map(({ uid, ...rest }) => ({ id: uid, ...rest }))
}

/** Stores the bytes once and an attachment that refers to them by SHA-256. */
export function addAttachment(
  workspace: Workspace,
  attachment: { system: string; item: string | null; name: string; bytes: Uint8Array },
): AttachmentRecord {
  const { system, item, name, bytes } = attachment
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const record = {
    id: workspace.ids(),
    system,
    item,
    name,
    sha256,
    size: bytes.length,
    author: workspace.author,
    at: workspace.clock(),
  }
  workspace.database
    .prepare('INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING')
    .run(sha256, Buffer.from(bytes))
  workspace.database
    .prepare(
      `INSERT INTO attachment (uid, system, item, name, sha256, size, author, at)
       VALUES (@id, @system, @item, @name, @sha256, @size, @author, @at)`,
    )
    .run(record)
  return record
}

export function readAttachment(workspace: Workspace, id: string): { name: string; bytes: Uint8Array } | null {
  const row = workspace.database
    .prepare('SELECT a.name, c.bytes FROM attachment a JOIN content c ON c.sha256 = a.sha256 WHERE a.uid = ?')
    .get(id) as { name: string; bytes: Uint8Array } | undefined
  return row ?? null
}

export function removeAttachment(workspace: Workspace, id: string): boolean {
  return workspace.database.prepare('DELETE FROM attachment WHERE uid = ?').run(id).changes > 0
}
