import { read, set_cptable, type ParsingOptions, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { columnLimit, emptyGrid, type Grid, type StoredCell } from '../../core/sheet/grid.ts'
import type { ReadLimits } from './limits.ts'
import { numberCells } from './number-formats.ts'
import { RefusedSource } from './refusal.ts'

/**
 * Reads .xls, .et, .ods, .xlsb and .dbf into grids. `beforeUnicode`: texts are in the encoding of a machine; where the
 * file does not say which, a Chinese one.
 */
export async function readLegacy(bytes: Uint8Array, limits: ReadLimits, beforeUnicode: boolean): Promise<Grid[]> {
  if (!beforeUnicode) return gridsOf(readBook(bytes, { type: 'array', sheetRows: limits.rows }), limits)
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  return gridsOf(readBook(bytes, { type: 'array', sheetRows: limits.rows, codepage: 936 }), limits)
}

/** Reads workbooks that are text, and the tables of web pages; cells of a page stay text. */
export async function readLegacyText(text: string, limits: ReadLimits): Promise<Grid[]> {
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  return gridsOf(readBook(text, { type: 'string', sheetRows: limits.rows, raw: true }), limits)
}

function gridsOf(book: WorkBook, limits: ReadLimits): Grid[] {
  const toCell = numberCells(book.Workbook?.WBProps?.date1904 === true)
  const budget = { cells: limits.cells }
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    if (!sheet) return []
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0
    return [readSheet(sheet, name, hidden, toCell, budget)]
  })
}

function readBook(content: Uint8Array | string, options: ParsingOptions): WorkBook {
  try {
    return read(content, {
      ...options,
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellNF: true,
      cellText: true,
      cellDates: false,
    })
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    // The library has no error codes; an encrypted file is told by its own streams in `readSource`, this is the rest.
    if (/password|encrypt/i.test(text)) throw new RefusedSource('encrypted')
    throw new RefusedSource('damaged', { detail: '' })
  }
}

function readSheet(
  sheet: WorkSheet,
  name: string,
  hidden: boolean,
  toCell: ReturnType<typeof numberCells>,
  budget: { cells: number },
): Grid {
  const grid = emptyGrid(name, hidden)
  const data: unknown = sheet['!data']
  if (Array.isArray(data)) {
    data.forEach((line: unknown, index) => {
      if (!Array.isArray(line)) return
      const cells: (StoredCell | undefined)[] = []
      line.forEach((cell: unknown, column) => {
        const stored = storedCell(cell, toCell)
        if (stored === null) return
        budget.cells -= 1
        if (budget.cells < 0) throw new RefusedSource('too_large')
        if (column >= columnLimit) grid.beyondColumns += 1
        else cells[column] = stored
      })
      if (cells.length > 0) grid.rows.push({ row: index + 1, cells })
    })
  }
  for (const merge of sheet['!merges'] ?? []) {
    grid.merges.push({ top: merge.s.r + 1, left: merge.s.c + 1, bottom: merge.e.r + 1, right: merge.e.c + 1 })
  }
  sheet['!rows']?.forEach((row, index) => row?.hidden && grid.hiddenRows.push(index + 1))
  sheet['!cols']?.forEach((column, index) => column?.hidden && grid.hiddenColumns.push(index + 1))
  return grid
}

function storedCell(cell: unknown, toCell: ReturnType<typeof numberCells>): StoredCell {
  if (typeof cell !== 'object' || cell === null || !('t' in cell) || !('v' in cell)) return null
  const formula = 'f' in cell && typeof cell.f === 'string' ? cell.f : undefined
  const format = 'z' in cell && typeof cell.z === 'string' ? cell.z : null
  const plain = plainCell(cell.t, cell.v, format, toCell)
  if (formula === undefined || plain === null) return plain
  if (typeof plain === 'object') return { ...plain, formula }
  const kind = typeof plain === 'string' ? 'text' : typeof plain === 'number' ? 'number' : 'boolean'
  return { text: typeof plain === 'boolean' ? (plain ? 'TRUE' : 'FALSE') : String(plain), value: plain, kind, formula }
}

function plainCell(
  type: unknown,
  value: unknown,
  format: string | null,
  toCell: ReturnType<typeof numberCells>,
): StoredCell {
  if (type === 'e') {
    const text = typeof value === 'number' ? (errorNames[value] ?? '#ERROR!') : String(value)
    return { text, value: null, kind: 'error', error: text }
  }
  if (typeof value === 'number') return toCell(value, format)
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value.trim() === '' ? null : value.replaceAll(/\r\n?/g, '\n')
  if (value instanceof Date)
    return { text: value.toISOString().slice(0, 10), value: value.toISOString().slice(0, 10), kind: 'date' }
  return null
}

const errorNames: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
