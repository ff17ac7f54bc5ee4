import { systemFieldNames } from '../../../core/system/fields.ts'
import type { System } from '../../../core/system/system.ts'
import type { Workspace } from '../workspace.ts'
import { systemOf, type StoredSystem } from './system.ts'

/** Values of a record before a change, as far as the change touched them. */
export type SystemChange = { system: string; at: string; before: Partial<System> }

/** Changes of records since a person first answered or decided something about them, oldest first. */
export function changesSinceJudged({ database }: Workspace): SystemChange[] {
  const rows = database
    .prepare(
      `SELECT j.row_uid AS system, c.at, j.before, j.after
       FROM (SELECT system, min(at) AS first FROM
               (SELECT system, at FROM answer UNION ALL SELECT system, at FROM decision) GROUP BY system) judged
       JOIN journal j ON j.row_uid = judged.system JOIN command c ON c.id = j.command
       WHERE j.table_name = 'system' AND j.operation = 'update' AND c.at > judged.first ORDER BY j.id`,
    )
    .all() as { system: string; at: string; before: string; after: string }[]
  return rows.flatMap(({ system, at, before, after }) => {
    const then = JSON.parse(before) as StoredSystem
    const now = JSON.parse(after) as StoredSystem
    const changed = systemFieldNames.filter((field) => (then[field] ?? null) !== (now[field] ?? null))
    if (changed.length === 0) return []
    const values = systemOf(then)
    return [{ system, at, before: Object.fromEntries(changed.map((field) => [field, values[field]])) }]
  })
}

/** When the choice of an answer was last changed to another one, by the uid of its system and its item. */
export function changedAnswers({ database }: Workspace): ReadonlyMap<string, string> {
  const rows = database
    .prepare(
      `SELECT a.system, a.item, max(c.at) AS at FROM answer a
       JOIN journal j ON j.row_uid = a.uid JOIN command c ON c.id = j.command
       WHERE j.table_name = 'answer' AND j.operation = 'update'
         AND json_extract(j.before, '$.choice') IS NOT json_extract(j.after, '$.choice')
       GROUP BY a.uid`,
    )
    .all() as { system: string; item: string; at: string }[]
  return new Map(rows.map(({ system, item, at }) => [`${system} ${item}`, at]))
}
