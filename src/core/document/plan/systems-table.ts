import type { PlanContext } from './context.ts'
import type { Disposition } from '../disposition.ts'
import { paragraph, plain, type Block, type Run } from '../document.ts'
import { reasonsText } from '../reason-text.ts'
import { joined, label, say, sayText, type DocumentWords } from '../words.ts'
import { waveName } from './waves.ts'

/** Annex 1: every system with its conclusion, where it stands, where it goes and why. */
export function systemsTable({ snapshot, words, dispositions }: PlanContext): Block[] {
  const column = (name: string): string => sayText(words, `column.${name}`)
  return [
    {
      kind: 'table',
      caption: '',
      columns: [
        { title: column('number'), share: 9, align: 'center' },
        { title: column('system'), share: 36, align: 'left' },
        { title: column('owner'), share: 26, align: 'left' },
        { title: column('kind'), share: 20, align: 'center' },
        { title: column('verdict'), share: 30, align: 'left' },
        { title: column('decided'), share: 15, align: 'center' },
        { title: column('target'), share: 29, align: 'left' },
        { title: column('wave'), share: 14, align: 'center' },
        { title: column('basis'), share: 46, align: 'left' },
      ],
      rows: dispositions.map((entry, index) => [
        plain(String(index + 1)),
        plain(entry.system.name),
        plain(entry.system.owner ?? label(words, 'word', 'unknown')),
        plain(label(words, 'kind', entry.system.kind)),
        verdictRuns(words, entry),
        plain(label(words, 'stage', entry.stage)),
        plain(targetName(words, entry)),
        plain(waveText(words, entry)),
        plain(entry.row === null ? sayText(words, 'annex.open.no_verdict') : reasonsText(words, entry.row, snapshot)),
      ]),
    },
    paragraph(say(words, 'annex.systems.note'), 'note'),
  ]
}

/** A decision against the computed conclusion shows both. */
export function verdictRuns(words: DocumentWords, { row }: Disposition): Run[] {
  if (row === null) return plain(label(words, 'word', 'unknown'))
  const computed = row.settled ? label(words, 'verdict', row.computed) : possibleText(words, row.possible)
  if (row.decided === null) return plain(computed)
  const decided = label(words, 'verdict', row.decided)
  if (row.settled && row.computed === row.decided) return plain(decided)
  return say(words, 'verdict.decided_otherwise', { decided, computed })
}

export function possibleText(words: DocumentWords, possible: string[]): string {
  const names = possible.map((verdict) => label(words, 'verdict', verdict))
  return sayText(words, 'verdict.possible', { verdicts: joined(words, names) })
}

/** The decided target, else the planned one; a plan's target is named only for systems that go somewhere. */
function targetName(words: DocumentWords, { row, action }: Disposition): string {
  return (row?.into ?? action?.target)?.name ?? label(words, 'word', 'none')
}

function waveText(words: DocumentWords, { action }: Disposition): string {
  return action === null || action.wave === null ? label(words, 'word', 'none') : waveName(words, action.wave)
}
