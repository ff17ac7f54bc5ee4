import type { EntryProposal } from '../../../core/participation/entry-items.ts'
import type { Workspace } from '../workspace.ts'

/** What a person entered: an item typed into a system (by uid). */
export type EntryRecord = {
  id: string
  item: string
  system: string
  role: string | null
  minutes: number | null
  author: string
  at: string
}
/** What is proposed for an item; `id` is the item's key, `into_system` a uid. */
export type ProposalRecord = { id: string; proposal: EntryProposal; into_system: string | null; note: string | null }

export function listEntryRecords({ database }: Workspace): EntryRecord[] {
  return database
    .prepare('SELECT uid AS id, item, system, role, minutes, author, at FROM entry_item ORDER BY rowid')
    .all() as EntryRecord[]
}

export function writeEntry({ database }: Workspace, entry: EntryRecord): void {
  database
    .prepare(
      `INSERT INTO entry_item (uid, item, system, role, minutes, author, at)
       VALUES (@id, @item, @system, @role, @minutes, @author, @at)
       ON CONFLICT (uid) DO UPDATE SET item = excluded.item, system = excluded.system, role = excluded.role,
         minutes = excluded.minutes, author = excluded.author, at = excluded.at`,
    )
    .run(entry)
}

export function removeEntry({ database }: Workspace, uid: string): void {
  database.prepare('DELETE FROM entry_item WHERE uid = ?').run(uid)
}

export function listProposals({ database }: Workspace): ProposalRecord[] {
  return database
    .prepare('SELECT uid AS id, proposal, into_system, note FROM entry_proposal ORDER BY rowid')
    .all() as ProposalRecord[]
}

/** Stores what is proposed for an item; `null` takes the proposal away. */
export function writeProposal({ database }: Workspace, key: string, proposal: Omit<ProposalRecord, 'id'> | null): void {
  if (proposal === null) {
    database.prepare('DELETE FROM entry_proposal WHERE uid = ?').run(key)
    return
  }
  database
    .prepare(
      `INSERT INTO entry_proposal (uid, proposal, into_system, note) VALUES (@id, @proposal, @into_system, @note)
       ON CONFLICT (uid) DO UPDATE SET proposal = excluded.proposal, into_system = excluded.into_system, note = excluded.note`,
    )
    .run({ ...proposal, id: key })
}
