import { verdicts, type Verdict } from '../../review/verdict.ts'
import type { PlanContext } from './context.ts'
import { systemIds, type Disposition, type Stage } from '../disposition.ts'
import { heading, paragraph, plain, type Block, type Run } from '../document.ts'
import { countFigure, shareFigure } from '../figures.ts'
import { joined, label, say, sayText, type DocumentWords } from '../words.ts'

/** Groups larger than this name only a few and leave the rest to annex 1, so that the body stays within the length a document may have. */
const namesInBody = 8
const namesOfMany = 3

/** One heading for every verdict in use, and one for what is open. */
export function tasksBlocks({ words, dispositions }: PlanContext): Block[] {
  const all = systemIds(dispositions)
  const clear = dispositions.filter((entry) => entry.verdict !== null)
  const open = dispositions.filter((entry) => entry.verdict === null)
  return [
    heading(1, sayText(words, 'tasks')),
    paragraph(
      say(words, 'tasks.lead', {
        total: countFigure(words, 'systems', all),
        settled: countFigure(words, 'verdicts', systemIds(clear)),
        share: shareFigure(words, 'verdicts', systemIds(clear), all),
        open: countFigure(words, 'verdicts', systemIds(open)),
      }),
    ),
    ...verdicts.flatMap((verdict) => groupBlocks(words, verdict, clear, all)),
    ...(open.length === 0
      ? []
      : [
          heading(2, sayText(words, 'tasks.open')),
          paragraph(
            say(words, 'tasks.open.text', {
              count: countFigure(words, 'verdicts', systemIds(open)),
              share: shareFigure(words, 'verdicts', systemIds(open), all),
            }),
          ),
        ]),
  ]
}

function groupBlocks(words: DocumentWords, verdict: Verdict, clear: Disposition[], all: string[]): Block[] {
  const group = clear.filter((entry) => entry.verdict === verdict)
  if (group.length === 0) return []
  const stages = (['decided', 'done', 'proposed'] as const)
    .map((stage) => ({ stage, entries: group.filter((entry) => entry.stage === stage) }))
    .filter(({ entries }) => entries.length > 0)
  const verdictLabel = label(words, 'verdict', verdict)
  const counts = stages.flatMap(({ stage, entries }, index) => [
    ...(index === 0 ? [] : plain(label(words, 'word', 'list_separator'))),
    ...say(words, `tasks.stage.${stage}`, {
      count: countFigure(words, 'verdicts', systemIds(entries)),
      verdict: verdictLabel,
    }),
  ])
  return [
    heading(2, sayText(words, 'tasks.group', { verdict: verdictLabel })),
    paragraph(
      say(words, 'tasks.group.text', {
        count: countFigure(words, 'verdicts', systemIds(group)),
        share: shareFigure(words, 'verdicts', systemIds(group), all),
        stages: counts,
        aim: sayText(words, `tasks.aim.${verdict}`),
      }),
    ),
    ...stages.map(({ stage, entries }) => paragraph(namesRuns(words, stage, entries))),
  ]
}

function namesRuns(words: DocumentWords, stage: Stage, entries: Disposition[]): Run[] {
  const names = joined(
    words,
    entries.slice(0, entries.length <= namesInBody ? namesInBody : namesOfMany).map((entry) => entry.system.name),
  )
  const list =
    entries.length <= namesInBody
      ? plain(names)
      : say(words, 'tasks.names.more', { names, count: countFigure(words, 'verdicts', systemIds(entries)) })
  return say(words, `tasks.names.${stage}`, { names: list })
}
