import { textIn } from '../../language/localized-text.ts'
import type { PlanContext } from './context.ts'
import type { Disposition } from '../disposition.ts'
import { paragraph, plain, type Block, type Run } from '../document.ts'
import { joined, label, say, sayText } from '../words.ts'

/** Answers named for one system; the opinion on it names them all. */
const answersNamed = 4

/** Annex 3: what is open, with the verdicts still possible and the answers that are missing. */
export function openMattersTable(context: PlanContext): Block[] {
  const { words, dispositions } = context
  const open = dispositions.filter((entry) => entry.verdict === null)
  if (open.length === 0) return [paragraph(say(words, 'annex.open.none'))]
  const column = (name: string): string => sayText(words, `column.${name}`)
  return [
    {
      kind: 'table',
      caption: '',
      columns: [
        { title: column('number'), share: 6, align: 'center' },
        { title: column('system'), share: 24, align: 'left' },
        { title: column('owner'), share: 16, align: 'left' },
        { title: column('possible'), share: 20, align: 'left' },
        { title: column('missing'), share: 44, align: 'left' },
      ],
      rows: open.map((entry, index) => [
        plain(String(index + 1)),
        plain(entry.system.name),
        plain(entry.system.owner ?? label(words, 'word', 'unknown')),
        possibleRuns(context, entry),
        plain(missingText(context, entry)),
      ]),
    },
    paragraph(say(words, 'annex.open.note'), 'note'),
  ]
}

function possibleRuns({ words }: PlanContext, { row }: Disposition): Run[] {
  if (row === null) return plain(sayText(words, 'annex.open.no_verdict'))
  return plain(
    joined(
      words,
      row.possible.map((verdict) => label(words, 'verdict', verdict)),
    ),
  )
}

function missingText({ snapshot, words }: PlanContext, { system }: Disposition): string {
  const items = snapshot.reviews.find((review) => review.system === system.id)?.items ?? []
  const missing = items
    .filter((item) => item.choice === null && item.deciding)
    .map((item) => textIn(item.text, words.locale))
  if (missing.length === 0) return sayText(words, 'annex.open.no_items')
  const named = missing.slice(0, answersNamed).map((text, index) => `${index + 1}. ${text}`)
  const rest = missing.length - named.length
  const more = rest === 0 ? [] : [sayText(words, 'annex.open.more', { count: String(rest) })]
  return [...named, ...more].join('\n')
}
