import { label, type DocumentWords } from '../../../core/document/words.ts'

export type CellContent = string | number | null

/** A sheet before it is written: a title over the table, columns with their width in characters, and rows. */
export type SheetContent = {
  title: string
  frozenColumns: number
  columns: { header: string; width: number; type: 'text' | 'number' }[]
  rows: CellContent[][]
}

/** A sheet with the name of its tab. */
export type NamedSheet = SheetContent & { name: string }

export function sheetName(words: DocumentWords, sheet: 'ledger' | 'conclusions' | 'actions' | 'notes'): string {
  return label(words, 'sheet', sheet)
}

/** Excel holds 32,767 characters in a cell; what is longer is cut and ends in …. */
export function cellText(text: string | null): string | null {
  if (text === null || text === '') return null
  return text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text
}

/** The word that the import reads as an empty list in every language; a blank cell would mean unknown. */
export const emptyListWord = '无'

/**
 * Several values in one cell, parted as the import reads them in every language. A single value with a slash in it
 * gets a separator after it, or the import would take the slash for one.
 */
export function listText(values: string[]): string {
  const text = values.join('、')
  return text.includes('/') && !text.includes('、') ? `${text}、` : text
}
