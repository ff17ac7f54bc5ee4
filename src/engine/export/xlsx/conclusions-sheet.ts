import { dispositions } from '../../../core/document/disposition.ts'
import { reasonText } from '../../../core/document/reason-text.ts'
import type { DocumentSnapshot } from '../../../core/document/snapshot.ts'
import { label, type DocumentWords } from '../../../core/document/words.ts'
import { cellText, listText, sheetName, type SheetContent } from './sheet-content.ts'

const columns = [
  ['id', 10],
  ['name', 32],
  ['computed', 12],
  ['settled', 10],
  ['possible', 22],
  ['decided', 12],
  ['state', 10],
  ['into', 26],
  ['decision_reason', 36],
  ['quadrant', 20],
  ['reasons', 70],
] as const

/** What the review concluded of every system and what was decided. */
export function conclusionsSheet(snapshot: DocumentSnapshot, words: DocumentWords): SheetContent {
  const verdict = (value: string): string => label(words, 'verdict', value)
  return {
    title: sheetName(words, 'conclusions'),
    frozenColumns: 2,
    columns: columns.map(([name, width]) => ({ header: label(words, 'ledger', name), width, type: 'text' })),
    rows: dispositions(snapshot).map(({ system, row, stage }) => [
      cellText(system.id),
      cellText(system.name),
      row === null ? null : verdict(row.computed),
      row === null ? null : label(words, 'word', row.settled ? 'yes' : 'no'),
      row === null ? null : cellText(listText(row.possible.map(verdict))),
      row === null || row.decided === null ? null : verdict(row.decided),
      label(words, 'stage', stage),
      cellText(row?.into?.name ?? null),
      cellText(row?.decision_reason ?? null),
      row === null || row.quadrant === null ? null : label(words, 'quadrant', row.quadrant),
      row === null ? null : cellText(row.reasons.map((reason) => reasonText(words, reason, snapshot)).join('\n')),
    ]),
  }
}
