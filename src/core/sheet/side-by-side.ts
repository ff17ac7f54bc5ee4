import { startsTransposed } from './field-rows.ts'
import { findHeader, type FoundHeader, type HeadingWords } from './find-header.ts'
import { cellKind, cellText } from './grid.ts'
import { bare, rowShape, type RowShape } from './row-shape.ts'
import { columnsOf, type SheetArea } from './sheet-area.ts'
import { isMostlyFacts } from './sheet-facts.ts'

/** Parts of a sheet that hold a table each, for the rows up to `next`. */
export type Parts = { areas: SheetArea[]; next: number }

const leastRows = 3

/** The tables that stand side by side from a row on, with columns left free between them. */
export function partsBetweenGaps(area: SheetArea, rows: number[], from: number, words: HeadingWords): Parts | null {
  const first = firstOfSeveral(area, rows, from)
  if (first === null) return null
  const gaps = freeColumns(area, rows, first)
  if (gaps.length === 0) return null
  let parts: SheetArea[] = [area]
  let next = rows.length
  for (const gap of gaps) {
    const last = parts.at(-1)
    if (!last) break
    const left = columnsOf(area, last.left, gap.left - 1)
    const right = columnsOf(area, gap.right + 1, area.right)
    const behind = Math.min(next, gap.next)
    const several = rows.slice(from, behind).filter((row) => !standsAlone(area, row))
    if (!areTwoTables(left, right, several, words)) continue
    parts = [...parts.slice(0, -1), left, right]
    next = behind
  }
  return parts.length > 1 ? { areas: parts, next } : null
}

/** Whether tables with headings that are known begin side by side within the next rows. */
export function startsSideBySide(area: SheetArea, rows: number[], from: number, words: HeadingWords): boolean {
  const near = rows.slice(from, from + 60)
  const parts = partsBetweenGaps(area, near, 0, words)
  return (
    parts !== null &&
    parts.areas.every((part) => {
      const filled = filledRows(part, near.slice(0, parts.next))
      if (startsTransposed(part, filled, 0, words.known)) return true
      const header = findHeader(part, filled, words.known)
      const texts = header?.rows.flatMap((row) => rowShape(part, row).cells.map((cell) => cell.text)) ?? []
      const familiar = texts.filter(words.known).length
      return familiar >= 2 && familiar >= texts.length * 0.4
    })
  )
}

function firstOfSeveral(area: SheetArea, rows: number[], from: number): number | null {
  for (let index = from; index < rows.length && index < from + 40; index += 1) {
    const shape = rowShape(area, rows[index] ?? 0)
    if (shape.cells.length >= 2 && !isMostlyFacts(shape)) return index
  }
  return null
}

type Gap = { left: number; right: number; next: number }

/** Columns without content from the first row of several cells to a row that ends the tables, with content on both sides. */
function freeColumns(area: SheetArea, rows: number[], first: number): Gap[] {
  const open = new Map<number, number>()
  const last = Math.min(area.right, area.used)
  for (let column = area.left; column <= last; column += 1) open.set(column, rows.length)
  const waiting = new Set(open.keys())
  for (let index = first; index < rows.length && waiting.size > 0; index += 1) {
    const row = rows[index] ?? 0
    const fill = (column: number) => {
      if (waiting.delete(column)) open.set(column, index)
    }
    area.lookup.row(row)?.cells.forEach((cell, at) => {
      if (cellKind(cell) !== null) fill(at + 1)
    })
    for (const merge of area.lookup.mergesOf(row)) {
      if (cellKind(area.lookup.at(merge.top, merge.left)) === null) continue
      for (let column = merge.left; column <= Math.min(merge.right, last); column += 1) fill(column)
    }
  }
  const gaps: Gap[] = []
  for (const [column, filled] of open) {
    const end = endOfTables(area, rows, first, filled)
    if (end === null || end - first < leastRows - 1) continue
    const before = gaps.at(-1)
    if (before && before.right === column - 1) {
      before.right = column
      before.next = Math.min(before.next, end)
    } else gaps.push({ left: column, right: column, next: end })
  }
  return gaps.filter((gap) => gap.left > area.left && gap.right < last)
}

/**
 * Where the tables beside a free column end, if they do by the row that fills it: at the end of the sheet, at the last
 * blank row before, or at a row with one text across.
 */
function endOfTables(area: SheetArea, rows: number[], first: number, index: number): number | null {
  if (index >= rows.length) return index
  for (let start = index; start > first; start -= 1) if ((rows[start] ?? 0) > (rows[start - 1] ?? 0) + 1) return start
  return rowShape(area, rows[index] ?? 0).cells.length <= 2 ? index : null
}

/**
 * An empty column may also stand within a table. Two tables have headings in common, or a title each, or begin or end
 * at different rows, or both have the column that names their records.
 */
function areTwoTables(left: SheetArea, right: SheetArea, rows: number[], words: HeadingWords): boolean {
  const [one, other] = [left, right].map((area) => sideOf(area, rows, words))
  if (!one || !other) return false
  if (one.texts.some((text) => other.texts.includes(text))) return true
  if (one.header.top !== other.header.top) return true
  if (one.titled && other.titled) return true
  if (one.texts.some(words.record) && other.texts.some(words.record)) return true
  return other.dense && one.last !== other.last && (one.dense || other.last < one.last)
}

/** A text alone in its row may be a title or a note of both sides, or of one table with a free column. */
function standsAlone(area: SheetArea, row: number): boolean {
  let filled = 0
  area.lookup.row(row)?.cells.forEach((cell, index) => {
    if (index + 1 >= area.left && index + 1 <= area.right && cellKind(cell) !== null) filled += 1
  })
  return filled === 1
}

type Side = { header: FoundHeader; texts: string[]; titled: boolean; last: number; dense: boolean }

/** What one side would be as a table; `dense`: all its rows up to its last hold something. */
function sideOf(area: SheetArea, rows: number[], { known }: HeadingWords): Side | null {
  const filled = rows.filter((row) => hasContent(area, row))
  const header = findHeader(area, filled.slice(0, 40), known)
  if (!header || header.rows.length === 0) return null
  const bottom = header.rows.at(-1) ?? header.top
  const data = filled.filter((row) => row > bottom)
  const last = data.at(-1)
  if (last === undefined) return null
  const texts = header.rows.flatMap((row) => rowShape(area, row).cells.map((cell) => bare(cell.text)))
  const above = filled.filter((row) => row < header.top).map((row) => rowShape(area, row))
  const between = rows.filter((row) => row > bottom && row <= last).length
  return { header, texts, titled: above.some(isTitle), last, dense: data.length >= 2 && data.length === between }
}

function isTitle(shape: RowShape): boolean {
  const [cell] = shape.cells
  if (!cell || shape.cells.length > 1 || cell.kind !== 'text' || isMostlyFacts(shape)) return false
  return bare(cell.text).length >= 3 && !/^[\d年月日.\-/]+$/.test(bare(cell.text))
}

function hasContent(area: SheetArea, row: number): boolean {
  const cells = area.lookup.row(row)?.cells ?? []
  return cells.some((cell, index) => index + 1 >= area.left && index + 1 <= area.right && cellKind(cell) !== null)
}

/** The rows of an area that hold something in its columns. */
export function filledRows(area: SheetArea, rows: number[]): number[] {
  return rows.filter((row) => hasContent(area, row))
}

/**
 * The tables that stand side by side without a column between: all headings come again in the same order
 * (乡镇 人数 | 乡镇 人数), or the column that numbers the rows does.
 */
export function partsOfRepeatedHeadings(area: SheetArea, header: FoundHeader): SheetArea[] | null {
  if (header.rows.length === 0) return null
  const paths: string[] = []
  for (let column = header.left; column <= header.right; column += 1)
    paths.push(header.rows.map((row) => bare(cellText(area.lookup.covered(row, column)))).join('/'))
  const period = periodOf(paths)
  if (period !== null)
    return cut(
      area,
      header,
      range(paths.length / period, (part) => part * period),
    )
  const numbering = paths.flatMap((path, index) => (/(?:^|\/)(?:序号|編號|编号|No\.?)\/*$/i.test(path) ? [index] : []))
  const starts = numbering.length > 1 && numbering[0] === 0 ? numbering : []
  const wide = starts.every((start, index) => (starts[index + 1] ?? paths.length) - start >= 3)
  return starts.length > 1 && wide ? cut(area, header, starts) : null
}

/** The width of the part that is repeated to the end, from 2 columns on. */
function periodOf(paths: string[]): number | null {
  for (let period = 2; period <= paths.length / 2; period += 1) {
    const own = paths.slice(0, period)
    if (paths.length % period !== 0 || new Set(own).size < period || own.includes('')) continue
    if (paths.every((path, index) => path === own[index % period])) return period
  }
  return null
}

function cut(area: SheetArea, header: FoundHeader, starts: number[]): SheetArea[] {
  return starts.map((start, index) => {
    const end = starts[index + 1]
    const left = index === 0 ? area.left : header.left + start
    return columnsOf(area, left, end === undefined ? area.right : header.left + end - 1)
  })
}

function range(count: number, of: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => of(index))
}
