import type { System } from '../../system/system.ts'
import { paragraph, plain, type Block, type FigureSource, type Run } from '../document.ts'
import { countFigure, formatDate, formatMinutes, formatMoney, formatNumber } from '../figures.ts'
import type { OpinionContext } from './context.ts'
import { joined, label, say, sayText, type DocumentWords } from '../words.ts'

/** The fields an opinion states, in their order. */
const statedFields = [
  'owner',
  'operator',
  'kind',
  'level',
  'mandate',
  'audience',
  'functions',
  'scenes',
  'launched_on',
  'last_updated_on',
  'build_cost',
  'annual_cost',
  'registered_users',
  'monthly_active_users',
  'minutes_per_week',
  'status',
] as const satisfies (keyof System)[]

export function materialBlocks(context: OpinionContext): Block[] {
  const { words, disposition, items } = context
  const answered = (basis: 'fact' | 'person' | null): Run =>
    countFigure(
      words,
      'items',
      items.filter((item) => item.basis === basis).map((item) => item.id),
    )
  return [
    paragraph(
      say(words, 'material.text', {
        items: countFigure(
          words,
          'items',
          items.map((item) => item.id),
        ),
        facts: answered('fact'),
        people: answered('person'),
        open: answered(null),
      }),
    ),
    ...feedbackBlocks(context),
    {
      kind: 'table',
      caption: sayText(words, 'material.caption'),
      columns: [
        { title: sayText(words, 'column.field'), share: 28, align: 'left' },
        { title: sayText(words, 'column.value'), share: 72, align: 'left' },
      ],
      rows: statedFields.map((field) => [
        plain(fieldName(words, field)),
        plain(fieldText(words, disposition.system, field)),
      ]),
    },
  ]
}

function feedbackBlocks({ snapshot, words, disposition }: OpinionContext): Block[] {
  const heard = snapshot.feedback.find((entry) => entry.system === disposition.system.id)
  if (heard === undefined || heard.count === 0) return [paragraph(say(words, 'feedback.none'))]
  const noData = label(words, 'word', 'no_data')
  const source: FigureSource = { rows: 'feedback', ids: [heard.system], formula: 'count' }
  const number = (value: number): Run => ({ text: formatNumber(words, value), source })
  const known = heard.satisfaction !== null || heard.minutes !== null
  return [
    paragraph([
      ...say(words, 'feedback.text', {
        count: number(heard.count),
        localities: number(heard.localities),
        problems: number(heard.problems),
      }),
      ...(known
        ? say(words, 'feedback.satisfaction', {
            satisfaction: heard.satisfaction === null ? noData : number(heard.satisfaction),
            minutes: heard.minutes === null ? noData : formatMinutes(words, heard.minutes),
          })
        : []),
    ]),
  ]
}

/** The label without the unit of a table's column, since the value here carries its own. */
function fieldName(words: DocumentWords, field: keyof System): string {
  return label(words, 'field', field).replace(/\s*[（(][^（）()]*[）)]$/u, '')
}

/** A field's value in words; unknown is 待核, an empty list 无. */
function fieldText(words: DocumentWords, system: System, field: (typeof statedFields)[number]): string {
  if (system[field] === null) return label(words, 'word', 'unknown')
  if (field === 'kind' || field === 'level' || field === 'mandate' || field === 'status')
    return label(words, field, system[field])
  if (field === 'audience')
    return listText(
      words,
      (system.audience ?? []).map((value) => label(words, 'audience', value)),
    )
  if (field === 'functions' || field === 'scenes') return listText(words, system[field] ?? [])
  if (field === 'launched_on' || field === 'last_updated_on') return formatDate(words, system[field] ?? '')
  if (field === 'build_cost' || field === 'annual_cost') return formatMoney(words, system[field] ?? 0)
  if (field === 'minutes_per_week') return formatMinutes(words, system.minutes_per_week ?? 0)
  if (field === 'registered_users' || field === 'monthly_active_users') return formatNumber(words, system[field] ?? 0)
  return system[field] ?? ''
}

function listText(words: DocumentWords, values: string[]): string {
  return values.length === 0 ? label(words, 'word', 'none') : joined(words, values)
}
