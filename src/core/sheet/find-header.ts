import { isNumberingRow, isUnitRow, looksLikeHeading, rowShape, type RowShape } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'
import { isMostlyFacts } from './sheet-facts.ts'

/** Says whether a text is a heading that is known from somewhere (a dictionary, an earlier mapping). */
export type KnownHeading = (text: string) => boolean

/** Says whether a heading names the records of a table: 系统名称, 乡镇. */
export type RecordHeading = (text: string) => boolean

export type HeadingWords = { known: KnownHeading; record: RecordHeading }

/** `top` is the first header row, or the first data row of a table without headings, whose `rows` are empty. */
export type FoundHeader = { rows: number[]; top: number; left: number; right: number; score: number }

const farthestHeader = 40
const tallestHeader = 4
/** A score reached only with known headings. */
const wellKnown = 1.1

/**
 * The header of the next table among the rows given: the row whose cells read like headings, are distinct, cover
 * most of the width and stand above rows of another make, with the rows above and below that belong to it.
 */
export function findHeader(area: SheetArea, rows: number[], known: KnownHeading): FoundHeader | null {
  const shapes = rows.slice(0, farthestHeader).map((row) => rowShape(area, row))
  const ahead = rows.slice(0, farthestHeader + 20).map((row, index) => shapes[index] ?? rowShape(area, row))
  let best: { index: number; score: number } | null = null
  for (let index = 0; index < shapes.length; index += 1) {
    const shape = shapes[index]
    if (!shape) continue
    // What follows a header that is well known is its own rows and table, whatever better one comes after.
    const isBehindBlank = shape.row > (shapes[index - 1]?.row ?? 0) + 1
    if (best && best.score >= wellKnown && (isBehindBlank || index > best.index + tallestHeader)) break
    const score = headerScore(shape, ahead.slice(index + 1, index + 15), known)
    // Earlier rows win unless a later one is clearly better: data seldom reads more like headings than the header.
    if (score > 0 && (!best || score > best.score * 1.25 + 0.1)) best = { index, score }
  }
  if (!best) return withoutHeadings(ahead)
  const header = wholeHeader(ahead, best.index, best.score, known)
  const base = ahead[best.index]
  if (!header || !base || header.rows.length > 1) return header
  return isRecord(base, ahead.slice(best.index + 1, best.index + 31), known)
    ? (withoutHeadings(ahead.slice(best.index)) ?? header)
    : header
}

function headerScore(shape: RowShape, below: RowShape[], known: KnownHeading): number {
  const cells = shape.cells
  if (cells.length < 2) return 0
  if (isNumberingRow(shape) || isUnitRow(shape)) return 0
  if (isMostlyFacts(shape)) return 0
  const texts = cells.map((cell) => cell.text)
  const headings = cells
    .filter((cell) => cell.kind === 'text' || /^(?:19|20)\d\d$/.test(cell.text))
    .filter((cell) => looksLikeHeading(cell.text))
  const share = headings.length / cells.length
  if (share < 0.6) return 0
  const distinct = new Set(texts).size / texts.length
  const width = typicalWidth(below)
  const coverage = width === 0 ? 1 : Math.min(1, shape.covered.size / width)
  const familiar = cells.filter((cell) => known(cell.text)).length / cells.length
  const differs = below.length === 0 ? 0.3 : contrast(shape, below)
  const score = share * 0.25 + distinct * 0.15 + coverage * 0.3 + familiar * 0.9 + differs * 0.35
  return coverage < 0.34 && familiar < 0.5 ? 0 : score
}

function typicalWidth(below: RowShape[]): number {
  const widths = below
    .map((shape) => shape.covered.size)
    .filter((width) => width > 1)
    .toSorted((one, other) => one - other)
  return widths[Math.floor(widths.length / 2)] ?? 0
}

/** How far the cells below differ in make: numbers, dates and marks under words, repeated or long values. */
function contrast(shape: RowShape, below: RowShape[]): number {
  let different = 0
  let compared = 0
  for (const cell of shape.cells) {
    const under = below.flatMap((row) => row.cells.filter((other) => other.column === cell.column))
    if (under.length === 0) continue
    compared += 1
    const unlike = under.filter((other) => other.kind !== 'text' || !looksLikeHeading(other.text)).length
    const repeated = under.length - new Set(under.map((other) => other.text)).size
    if (unlike >= under.length * 0.5 || repeated >= under.length * 0.4) different += 1
  }
  return compared === 0 ? 0 : different / compared
}

/**
 * Whether what looks like a header is the first record of a table that has none: no heading is known, and a cell is of
 * the make of those below it, or is said again below.
 */
function isRecord(shape: RowShape, below: RowShape[], known: KnownHeading): boolean {
  if (below.length < 2 || shape.cells.some((cell) => known(cell.text))) return false
  return shape.cells.some((cell) => {
    const under = below.flatMap((row) => row.cells.filter((other) => other.column === cell.column))
    if (under.length < 2) return false
    if (cell.kind !== 'text' && !/^(?:19|20)\d\d$/.test(cell.text))
      return under.filter((other) => other.kind === cell.kind).length >= under.length * 0.8
    return cell.kind === 'text' && under.some((other) => other.text === cell.text)
  })
}

/** Rows of one make from the first of several cells on, with no headings above: three at least. */
function withoutHeadings(shapes: RowShape[]): FoundHeader | null {
  const first = shapes.findIndex((shape) => shape.cells.length >= 3 && !isMostlyFacts(shape))
  const base = shapes[first]
  if (!base) return null
  const alike = shapes.slice(first + 1, first + 6).filter((shape) => isAlike(base, shape)).length
  if (alike < 2) return null
  const columns = [...base.covered]
  return { rows: [], top: base.row, left: Math.min(...columns), right: Math.max(...columns), score: 0 }
}

function isAlike(shape: RowShape, other: RowShape): boolean {
  const makes = new Map(other.cells.map((cell) => [cell.column, cell.kind]))
  const same = shape.cells.filter((cell) => makes.get(cell.column) === cell.kind).length
  return same >= Math.max(shape.cells.length, other.cells.length) * 0.7
}

/** Adds the group headings above and the sub-headings, units below to the header row found. */
export function wholeHeader(shapes: RowShape[], index: number, score: number, known: KnownHeading): FoundHeader | null {
  const base = shapes[index]
  if (!base) return null
  let first = index
  let last = index
  while (first > 0 && last - first + 1 < tallestHeader && isAbove(shapes[first - 1], shapes[first], known)) first -= 1
  for (;;) {
    const next = shapes[last + 1]
    if (!next || last - first + 1 >= tallestHeader || next.row !== (shapes[last]?.row ?? 0) + 1) break
    if (!belongsBelow(shapes.slice(first, last + 1), next, shapes.slice(last + 2, last + 12), known)) break
    last += 1
  }
  const header = shapes.slice(first, last + 1)
  const columns = header.flatMap((shape) => [...shape.covered])
  const rows = header.map((shape) => shape.row)
  return { rows, top: rows[0] ?? base.row, left: Math.min(...columns), right: Math.max(...columns), score }
}

function isAbove(above: RowShape | undefined, header: RowShape | undefined, known: KnownHeading): boolean {
  if (!above || !header || above.row !== header.row - 1) return false
  return isGroupRow(above, header) || explainsNames(above, header, known)
}

/** The names of fields as a program knows them, sys_name, and in the next row what they mean: 系统名称. */
function explainsNames(names: RowShape, meanings: RowShape, known: KnownHeading): boolean {
  const { cells } = names
  if (cells.length < 3 || cells.length !== meanings.cells.length) return false
  if (!cells.every((cell) => /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/i.test(cell.text))) return false
  const familiar = meanings.cells.filter((cell) => /[\u4e00-\u9fff]/.test(cell.text) && known(cell.text)).length
  return cells.some((cell) => cell.text.includes('_')) && familiar >= meanings.cells.length * 0.5
}

/** A row of merged group headings right above: more than one, or cells that reach down into the header. */
function isGroupRow(above: RowShape, header: RowShape): boolean {
  if (above.cells.some((cell) => cell.kind !== 'text' || cell.text.length > 40)) return false
  if (isMostlyFacts(above)) return false
  const [first] = above.cells
  const [firstBelow] = header.cells
  // A lone group stands beside headings that reach down, or over a part of the columns and not the first: else it is a title.
  if (first && firstBelow && above.cells.length === 1) {
    if (first.width === 1) return false
    return (
      above.covered.size > first.width || (first.width <= header.covered.size * 0.7 && first.column > firstBelow.column)
    )
  }
  if (standOverGaps(above, header)) return true
  const tall = above.cells.filter((cell) => cell.height > 1 && cell.width < header.covered.size).length
  const wide = above.cells.filter((cell) => cell.width > 1 && cell.width < header.covered.size).length
  if (tall >= 1 && above.cells.length >= 2) return true
  return wide >= 1 && above.cells.length >= 2
}

/** Group headings without merges: short texts apart from each other, each over a heading, far fewer than these. */
function standOverGaps({ cells }: RowShape, header: RowShape): boolean {
  const [first] = cells
  const own = header.cells.map((cell) => cell.column)
  if (!first || cells.length > own.length * 0.6 || cells.some((cell) => cell.text.length > 12)) return false
  const isTitle = cells.length === 2 && first.column === own[0]
  const apart = cells.filter((cell, index) => (cells[index + 1]?.column ?? cell.column + 2) > cell.column + 1)
  return cells.length >= 2 && !isTitle && apart.length >= 2 && cells.every((cell) => own.includes(cell.column))
}

function belongsBelow(header: RowShape[], next: RowShape, after: RowShape[], known: KnownHeading): boolean {
  const reaches = header.some((shape) =>
    shape.cells.some((cell) => cell.height > 1 && shape.row + cell.height - 1 >= next.row),
  )
  const last = header[header.length - 1]
  const open = last?.cells.filter((cell) => cell.width > 1 && cell.height === 1) ?? []
  const texts = next.cells
  if (texts.length === 0) return reaches
  if (isNumberingRow(next)) return false
  if (isUnitRow(next)) return true
  if (last && explainsNames(last, next, known)) return true
  if (reaches && texts.every((cell) => cell.kind === 'text' || looksLikeHeading(cell.text))) return true
  const headings = texts.every((cell) => cell.kind === 'text' && looksLikeHeading(cell.text))
  if (open.length > 0 && headings) {
    const under = texts.filter((cell) =>
      open.some((group) => cell.column >= group.column && cell.column < group.column + group.width),
    )
    return (
      under.length >= 2 &&
      (under.length >= texts.length * 0.8 || texts.filter((cell) => known(cell.text)).length >= texts.length * 0.5)
    )
  }
  // Without merges (delimited text): headings that fill the gaps that group headings left open.
  if (!headings || !last) return false
  const gaps = texts.filter((cell) => !last.covered.has(cell.column)).length
  const familiar = texts.filter((cell) => known(cell.text)).length
  const different = after.length > 0 && contrast(next, after) >= 0.5
  return gaps >= 1 && (familiar >= texts.length * 0.6 || (gaps >= texts.length * 0.3 && different && familiar > 0))
}
