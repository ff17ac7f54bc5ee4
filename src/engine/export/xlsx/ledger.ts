import type { DocumentSnapshot } from '../../../core/document/snapshot.ts'
import type { DocumentWords } from '../../../core/document/words.ts'
import { actionsSheet } from './actions-sheet.ts'
import { conclusionsSheet } from './conclusions-sheet.ts'
import { notesSheet } from './notes-sheet.ts'
import { sheetName, type SheetContent } from './sheet-content.ts'
import { systemsSheet } from './systems-sheet.ts'
import { writeSheets } from './write-sheets.ts'

/**
 * The inventory as a workbook of four sheets: systems, conclusions, actions, notes. The sheet of systems imports
 * again with identical values. Every text is written as text, so that no spreadsheet runs it as a formula.
 *
 * @param at ISO time written as the time of creation
 */
export async function writeLedger(snapshot: DocumentSnapshot, words: DocumentWords, at: string): Promise<Uint8Array> {
  const named = (sheet: Parameters<typeof sheetName>[1], content: SheetContent) => ({
    ...content,
    name: sheetName(words, sheet),
  })
  return writeSheets(
    [
      named('ledger', systemsSheet(snapshot, words)),
      named('conclusions', conclusionsSheet(snapshot, words)),
      named('actions', actionsSheet(snapshot, words)),
      named('notes', notesSheet(snapshot, words)),
    ],
    words.locale,
    at,
  )
}
