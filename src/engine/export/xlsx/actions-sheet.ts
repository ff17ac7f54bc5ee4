import { formatQuarter } from '../../../core/document/figures.ts'
import type { DocumentSnapshot } from '../../../core/document/snapshot.ts'
import { label, type DocumentWords } from '../../../core/document/words.ts'
import { textIn } from '../../../core/language/localized-text.ts'
import { cellText, sheetName, type SheetContent } from './sheet-content.ts'

const columns = [
  ['id', 10, 'text'],
  ['name', 32, 'text'],
  ['action', 12, 'text'],
  ['target', 26, 'text'],
  ['wave', 8, 'number'],
  ['quarter', 16, 'text'],
  ['owner', 20, 'text'],
  ['one_off', 14, 'number'],
  ['saving', 14, 'number'],
  ['minutes_saved', 14, 'number'],
  ['tasks', 60, 'text'],
] as const

/** The plan, an action a row; what is not known is blank. */
export function actionsSheet(snapshot: DocumentSnapshot, words: DocumentWords): SheetContent {
  return {
    title: sheetName(words, 'actions'),
    frozenColumns: 2,
    columns: columns.map(([name, width, type]) => ({ header: label(words, 'ledger', name), width, type })),
    rows: (snapshot.plan?.actions ?? []).map((action) => [
      cellText(action.system.id),
      cellText(action.system.name),
      label(words, 'verdict', action.action),
      cellText(action.target?.name ?? null),
      action.wave,
      action.quarter === null ? null : formatQuarter(words, action.quarter),
      cellText(action.owner),
      action.one_off,
      action.saving,
      action.minutes_saved,
      cellText(action.tasks.map((task, index) => `${index + 1}. ${textIn(task.title, words.locale)}`).join('\n')),
    ]),
  }
}
