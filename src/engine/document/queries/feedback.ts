import type { Feedback } from '../../../core/capacity/capacity.ts'
import type { Workspace } from '../workspace.ts'

export type FeedbackRecord = Feedback & { source_row: string | null }

export function listFeedback(workspace: Workspace): FeedbackRecord[] {
  return workspace.database
    .prepare(
      `SELECT uid AS id, system, system_name, locality, role, minutes_per_week, satisfaction, problem, wish, answer, source_row
       FROM feedback ORDER BY rowid`,
    )
    .all() as FeedbackRecord[]
}

export function writeFeedback(workspace: Workspace, record: FeedbackRecord): void {
  workspace.database
    .prepare(
      `INSERT INTO feedback (uid, system, system_name, locality, role, minutes_per_week, satisfaction, problem, wish, answer, source_row)
       VALUES (@id, @system, @system_name, @locality, @role, @minutes_per_week, @satisfaction, @problem, @wish, @answer, @source_row)
       ON CONFLICT (uid) DO UPDATE SET system = excluded.system, locality = excluded.locality, role = excluded.role,
         minutes_per_week = excluded.minutes_per_week, satisfaction = excluded.satisfaction, problem = excluded.problem,
         wish = excluded.wish, answer = excluded.answer, source_row = excluded.source_row`,
    )
    .run(record)
}
