import { columnLetter, columnNumber } from './grid.ts'

/**
 * The address of a cell by the column and the row of its record: `C`, 7 → `C7`. In a transposed table a record is a
 * column of the sheet and its fields are rows: `7`, 3 → `C7`. So an address is true without knowing the table.
 */
export function cellAddress(column: string, row: number): string {
  return isSheetRow(column) ? `${columnLetter(row)}${column}` : `${column}${row}`
}

/** Whether a field's place is a row of the sheet, as it is in transposed tables. */
export function isSheetRow(column: string): boolean {
  return /^\d+$/.test(column)
}

/** The row and column of the sheet in which a field of a record lies, both counted from 1. */
export function cellPlace(column: string, row: number): { row: number; column: number } {
  return isSheetRow(column) ? { row: Number(column), column: row } : { row, column: columnNumber(column) }
}
