import type { PlanContext } from './context.ts'
import { heading, paragraph, plain, type Block, type TableRow } from '../document.ts'
import { countFigure, formatMoney, formatQuarter, partialSum, sumRuns } from '../figures.ts'
import { effectRuns } from './effects.ts'
import type { SnapshotAction } from '../snapshot.ts'
import { joined, label, say, sayText, type DocumentWords } from '../words.ts'

/** Waves as a table: actions, one-off cost and saving of each, with the sum of all. */
export function wavesBlocks({ snapshot, words }: PlanContext): Block[] {
  const scheduled = (snapshot.plan?.actions ?? []).filter((action) => action.wave !== null)
  const title = heading(1, sayText(words, 'waves'))
  if (scheduled.length === 0) return [title, paragraph(say(words, 'waves.none'))]
  const waves = [...new Set(scheduled.map((action) => action.wave ?? 0))].toSorted((first, second) => first - second)
  const column = (name: string): string => sayText(words, `waves.column.${name}`)
  return [
    title,
    paragraph(
      say(words, 'waves.text', {
        actions: countFigure(words, 'actions', actionIds(scheduled)),
        waves: String(waves.length),
      }),
    ),
    {
      kind: 'table',
      caption: sayText(words, 'waves.caption'),
      columns: [
        { title: column('wave'), share: 9, align: 'center' },
        { title: column('time'), share: 21, align: 'center' },
        { title: column('actions'), share: 9, align: 'center' },
        { title: column('kinds'), share: 24, align: 'left' },
        { title: column('one_off'), share: 14, align: 'right' },
        { title: column('saving'), share: 23, align: 'right' },
      ],
      rows: [
        ...waves.map((wave) =>
          waveRow(
            words,
            waveName(words, wave),
            scheduled.filter((action) => action.wave === wave),
          ),
        ),
        waveRow(words, sayText(words, 'waves.total'), scheduled),
      ],
    },
  ]
}

export function waveName(words: DocumentWords, wave: number | null): string {
  return wave === null ? sayText(words, 'waves.unscheduled') : sayText(words, 'waves.number', { number: String(wave) })
}

function waveRow(words: DocumentWords, name: string, actions: SnapshotAction[]): TableRow {
  const oneOff = partialSum(
    actions,
    (action) => action.system.id,
    (action) => action.one_off,
  )
  return [
    plain(name),
    plain(quarterRange(words, actions)),
    [countFigure(words, 'actions', actionIds(actions))],
    plain(joined(words, kindCounts(words, actions))),
    sumRuns(words, 'actions', 'one_off', oneOff, formatMoney),
    effectRuns(words, actions, 'saving', formatMoney),
  ]
}

function kindCounts(words: DocumentWords, actions: SnapshotAction[]): string[] {
  return [...new Set(actions.map((action) => action.action))].map((kind) =>
    sayText(words, 'waves.kind', {
      action: label(words, 'verdict', kind),
      count: String(actions.filter((action) => action.action === kind).length),
    }),
  )
}

function quarterRange(words: DocumentWords, actions: SnapshotAction[]): string {
  const quarters = actions.flatMap((action) => (action.quarter === null ? [] : [action.quarter])).toSorted()
  const first = quarters[0] ?? null
  const last = quarters.at(-1) ?? null
  if (first === last) return formatQuarter(words, first)
  return sayText(words, 'waves.range', { first: formatQuarter(words, first), last: formatQuarter(words, last) })
}

function actionIds(actions: SnapshotAction[]): string[] {
  return actions.map((action) => action.system.id)
}
