/** What a cell holds. `date` values are ISO text (`2021-03-05`, with a time only where the cell shows one). */
export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'error'

/** A cell as a person sees it (`text`) beside what is stored in it (`value`). */
export type Cell = {
  text: string
  value: string | number | boolean | null
  kind: CellKind
  formula?: string
  error?: string
}

/**
 * A cell as it is kept. Plain texts, numbers and booleans are kept as themselves, everything else as a `Cell`:
 * a sheet of 50,000 × 14 then costs tens of megabytes, not hundreds.
 */
export type StoredCell = Cell | string | number | boolean | null

/** Rows and columns are counted from 1, as in the sheet. */
export type Merge = { top: number; left: number; bottom: number; right: number }
export type GridRow = { row: number; cells: (StoredCell | undefined)[] }

/** A sheet as plain cells. `rows` holds only rows with content, in order; `cells[0]` is column A. */
export type Grid = {
  sheet: string
  hidden: boolean
  rows: GridRow[]
  merges: Merge[]
  hiddenRows: number[]
  hiddenColumns: number[]
  /** Cells that lay beyond the widest column we read; they are counted, never dropped in silence. */
  beyondColumns: number
}

/** The widest column that is read; real inventories stay under a hundred. */
export const columnLimit = 1024

export function emptyGrid(sheet: string, hidden = false): Grid {
  return { sheet, hidden, rows: [], merges: [], hiddenRows: [], hiddenColumns: [], beyondColumns: 0 }
}

/** The full view of a kept cell; `null` where there is none. */
export function cellView(stored: StoredCell | undefined): Cell | null {
  if (stored === undefined || stored === null) return null
  if (typeof stored === 'string') return { text: stored, value: stored, kind: 'text' }
  if (typeof stored === 'number') return { text: numberText(stored), value: stored, kind: 'number' }
  if (typeof stored === 'boolean') return { text: stored ? 'TRUE' : 'FALSE', value: stored, kind: 'boolean' }
  return stored
}

/** The text of a kept cell, trimmed; empty where there is none. */
export function cellText(stored: StoredCell | undefined): string {
  if (stored === undefined || stored === null) return ''
  if (typeof stored === 'string') return stored.trim()
  if (typeof stored === 'number') return numberText(stored)
  if (typeof stored === 'boolean') return stored ? 'TRUE' : 'FALSE'
  return stored.text.trim()
}

export function cellKind(stored: StoredCell | undefined): CellKind | null {
  if (stored === undefined || stored === null) return null
  if (typeof stored === 'string') return stored.trim() === '' ? null : 'text'
  if (typeof stored === 'number') return 'number'
  if (typeof stored === 'boolean') return 'boolean'
  return stored.text.trim() === '' ? null : stored.kind
}

/** A number as a sheet shows it: up to eleven significant digits, so that 0.1+0.2 is 0.3. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const text = String(value)
  return text.length <= 12 ? text : String(Number(value.toPrecision(11)))
}

/** 1 → `A`, 28 → `AB`. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `AB` → 28; 0 for what is not a column. */
export function columnNumber(letters: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return 0
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
