import { isNoteRow } from './classify-row.ts'
import type { KnownHeading } from './find-header.ts'
import { bare, rowShape, type RowShape } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'
import { isMostlyFacts } from './sheet-facts.ts'

/** More fields than that no record has. */
const mostFields = 120

/** Whether a table with its headings down the first columns begins within the next rows. */
export function startsTransposed(area: SheetArea, rows: number[], from: number, known: KnownHeading): boolean {
  const body = fieldRows(area, rows, from, known)
  return body !== null && headingColumn(body.shapes, known) !== null
}

/** Rows that may be the fields of a transposed table: `first` and `next` are places among the rows given. */
export type FieldRows = { first: number; next: number; shapes: RowShape[] }

/** The rows from the first with several cells to the one before a blank row or a text that stands alone. */
export function fieldRows(area: SheetArea, rows: number[], from: number, known: KnownHeading): FieldRows | null {
  let first = from
  for (; first < rows.length && first < from + 12; first += 1) {
    const shape = rowShape(area, rows[first] ?? 0)
    if (shape.cells.length >= 2 && !isMostlyFacts(shape)) break
  }
  const shapes: RowShape[] = []
  let next = first
  for (; next < rows.length; next += 1) {
    const row = rows[next] ?? 0
    const shape = rowShape(area, row)
    const above = shapes.at(-1)
    if (above && row > above.row + 1) break
    const isBare = shape.covered.size < 2 && !shape.cells.some((cell) => known(cell.text))
    if (isBare || (isNoteRow(shape) && !known(shape.cells[0]?.text ?? '')) || shapes.length > mostFields) break
    shapes.push(shape)
  }
  return shapes.length >= 3 && shapes.length <= mostFields ? { first, next, shapes } : null
}

/** The first of the left columns whose cells are headings, where the cells of the first row are not. */
export function headingColumn(shapes: RowShape[], known: KnownHeading): number | null {
  const left = Math.min(...shapes.flatMap((shape) => [...shape.covered]))
  const along = shapes[0]?.cells.filter((cell) => cell.column > left) ?? []
  const knownAlong = along.filter((cell) => known(cell.text)).length
  for (let column = left; column < left + 3; column += 1) {
    const cells = shapes.flatMap((shape) => shape.cells.filter((cell) => cell.column === column))
    const texts = new Set(cells.filter((cell) => cell.kind === 'text').map((cell) => bare(cell.text)))
    const familiar = cells.filter((cell) => known(cell.text)).length
    if (texts.size < 3 || familiar < 3 || texts.size < shapes.length * 0.6) continue
    const share = familiar / cells.length
    const alongShare = along.length === 0 ? 1 : knownAlong / along.length
    return share >= 0.5 && alongShare <= 0.34 && share > alongShare + 0.3 ? column : null
  }
  return null
}
