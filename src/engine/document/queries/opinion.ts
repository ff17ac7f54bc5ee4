import type { Position } from '../../../core/sign-off/disagreement.ts'
import type { Workspace } from '../workspace.ts'

export type OpinionRecord = {
  system: string
  /** `null`: on the verdict. */
  item: string | null
  choice: string
  note: string | null
  author: string
  at: string
}

export type ResolutionRecord = {
  system: string
  item: string | null
  choice: string
  over: Position[]
  reason: string
  author: string
  at: string
}

export function listOpinions({ database }: Workspace): OpinionRecord[] {
  return database
    .prepare('SELECT system, item, choice, note, author, at FROM opinion ORDER BY rowid')
    .all() as OpinionRecord[]
}

/** One opinion a person on one matter; a later one of the same person takes its place. */
export function writeOpinion(workspace: Workspace, record: OpinionRecord): void {
  workspace.database
    .prepare(
      `INSERT INTO opinion (uid, system, item, choice, note, author, at)
       VALUES (@uid, @system, @item, @choice, @note, @author, @at)
       ON CONFLICT (system, ifnull(item, ''), author)
       DO UPDATE SET choice = excluded.choice, note = excluded.note, at = excluded.at`,
    )
    .run({ uid: workspace.ids(), ...record })
}

/** Whether there was one to remove. */
export function removeOpinion({ database }: Workspace, system: string, item: string | null, author: string): boolean {
  return (
    database.prepare('DELETE FROM opinion WHERE system = ? AND item IS ? AND author = ?').run(system, item, author)
      .changes > 0
  )
}

export function listResolutions({ database }: Workspace): ResolutionRecord[] {
  const rows = database
    .prepare('SELECT system, item, choice, positions, reason, author, at FROM opinion_resolution ORDER BY rowid')
    .all() as (Omit<ResolutionRecord, 'over'> & { positions: string })[]
  return rows.map(({ positions, ...row }) => ({ ...row, over: JSON.parse(positions) as Position[] }))
}

export function writeResolution(workspace: Workspace, { over, ...record }: ResolutionRecord): void {
  workspace.database
    .prepare(
      `INSERT INTO opinion_resolution (uid, system, item, choice, positions, reason, author, at)
       VALUES (@uid, @system, @item, @choice, @positions, @reason, @author, @at)
       ON CONFLICT (system, ifnull(item, '')) DO UPDATE SET choice = excluded.choice, positions = excluded.positions,
         reason = excluded.reason, author = excluded.author, at = excluded.at`,
    )
    .run({ uid: workspace.ids(), ...record, positions: JSON.stringify(over) })
}
