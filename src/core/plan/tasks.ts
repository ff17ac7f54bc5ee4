import type { LocalizedText } from '../language/localized-text.ts'
import type { PlanActionWord } from './action-word.ts'
import { laterQuarter } from './quarter.ts'

/** A kind of step in carrying an action out. `by`: whose department carries it; `after` quarters after the action's own. */
export type TaskTemplate = {
  code: string
  title: LocalizedText
  actions: PlanActionWord[]
  by: 'owner' | 'target' | 'team'
  after: number
}

export type PlanTask = {
  code: string
  title: LocalizedText
  /** Department that carries the task; `null` where the system's department is unknown. */
  owner: string | null
  quarter: string
}

/** The tasks of one action in the order of the templates. `team` tasks have no department: the team itself carries them. */
export function tasksOf(
  action: PlanActionWord,
  quarter: string | null,
  owners: { owner: string | null; target: string | null },
  templates: TaskTemplate[],
): PlanTask[] {
  if (quarter === null) return []
  return templates
    .filter(({ actions }) => actions.includes(action))
    .map(({ code, title, by, after }) => ({
      code,
      title,
      owner: by === 'team' ? null : by === 'target' ? (owners.target ?? owners.owner) : owners.owner,
      quarter: laterQuarter(quarter, after),
    }))
}
