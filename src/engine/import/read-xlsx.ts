import {
  columnLimit,
  columnNumber,
  emptyGrid,
  type Grid,
  type GridRow,
  type Merge,
  type StoredCell,
} from '../../core/sheet/grid.ts'
import { progressRows, type ReadLimits, type ReadProgress } from './limits.ts'
import { numberCells } from './number-formats.ts'
import { RefusedSource } from './refusal.ts'
import {
  collectText,
  readWorkbookParts,
  scanPart,
  unescapeControl,
  type Package,
  type WorkbookParts,
} from './workbook-parts.ts'
import { attribute } from './xml-scanner.ts'
import { zipDirectory } from './zip-directory.ts'

/**
 * Reads .xlsx and .xlsm into grids, part by part as they are unpacked. Read by hand, since streaming readers at hand
 * give neither merged areas nor hidden rows, mix phonetic guides into the text and lose errors of formulas.
 * Formulas are never computed: the value is the one the spreadsheet program saved.
 */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits, progress: ReadProgress): Promise<Grid[]> {
  const source: Package = { bytes, entries: zipDirectory(bytes, limits), limits, started: performance.now() }
  const parts = await readWorkbookParts(source)
  if (parts.sheets.length === 0) throw new RefusedSource('damaged', { detail: 'workbook' })
  const grids: Grid[] = []
  const budget: Budget = { cells: limits.cells, rows: 0, progress }
  const toCell = numberCells(parts.date1904)
  for (const sheet of parts.sheets) {
    const grid = emptyGrid(sheet.name, sheet.hidden)
    await readSheet(source, sheet.part, parts, grid, toCell, budget)
    grids.push(grid)
  }
  return grids
}

/** What is left of the cells a source may hold, and the rows read so far. */
type Budget = { cells: number; rows: number; progress: ReadProgress }
type ToCell = ReturnType<typeof numberCells>

async function readSheet(
  source: Package,
  part: string,
  parts: WorkbookParts,
  grid: Grid,
  toCell: ToCell,
  budget: Budget,
): Promise<void> {
  let row: GridRow = { row: 0, cells: [] }
  let column = 0
  let type: string | null = null
  let format: string | null = null
  let value = ''
  let formula: string | null = null
  let inValue = false
  let inFormula = false
  const inline = collectText()
  const closeCell = () => {
    const stored = storedCell(
      type,
      type === 'inlineStr' ? inline.take() : value,
      formula,
      format,
      parts.sharedStrings,
      toCell,
    )
    if (stored === null) return
    if (column > columnLimit) grid.beyondColumns += 1
    else row.cells[column - 1] = stored
    budget.cells -= 1
    if (budget.cells < 0) throw new RefusedSource('too_large', { cells: source.limits.cells })
  }
  await scanPart(source, part, {
    open: (name, attributes) => {
      if (name === 'c') {
        const reference = attribute(attributes, 'r')
        column = reference === null ? column + 1 : columnNumber(reference.replace(/\d+$/, '')) || column + 1
        type = attribute(attributes, 't')
        const style = attribute(attributes, 's')
        format = style === null ? null : (parts.formats[Number(style)] ?? null)
        value = ''
        formula = null
        if (type === 'inlineStr') inline.start()
      } else if (name === 'v') inValue = true
      else if (name === 'f') {
        inFormula = true
        formula = ''
      } else if (name === 'row') {
        row = { row: Number(attribute(attributes, 'r')) || row.row + 1, cells: [] }
        column = 0
        if (/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) grid.hiddenRows.push(row.row)
      } else if (name === 'col') addHiddenColumns(grid, attributes)
      else if (name === 'mergeCell') addMerge(grid, attribute(attributes, 'ref') ?? '')
      else if (type === 'inlineStr') inline.open(name)
    },
    close: (name) => {
      if (name === 'c') closeCell()
      else if (name === 'v') inValue = false
      else if (name === 'f') inFormula = false
      else if (name === 'row') {
        if (row.cells.length > 0) grid.rows.push(row)
        budget.rows += 1
        if (budget.rows % progressRows === 0) budget.progress(budget.rows)
      } else if (type === 'inlineStr') inline.close(name)
    },
    text: (text) => {
      if (inValue) value += text
      else if (inFormula) formula += text
      else if (type === 'inlineStr') inline.text(text)
    },
  })
  orderRows(grid)
}

function storedCell(
  type: string | null,
  value: string,
  formula: string | null,
  format: string | null,
  sharedStrings: string[],
  toCell: ToCell,
): StoredCell {
  const plain = plainCell(type, value, format, sharedStrings, toCell)
  if (formula === null || plain === null) return plain
  if (typeof plain === 'object') return { ...plain, formula }
  const kind = typeof plain === 'string' ? 'text' : typeof plain === 'number' ? 'number' : 'boolean'
  const text = typeof plain === 'boolean' ? (plain ? 'TRUE' : 'FALSE') : String(plain)
  return { text, value: plain, kind, formula }
}

function plainCell(
  type: string | null,
  value: string,
  format: string | null,
  sharedStrings: string[],
  toCell: ToCell,
): StoredCell {
  if (type === 's') {
    const text = sharedStrings[Number(value)]
    // A text that the file points to but does not hold is an error to be seen, not a blank.
    return text === undefined ? { text: '#REF!', value: null, kind: 'error', error: '#REF!' } : textOrNull(text)
  }
  if (type === 'inlineStr') return textOrNull(value)
  if (type === 'str') return textOrNull(unescapeControl(value))
  if (value === '') return null
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'e') return { text: value, value: null, kind: 'error', error: value }
  if (type === 'd') return { text: value.slice(0, 10), value: value.replace(/T00:00:00.*$/, ''), kind: 'date' }
  const number = Number(value)
  return Number.isFinite(number) ? toCell(number, format) : textOrNull(value)
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function addHiddenColumns(grid: Grid, attributes: string): void {
  if (!/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) return
  const last = Math.min(Number(attribute(attributes, 'max')), columnLimit)
  for (let column = Number(attribute(attributes, 'min')); column <= last; column += 1) grid.hiddenColumns.push(column)
}

/** Adds `B2:D4` to the merged areas of a grid. */
export function addMerge(grid: Grid, reference: string): void {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference)
  if (!match) return
  const merge: Merge = {
    left: columnNumber(match[1] ?? ''),
    top: Number(match[2]),
    right: columnNumber(match[3] ?? ''),
    bottom: Number(match[4]),
  }
  if (merge.left > 0 && merge.right >= merge.left && merge.bottom >= merge.top) grid.merges.push(merge)
}

/** Rows are in order in all but odd files; rows given twice are joined. */
export function orderRows(grid: Grid): void {
  const inOrder = grid.rows.every((row, index) => index === 0 || row.row > (grid.rows[index - 1]?.row ?? 0))
  if (inOrder) return
  const byNumber = new Map<number, GridRow>()
  for (const row of grid.rows) {
    const known = byNumber.get(row.row)
    if (!known) byNumber.set(row.row, row)
    else row.cells.forEach((cell, index) => (known.cells[index] = cell))
  }
  grid.rows = [...byNumber.values()].toSorted((one, other) => one.row - other.row)
}
