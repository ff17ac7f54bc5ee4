import { isNoteRow, isPageMark } from './classify-row.ts'
import { startsTransposed } from './field-rows.ts'
import type { FoundHeader, HeadingWords, KnownHeading } from './find-header.ts'
import { bare, headingTexts, looksLikeHeading, rowShape, type RowShape } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'
import { isMostlyFacts } from './sheet-facts.ts'
import { startsSideBySide } from './side-by-side.ts'
import { isTotalRow } from './total-row.ts'

/** What tells the rows of one table from the first of the next. */
export type OwnTable = {
  header: FoundHeader
  /** Heading texts by header row. */
  headings: Map<number, string>[]
  /** Bare texts of the title and fact rows above, which printed pages say again. */
  preface: ReadonlySet<string>
  title: string | null
}

const lookAhead = 8

/**
 * Whether another table begins at a row: within the next rows, behind titles and facts at most, stands a header with
 * other headings, or the same headings under a title of their own. `apart` says that a blank row lies above.
 */
export function beginsAnother(
  area: SheetArea,
  rows: number[],
  index: number,
  shape: RowShape,
  own: OwnTable,
  apart: boolean,
  words: HeadingWords,
): boolean {
  const { known } = words
  if (!apart && (!mayBegin(shape, known) || isTotalRow(shape) || isNoteRow(shape))) return false
  if (apart && (startsTransposed(area, rows, index, known) || startsSideBySide(area, rows, index, words))) return true
  let titled = false
  for (let step = 0; step < lookAhead && index + step < rows.length; step += 1) {
    const row = rows[index + step] ?? 0
    // Behind a blank row it is that row which begins the next table.
    if (!apart && step > 0 && row > (rows[index + step - 1] ?? 0) + 1) return false
    const candidate = step === 0 ? shape : rowShape(area, row)
    if (candidate.cells.length >= 2 && !isMostlyFacts(candidate)) {
      const below = rows.slice(index + step + 1, index + step + 7).map((next) => rowShape(area, next))
      if (isOtherHeader(candidate, below, own, apart, titled, known)) return true
      if (!apart) return false
      if (areGroups(candidate)) continue
      if (!areTitles(candidate, known)) return false
      titled = true
      continue
    }
    if (saysItselfATitle(candidate, own)) titled = true
  }
  return false
}

/** Quick, since it is asked of every row: words alone, that are known headings, or a text that stands alone. */
function mayBegin(shape: RowShape, known: KnownHeading): boolean {
  const [first, second] = shape.cells
  if (!first || first.kind !== 'text') return false
  if (!second) return true
  return shape.cells.every((cell) => cell.kind === 'text') && (known(first.text) || known(second.text))
}

function saysItselfATitle(shape: RowShape, own: OwnTable): boolean {
  const [cell] = shape.cells
  if (!cell || shape.cells.length > 1 || cell.kind !== 'text' || isMostlyFacts(shape)) return false
  if (isPageMark(cell.text)) return false
  const text = withoutPage(cell.text)
  return (
    text !== '' && cell.text.length <= 60 && !own.preface.has(bare(cell.text)) && text !== withoutPage(own.title ?? '')
  )
}

/** Two or three texts apart from each other: the titles of tables that stand side by side. */
function areTitles({ cells }: RowShape, known: KnownHeading): boolean {
  return (
    cells.length <= 3 &&
    cells.every((cell, index) => {
      const next = cells[index + 1]
      return cell.kind === 'text' && !known(cell.text) && (!next || next.column > cell.column + 1)
    })
  )
}

function isOtherHeader(
  candidate: RowShape,
  below: RowShape[],
  own: OwnTable,
  apart: boolean,
  titled: boolean,
  known: KnownHeading,
): boolean {
  const texts = [...headingTexts(candidate).values()]
  const words = candidate.cells.filter((cell) => looksLikeHeading(cell.text) && cell.kind === 'text').length
  if (words < candidate.cells.length * 0.8 || new Set(texts).size < texts.length * 0.8) return false
  if (own.headings.some((heading) => isSameRow(candidate, heading))) return titled
  const familiar = candidate.cells.filter((cell) => known(cell.text)).length
  if (familiar >= 2 && familiar >= candidate.cells.length * 0.5) return true
  if (!apart && !titled) return false
  return familiar >= 1 && candidate.cells.length <= 2 ? true : standsOverOtherCells(candidate, below, own)
}

function isSameRow(candidate: RowShape, heading: Map<number, string>): boolean {
  const same = candidate.cells.filter((cell) => heading.get(cell.column) === bare(cell.text)).length
  return same >= candidate.cells.length * 0.7 && same >= heading.size * 0.7
}

/** A row of group headings, merged over the headings below. */
function areGroups({ cells }: RowShape): boolean {
  return (
    cells.some((cell) => cell.width > 1) && cells.every((cell) => cell.kind === 'text' && looksLikeHeading(cell.text))
  )
}

/** Words with cells of another make below, in a row that is not as wide as the table so far, or under its own title. */
function standsOverOtherCells(candidate: RowShape, below: RowShape[], own: OwnTable): boolean {
  const width = own.header.right - own.header.left + 1
  const next = below.slice(0, 3).filter((shape) => shape.cells.length >= 2)
  if (next.length === 0) return false
  const fits = next.every((shape) => [...shape.covered].every((column) => candidate.covered.has(column)))
  const different = candidate.cells.filter((cell) => {
    const under = next.flatMap((shape) => shape.cells.filter((other) => other.column === cell.column))
    return under.length > 0 && under.every((other) => other.kind !== 'text')
  })
  return fits && different.length >= candidate.cells.length / 3 && candidate.covered.size < width
}

function withoutPage(text: string): string {
  return bare(text).replaceAll(/[（(]?(?:续表?|第[\d一二三四五六七八九十]+页|共\d+页)[\d一二三四]*[)）]?/g, '')
}
