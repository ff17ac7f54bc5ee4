import { classifyRow, isNoteRow, titleOf, type RowClass, type TableSoFar } from './classify-row.ts'
import type { FoundHeader, HeadingWords } from './find-header.ts'
import type { FoundTable, SheetFact, SkippedRow, SkipReason } from './found-table.ts'
import { columnLetter } from './grid.ts'
import { headerColumns } from './header-columns.ts'
import { beginsAnother, type OwnTable } from './next-table.ts'
import { bare, headingTexts, isNumberingRow, rowShape, rowText, type RowShape } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'
import { factsOfRow, isMostlyFacts } from './sheet-facts.ts'
import { isSumOfRows } from './total-row.ts'

/** Reads the rows of one table, from those before its header (`from`) to the one before the next table (`next`). */
export function readRows(
  area: SheetArea,
  rows: number[],
  from: number,
  header: FoundHeader,
  words: HeadingWords,
): { table: FoundTable; next: number } {
  const { grid } = area
  const before = readPreface(area, rows, from, header)
  const { facts, skipped } = before
  const own: OwnTable = {
    header,
    headings: before.headings,
    preface: new Set(before.preface.keys()),
    title: before.title,
  }
  const width = header.right - header.left + 1
  const numbered = numbersItsRows(area, rows, before.next, header)
  const dataRows: number[] = []
  const sections: FoundTable['sections'] = []
  let { left, right } = withoutStrays(area, header)
  let above: RowClass = 'data'
  let previous = header.rows.at(-1) ?? header.top - 1
  let index = before.next
  for (; index < rows.length; index += 1) {
    const row = rows[index] ?? 0
    const shape = rowShape(area, row)
    if (dataRows.length > 0 && beginsAnother(area, rows, index, shape, own, row > previous + 1, words)) break
    skipped.push(...blankRows(previous + 1, row))
    previous = row
    const soFar: TableSoFar = {
      width,
      headings: own.headings,
      preface: before.preface,
      dataRows: dataRows.length,
      numbered,
      above,
    }
    above = classifyRow(shape, soFar)
    if (above === 'data') {
      dataRows.push(row)
      for (const column of shape.covered) {
        right = Math.max(right, column)
        left = Math.min(left, column)
      }
      continue
    }
    if (above === 'section') sections.push({ row, text: shape.cells.map((cell) => cell.text).join(' ') })
    if (above === 'signature' || above === 'note') facts.push(...factsOfRow(row, shape.cells))
    skipped.push({ row, reason: above, text: rowText(shape) })
  }
  moveTrailingNotes(area, dataRows, skipped, right - left + 1)
  moveLastSum(area, dataRows, skipped)
  const hiddenRows = new Set(grid.hiddenRows)
  const columns = headerColumns(area, header, left, right)
  const hiddenColumns = new Set(grid.hiddenColumns.map(columnLetter))
  return {
    next: index,
    table: {
      sheet: grid.sheet,
      hidden: grid.hidden,
      orientation: 'rows',
      bounds: { top: header.top, bottom: dataRows.at(-1) ?? header.rows.at(-1) ?? header.top, left, right },
      title: before.title,
      headerRows: header.rows,
      columns,
      dataRows,
      hiddenRows: hiddenRows.size === 0 ? [] : dataRows.filter((row) => hiddenRows.has(row)),
      hiddenColumns: columns.map(({ column }) => column).filter((column) => hiddenColumns.has(column)),
      skipped: skipped.toSorted((one, other) => one.row - other.row),
      facts,
      sections,
    },
  }
}

type Preface = {
  facts: SheetFact[]
  skipped: SkippedRow[]
  title: string | null
  headings: Map<number, string>[]
  preface: Map<string, SkipReason>
  next: number
}

/** The rows from `from` through the header: titles, facts, notes, headings. */
function readPreface(area: SheetArea, rows: number[], from: number, header: FoundHeader): Preface {
  const read: Preface = { facts: [], skipped: [], title: null, headings: [], preface: new Map(), next: from }
  const bottom = header.rows.at(-1) ?? header.top - 1
  for (; read.next < rows.length; read.next += 1) {
    const row = rows[read.next] ?? 0
    if (row > bottom) break
    const shape = rowShape(area, row)
    const text = rowText(shape)
    if (row >= header.top) {
      read.skipped.push({ row, reason: 'header', text })
      continue
    }
    const found = factsOfRow(row, shape.cells)
    read.facts.push(...found)
    const saysFacts = found.length > 0 || isMostlyFacts(shape)
    read.title ??= saysFacts ? null : titleOf(shape)
    const reason = reasonBefore(shape, saysFacts)
    read.preface.set(bare(shape.cells.map((cell) => cell.text).join('')), reason)
    read.skipped.push({ row, reason, text })
  }
  read.headings = header.rows.map((row) => headingTexts(rowShape(area, row)))
  return read
}

function reasonBefore(shape: RowShape, saysFacts: boolean): SkipReason {
  if (saysFacts) return 'fact'
  if (isNoteRow(shape)) return 'note'
  return shape.cells.length <= 2 ? 'title' : 'outside_table'
}

/** The columns of a header without a word that stands far from the others, such as one of a list beside the table. */
function withoutStrays(area: SheetArea, header: FoundHeader): { left: number; right: number } {
  const covered = new Set(header.rows.flatMap((row) => [...rowShape(area, row).covered]))
  const columns = [...covered].toSorted((one, other) => one - other)
  const isStray = (one: number | undefined, other: number | undefined) => (other ?? 0) - (one ?? 0) > 2
  if (columns.length > 3 && isStray(columns.at(-2), columns.at(-1))) columns.pop()
  if (columns.length > 3 && isStray(columns[0], columns[1])) columns.shift()
  return { left: columns[0] ?? header.left, right: columns.at(-1) ?? header.right }
}

/** Whether the first column numbers the rows: figures in nearly all of the first rows that hold more. */
function numbersItsRows(area: SheetArea, rows: number[], from: number, header: FoundHeader): boolean {
  const near = rows.slice(from, from + 30)
  const gap = near.findIndex((row, index) => index > 0 && row > (near[index - 1] ?? 0) + 1)
  const filled = (gap < 0 ? near : near.slice(0, gap))
    .map((row) => rowShape(area, row))
    .filter((shape) => shape.cells.length >= 3 && !isNumberingRow(shape))
  const numbers = filled.filter(({ cells: [first] }) => first?.column === header.left && /^\d+$/.test(first.text))
  return numbers.length >= 1 && numbers.length >= filled.length * 0.6
}

/**
 * The last rows, where they are no data: a text alone after the data has ended is a note even if it stands in the
 * first column only, and an office with a date has signed.
 */
function moveTrailingNotes(area: SheetArea, dataRows: number[], skipped: SkippedRow[], width: number): void {
  if (width < 4) return
  for (;;) {
    const row = dataRows.at(-1)
    if (row === undefined || dataRows.length < 2) return
    const shape = rowShape(area, row)
    const above = skipped.findLast((line) => line.row < row)
    const isApart =
      rowShape(area, row - 1).cells.length === 0 || (above?.row === row - 1 && above.reason === 'subtotal')
    const reason = trailing(shape, isApart)
    if (reason === null) return
    dataRows.pop()
    skipped.push({ row, reason, text: rowText(shape) })
  }
}

const office = /(?:局|办|办公室|委|委员会|政府|中心|大队|集团|公司|处|科|股|站)$/
const day = /^(?:\d{4}|二〇[一二三四五六七八九〇]{2})年.{1,3}月(?:.{1,3}日)?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/

function trailing(shape: RowShape, isApart: boolean): SkipReason | null {
  const [first, second] = shape.cells
  if (!first || shape.cells.length > 2) return null
  const isSigned = second === undefined || office.test(bare(first.text))
  const isDated = shape.cells.some((cell) => cell.kind === 'date' || day.test(bare(cell.text)))
  if (isApart && isSigned && isDated) return 'signature'
  if (second || shape.covered.size > first.width || first.kind !== 'text') return null
  return isApart || first.text.length > 20 ? 'note' : null
}

function moveLastSum(area: SheetArea, dataRows: number[], skipped: SkippedRow[]): void {
  const last = dataRows.at(-1)
  if (last === undefined || !isSumOfRows(area, dataRows.slice(0, -1), last)) return
  dataRows.pop()
  skipped.push({ row: last, reason: 'subtotal', text: rowText(rowShape(area, last)) })
}

/** Blank rows between two others; a gap of hundreds of rows is not worth listing. */
function blankRows(from: number, to: number): SkippedRow[] {
  if (to - from > 50) return []
  return Array.from({ length: to - from }, (_, index) => ({ row: from + index, reason: 'blank', text: '' }))
}
