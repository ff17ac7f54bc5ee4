import type { Workspace } from '../workspace.ts'

export type DuplicateDecision = {
  first: string
  second: string
  decision: 'same' | 'different'
  author: string
  at: string
}

export function listDuplicateDecisions(workspace: Workspace): DuplicateDecision[] {
  return workspace.database
    .prepare('SELECT first, second, decision, author, at FROM duplicate_decision ORDER BY rowid')
    .all() as DuplicateDecision[]
}

/** Stores what a person said of a pair (order does not matter); `null` takes it back. */
export function writeDuplicateDecision(
  workspace: Workspace,
  pair: readonly [string, string],
  decision: DuplicateDecision['decision'] | null,
): void {
  const [first, second] = pair[0] < pair[1] ? pair : [pair[1], pair[0]]
  const { database } = workspace
  if (decision === null) {
    database.prepare('DELETE FROM duplicate_decision WHERE first = ? AND second = ?').run(first, second)
    return
  }
  database
    .prepare(
      `INSERT INTO duplicate_decision (uid, first, second, decision, author, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (first, second) DO UPDATE SET decision = excluded.decision, author = excluded.author, at = excluded.at`,
    )
    .run(workspace.ids(), first, second, decision, workspace.author, workspace.clock())
}

/** Forgets that a record was called the same as others. */
export function removeSameDecisions(workspace: Workspace, uid: string): void {
  workspace.database
    .prepare("DELETE FROM duplicate_decision WHERE decision = 'same' AND (first = ? OR second = ?)")
    .run(uid, uid)
}
