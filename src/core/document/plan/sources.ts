import { textIn } from '../../language/localized-text.ts'
import type { PlanContext } from './context.ts'
import { plain, type Block, type Run } from '../document.ts'
import { countFigure, formatNumber } from '../figures.ts'
import type { DocumentSnapshot } from '../snapshot.ts'
import { joined, label, say, sayText, type DocumentWords } from '../words.ts'

/** Annex 4: what the document was made from, so that its figures can be found again. */
export function sourcesTable({ snapshot, words }: PlanContext): Block[] {
  const { workspace } = snapshot
  const entry = (name: string, content: Run[]): Run[][] => [plain(sayText(words, `source.${name}`)), content]
  return [
    {
      kind: 'table',
      caption: '',
      columns: [
        { title: sayText(words, 'column.item'), share: 24, align: 'left' },
        { title: sayText(words, 'column.content'), share: 76, align: 'left' },
      ],
      rows: [
        entry('workspace', plain(workspace.title)),
        entry('hash', plain(workspace.snapshot_hash)),
        entry('time', plain(workspace.computed_at)),
        entry('checklists', plain(checklistsText(words, snapshot))),
        entry('rows', rowCounts(words, snapshot)),
        entry('settings', plain(settingsText(words, snapshot))),
        entry('units', say(words, 'source.units.text')),
        entry('blanks', say(words, 'source.blanks.text')),
        entry('fonts', say(words, 'source.fonts.text')),
      ],
    },
  ]
}

/** The checklists with their versions, then what the team added, weighed otherwise or switched off, with the reason. */
export function checklistsText(words: DocumentWords, { workspace }: DocumentSnapshot): string {
  if (workspace.checklists.length === 0) return label(words, 'word', 'none')
  return joined(words, [
    ...workspace.checklists.map(({ id, title, version }) =>
      sayText(words, 'source.checklist', { id, title: textIn(title, words.locale), version }),
    ),
    ...ownTexts(words, workspace.own),
  ])
}

function ownTexts(words: DocumentWords, own: DocumentSnapshot['workspace']['own']): string[] {
  if (own === undefined) return []
  const added = own.items === 0 ? [] : [sayText(words, 'source.own_items', { count: String(own.items) })]
  const adjusted = own.adjustments.map(({ id, text, shipped_weight, weight, off, reason }) =>
    off
      ? sayText(words, 'source.off', { item: id, text: textIn(text, words.locale), reason: reason ?? '' })
      : sayText(words, 'source.weighed', { item: id, shipped: String(shipped_weight), weight: String(weight) }),
  )
  return [...added, ...adjusted]
}

function rowCounts(words: DocumentWords, snapshot: DocumentSnapshot): Run[] {
  return say(words, 'source.rows.text', {
    systems: countFigure(
      words,
      'systems',
      snapshot.systems.map((system) => system.id),
    ),
    verdicts: countFigure(
      words,
      'verdicts',
      snapshot.verdicts.map((row) => row.system.id),
    ),
    actions: countFigure(
      words,
      'actions',
      (snapshot.plan?.actions ?? []).map((action) => action.system.id),
    ),
    findings: countFigure(
      words,
      'findings',
      snapshot.findings.map((finding) => `${finding.system}/${finding.rule}`),
    ),
    values: formatNumber(words, snapshot.values.length),
    feedback: formatNumber(
      words,
      snapshot.feedback.reduce((sum, entry) => sum + entry.count, 0),
    ),
  })
}

function settingsText(words: DocumentWords, { settings }: DocumentSnapshot): string {
  const entries = Object.entries(settings).map(([name, value]) =>
    sayText(words, 'source.setting', { name, value: value === null ? label(words, 'word', 'unknown') : String(value) }),
  )
  return entries.length === 0 ? sayText(words, 'source.no_settings') : joined(words, entries)
}
