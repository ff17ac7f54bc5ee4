import { textIn } from '../../language/localized-text.ts'
import type { SystemReference } from '../../system/system.ts'
import type { PlanContext } from './context.ts'
import { paragraph, plain, type Block } from '../document.ts'
import { formatQuarter } from '../figures.ts'
import type { SnapshotAction } from '../snapshot.ts'
import { label, say, sayText } from '../words.ts'

export type TaskEntry = {
  system: SystemReference
  action: SnapshotAction
  text: string
  owner: string | null
  quarter: string | null
}

/** Annex 2: every task of every action, by wave. */
export function tasksTable(context: PlanContext): Block[] {
  const { words } = context
  const entries = taskEntries(context)
  if (entries.length === 0) return [paragraph(say(words, 'annex.tasks.none'))]
  const column = (name: string): string => sayText(words, `column.${name}`)
  return [
    {
      kind: 'table',
      caption: '',
      columns: [
        { title: column('number'), share: 6, align: 'center' },
        { title: column('system'), share: 24, align: 'left' },
        { title: column('action'), share: 10, align: 'center' },
        { title: column('task'), share: 30, align: 'left' },
        { title: column('carrier'), share: 16, align: 'left' },
        { title: column('quarter'), share: 14, align: 'center' },
      ],
      rows: entries.map((entry, index) => [
        plain(String(index + 1)),
        plain(entry.system.name),
        plain(label(words, 'verdict', entry.action.action)),
        plain(entry.text),
        plain(entry.owner ?? label(words, 'word', 'unknown')),
        plain(formatQuarter(words, entry.quarter)),
      ]),
    },
  ]
}

/** The tasks in order of wave, then of the plan. */
export function taskEntries({ snapshot, words }: PlanContext): TaskEntry[] {
  const actions = (snapshot.plan?.actions ?? []).toSorted((first, second) => (first.wave ?? 99) - (second.wave ?? 99))
  return actions.flatMap((action) =>
    action.tasks.map((task) => ({
      system: action.system,
      action,
      text: textIn(task.title, words.locale),
      owner: task.owner ?? action.owner,
      quarter: task.quarter,
    })),
  )
}
