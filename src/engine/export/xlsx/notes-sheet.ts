import { checklistsText } from '../../../core/document/plan/sources.ts'
import type { DocumentSnapshot } from '../../../core/document/snapshot.ts'
import { label, type DocumentWords } from '../../../core/document/words.ts'
import { sheetName, type SheetContent } from './sheet-content.ts'

/** What the workbook was made from and how to import it again. */
export function notesSheet(snapshot: DocumentSnapshot, words: DocumentWords): SheetContent {
  const { workspace } = snapshot
  const name = (key: string): string => label(words, 'ledger', key)
  return {
    title: sheetName(words, 'notes'),
    frozenColumns: 0,
    columns: [
      { header: name('item'), width: 22, type: 'text' },
      { header: name('content'), width: 100, type: 'text' },
    ],
    rows: [
      [name('workspace'), workspace.title],
      [name('locality'), workspace.locality],
      [name('hash'), workspace.snapshot_hash],
      [name('computed_at'), workspace.computed_at],
      [name('checklists'), checklistsText(words, snapshot)],
      [name('how'), name('how_text')],
      [name('how'), name('unknown_text')],
      [name('how'), name('formula_text')],
    ],
  }
}
