import type { Measure } from '../../checklist/checklist.ts'
import { textIn } from '../../language/localized-text.ts'
import { paragraph, plain, type Block, type Run, type TableRow } from '../document.ts'
import { formatNumber } from '../figures.ts'
import type { OpinionContext } from './context.ts'
import type { ReviewedItem } from '../snapshot.ts'
import { label, say, sayText } from '../words.ts'

/** The interval of each measure, the quadrant where demand and benefit meet, and the items that were answered. */
export function measureBlocks(context: OpinionContext, measures: Measure[]): Block[] {
  const { words, disposition } = context
  const scores = paragraph(
    measures.flatMap((measure, index) => [
      ...(index === 0 || words.locale !== 'en' ? [] : plain(' ')),
      ...scoreRuns(context, measure),
    ]),
  )
  const quadrant = disposition.row?.quadrant ?? null
  return [
    scores,
    ...(measures.includes('demand')
      ? [
          paragraph(
            quadrant === null
              ? say(words, 'quadrant.open')
              : say(words, 'quadrant.text', { quadrant: label(words, 'quadrant', quadrant) }),
          ),
        ]
      : []),
    ...itemsTable(context, measures),
  ]
}

function scoreRuns({ words, disposition }: OpinionContext, measure: Measure): Run[] {
  const interval = disposition.row?.intervals[measure] ?? null
  const name = label(words, 'measure', measure)
  if (interval === null) return say(words, 'measure.none', { measure: name })
  const [low, high] = interval.map((end) => formatNumber(words, end))
  return say(words, low === high ? 'measure.score_point' : 'measure.score', {
    measure: name,
    low: low ?? '',
    high: high ?? '',
  })
}

function itemsTable(context: OpinionContext, measures: Measure[]): Block[] {
  const { words, items } = context
  const answered = items.filter((item) => measures.includes(item.measure) && item.choice !== null)
  if (answered.length === 0) return [paragraph(say(words, 'items.none'))]
  const names = measures.map((measure) => label(words, 'measure', measure)).join(label(words, 'word', 'list_separator'))
  const column = (name: string): string => sayText(words, `column.${name}`)
  return [
    {
      kind: 'table',
      caption: sayText(words, 'items.caption', { measure: names }),
      columns: [
        { title: column('question'), share: 42, align: 'left' },
        { title: column('answer'), share: 18, align: 'left' },
        { title: column('basis'), share: 40, align: 'left' },
      ],
      rows: answered.map((item) => itemRow(context, item)),
    },
  ]
}

function itemRow({ words }: OpinionContext, item: ReviewedItem): TableRow {
  const answer = item.choice === null ? sayText(words, 'answer.open') : textIn(item.choice, words.locale)
  return [plain(textIn(item.text, words.locale)), plain(answer), plain(basisLines(words, item).join('\n'))]
}

function basisLines(words: OpinionContext['words'], item: ReviewedItem): string[] {
  const facts = item.facts.map((fact) => {
    const values = { label: textIn(fact.label, words.locale), value: fact.value }
    return fact.cell === null
      ? sayText(words, 'item.fact', values)
      : sayText(words, 'item.fact_cell', { ...values, cell: fact.cell })
  })
  const person = item.basis === 'person' ? [item.author ?? label(words, 'basis', 'person')] : []
  const note = item.note === null || item.note === '' ? [] : [sayText(words, 'item.note', { note: item.note })]
  return [...facts, ...person, ...note]
}
