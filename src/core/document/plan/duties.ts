import type { PlanContext } from './context.ts'
import { heading, paragraph, plain, type Block } from '../document.ts'
import { countFigure } from '../figures.ts'
import { label, say, sayText } from '../words.ts'
import { taskEntries, type TaskEntry } from './tasks-table.ts'

/** Departments named in the body; the rest are in annex 2. */
const ownersInBody = 6
const safeguards = ['handover', 'notice', 'offline', 'rebound', 'open'] as const

export function dutiesBlocks(context: PlanContext): Block[] {
  const { words } = context
  return [
    heading(1, sayText(words, 'duties')),
    heading(2, sayText(words, 'duties.division')),
    divisionBlock(context),
    heading(2, sayText(words, 'duties.safeguards')),
    ...safeguards.map((name) => paragraph(plain(sayText(words, `duties.safeguard.${name}`)))),
  ]
}

function divisionBlock(context: PlanContext): Block {
  const { words } = context
  const owners = [...groupByOwner(taskEntries(context))].toSorted((first, second) => second[1].length - first[1].length)
  if (owners.length === 0) return paragraph(say(words, 'duties.division.none'))
  const entries = owners.slice(0, ownersInBody).flatMap(([owner, tasks], index) => [
    ...(index === 0 ? [] : plain(label(words, 'word', 'list_separator'))),
    ...say(words, 'duties.division.entry', {
      owner,
      count: countFigure(
        words,
        'actions',
        tasks.map((task) => task.system.id),
      ),
    }),
  ])
  return paragraph(say(words, 'duties.division.text', { owners: entries }))
}

/** Tasks whose department is unknown are in annex 2 alone. */
function groupByOwner(tasks: TaskEntry[]): Map<string, TaskEntry[]> {
  const groups = new Map<string, TaskEntry[]>()
  for (const task of tasks) {
    if (task.owner !== null) groups.set(task.owner, [...(groups.get(task.owner) ?? []), task])
  }
  return groups
}
