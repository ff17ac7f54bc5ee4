import type { Workspace } from '../workspace.ts'

export type ReviewerRecord = { name: string; at: string }
export type AssignmentRecord = { system: string; reviewer: string; author: string; at: string }

export function listReviewers({ database }: Workspace): ReviewerRecord[] {
  return database.prepare('SELECT name, at FROM reviewer ORDER BY rowid').all() as ReviewerRecord[]
}

/** Adds a name to the list; one that is there stays as it is. */
export function addReviewer({ database, clock }: Workspace, name: string): void {
  database
    .prepare('INSERT INTO reviewer (uid, name, at) VALUES (@name, @name, @at) ON CONFLICT (uid) DO NOTHING')
    .run({ name, at: clock() })
}

export function removeReviewer({ database }: Workspace, name: string): void {
  database.prepare('DELETE FROM reviewer WHERE uid = ?').run(name)
}

export function listAssignments({ database }: Workspace): AssignmentRecord[] {
  return database
    .prepare('SELECT system, reviewer, author, at FROM assignment ORDER BY rowid')
    .all() as AssignmentRecord[]
}

/** Gives a system (by uid) to a reviewer; `null` to nobody. */
export function writeAssignment(workspace: Workspace, system: string, reviewer: string | null): void {
  const { database } = workspace
  if (reviewer === null) {
    database.prepare('DELETE FROM assignment WHERE system = ?').run(system)
    return
  }
  database
    .prepare(
      `INSERT INTO assignment (uid, system, reviewer, author, at) VALUES (@uid, @system, @reviewer, @author, @at)
       ON CONFLICT (system) DO UPDATE SET reviewer = excluded.reviewer, author = excluded.author, at = excluded.at
       WHERE reviewer <> excluded.reviewer`,
    )
    .run({ uid: workspace.ids(), system, reviewer, author: workspace.author, at: workspace.clock() })
}
