import { textIn } from '../../language/localized-text.ts'
import type { Clause } from '../../checklist/checklist.ts'
import { paragraph, plain, type Block } from '../document.ts'
import type { OpinionContext } from './context.ts'
import { say, sayText } from '../words.ts'

/** Every clause the opinion rests on, each once, with whether its wording was checked at the source. */
export function clausesBlocks(context: OpinionContext): Block[] {
  const { words, snapshot } = context
  const clauses = citedClauses(context)
  if (clauses.length === 0) return [paragraph(say(words, 'clauses.none'))]
  const column = (name: string): string => sayText(words, `column.${name}`)
  return [
    {
      kind: 'table',
      caption: sayText(words, 'clauses.caption'),
      columns: [
        { title: column('instrument'), share: 50, align: 'left' },
        { title: column('clause'), share: 20, align: 'left' },
        { title: column('status'), share: 30, align: 'left' },
      ],
      rows: clauses.map((clause) => {
        const instrument = snapshot.instruments.find((entry) => entry.id === clause.instrument)
        return [
          plain(instrument === undefined ? clause.instrument : textIn(instrument.title, words.locale)),
          plain(clause.clause),
          plain(
            sayText(words, clause.text_status === 'verbatim' ? 'clauses.status.verbatim' : 'clauses.status.to_check'),
          ),
        ]
      }),
    },
  ]
}

/** Clauses of the rules that apply, of the findings, and of the items that were answered or still decide. */
function citedClauses({ redLines, findings, items }: OpinionContext): Clause[] {
  const cited = [
    ...redLines.filter((entry) => entry.result !== 'out_of_scope').flatMap((entry) => entry.source),
    ...findings.flatMap((finding) => finding.clause),
    ...items.filter((item) => item.choice !== null || item.deciding).flatMap((item) => item.source),
  ]
  return [...new Map(cited.map((clause) => [`${clause.instrument}/${clause.clause}`, clause])).values()]
}
