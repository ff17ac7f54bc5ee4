import { isUnit } from '../value/units.ts'
import { cellKind, cellText, type CellKind } from './grid.ts'
import type { SheetArea } from './sheet-area.ts'

export type ShapeCell = {
  column: number
  text: string
  width: number
  height: number
  kind: CellKind
}

/** What a row looks like, without regard to the rows around it. Merged areas count once, at their top left cell. */
export type RowShape = {
  row: number
  cells: ShapeCell[]
  /** Columns that hold something, areas merged into this row from above included. */
  covered: Set<number>
}

export function rowShape(area: SheetArea, row: number): RowShape {
  const { lookup, left, right } = area
  const shape: RowShape = { row, cells: [], covered: new Set() }
  const stored = lookup.row(row)?.cells ?? []
  const merges = lookup.mergesOf(row)
  // Holes are passed over: the cost is that of the cells filled, not of the width a sheet claims.
  stored.forEach((cell, index) => {
    const column = index + 1
    if (column < left || column > right) return
    const kind = cellKind(cell)
    if (kind === null) return
    const merge = merges.length === 0 ? undefined : lookup.mergeAt(row, column)
    const own = merge !== undefined && merge.top === row && merge.left === column
    // Some programs repeat the text in every cell of a merged area; another text hidden under it is content.
    if (merge && !own && cellText(lookup.at(merge.top, merge.left)) === cellText(cell)) return
    const text = cellText(cell)
    shape.covered.add(column)
    shape.cells.push({
      column,
      text,
      width: own ? Math.min(merge.right, right) - merge.left + 1 : 1,
      height: own ? merge.bottom - merge.top + 1 : 1,
      kind: asKind(text, kind),
    })
  })
  for (const merge of merges) {
    if (merge.left > right || merge.right < left) continue
    if (cellKind(lookup.at(merge.top, merge.left)) === null) continue
    const last = Math.min(merge.right, right, area.used)
    for (let column = Math.max(merge.left, left); column <= last; column += 1) shape.covered.add(column)
  }
  return shape
}

function asKind(text: string, kind: CellKind): CellKind {
  if (kind !== 'text' || text.charCodeAt(0) > 57) return kind
  return /^[-+]?[\d,]+(?:\.\d+)?%?$/.test(text) ? 'number' : kind
}

/** The texts of a row by column, without spaces, to tell a heading that comes again. */
export function headingTexts(shape: RowShape): Map<number, string> {
  return new Map(shape.cells.map((cell) => [cell.column, bare(cell.text)]))
}

export function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}

/** The row as one line, for the list of what was skipped. */
export function rowText(shape: RowShape): string {
  const text = shape.cells.map((cell) => cell.text.replaceAll(/\s+/g, ' ')).join(' | ')
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** Texts that look like headings: short, no sentence, no value. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 60 || text === '') return false
  if (/^[-+]?[\d,.]+%?$/.test(text)) return /^(?:19|20)\d\d$/.test(text)
  if (/^\d{4}(?:[-/.]\d{1,2}){1,2}$/.test(text) || /^https?:/.test(text)) return false
  if (/^(?:是|否|有|无|√|×|Y|N|yes|no|\/|-)$/i.test(text)) return false
  return !/[。；;！!]/.test(text.replace(/[。]$/, '')) || text.length < 30
}

/** A row of units below the headings: 万元 · 人 · % . */
export function isUnitRow(shape: RowShape): boolean {
  if (shape.cells.length === 0) return false
  const units = shape.cells.filter((cell) => isUnit(cell.text.replaceAll(/[（()）]/g, ''))).length
  return units >= 1 && units >= shape.cells.length * 0.6 && shape.cells.every((cell) => cell.kind === 'text')
}

/** Numbering below the headings: 1 2 3 4 or 甲 乙 1 2 or (1) (2), with sums such as 3=1+2. */
export function isNumberingRow(shape: RowShape): boolean {
  if (shape.cells.length < 3) return false
  let expected: number | null = null
  let run = 0
  for (const cell of shape.cells) {
    const text = cell.text.replaceAll(/[（()）]/g, '')
    if (/^[甲乙丙丁戊己庚辛壬癸]$/.test(text) || /^(?:栏次|序号|列次|行次)$/.test(text)) continue
    const number = /^(\d{1,3})(?:\s*=[\d+\-×÷*/\s]+)?$/.exec(text)?.[1]
    if (number === undefined) return false
    const value = Number(number)
    if (expected !== null && value !== expected) return false
    expected = value + 1
    run += 1
  }
  return run >= 3
}
