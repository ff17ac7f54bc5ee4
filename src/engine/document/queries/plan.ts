import type { Workspace } from '../workspace.ts'

/** A computed plan; `ground` is the number of the last command it was computed from. */
export type StoredPlan = {
  uid: string
  name: string
  settings: unknown
  result: unknown
  ground: number
  author: string
  at: string
}

type Row = Omit<StoredPlan, 'settings' | 'result'> & { settings: string; result: string }

export function latestPlan(workspace: Workspace): StoredPlan | null {
  const row = workspace.database.prepare('SELECT * FROM plan ORDER BY rowid DESC LIMIT 1').get() as Row | undefined
  return row
    ? { ...row, settings: JSON.parse(row.settings) as unknown, result: JSON.parse(row.result) as unknown }
    : null
}

export function insertPlan(workspace: Workspace, plan: StoredPlan): void {
  workspace.database
    .prepare(
      `INSERT INTO plan (uid, name, settings, result, ground, author, at)
       VALUES (@uid, @name, @settings, @result, @ground, @author, @at)`,
    )
    .run({ ...plan, settings: JSON.stringify(plan.settings), result: JSON.stringify(plan.result) })
}

/** Whether anything a plan rests on was changed after command `ground`. */
export function changedSince(workspace: Workspace, ground: number): boolean {
  const later = workspace.database
    .prepare(
      `SELECT 1 FROM journal WHERE command > ? AND table_name NOT IN ('plan', 'issued_document', 'mapping_memory')
         AND NOT (table_name = 'setting' AND row_uid LIKE 'finding.mute:%') LIMIT 1`,
    )
    .get(ground)
  return later !== undefined
}
