import { cellPlace } from './cell-address.ts'
import { wholeHeader, type KnownHeading } from './find-header.ts'
import type { FoundColumn, FoundTable, SkippedRow } from './found-table.ts'
import { cellText, columnLetter, columnNumber, type Grid, type GridRow } from './grid.ts'
import { isUnit } from '../value/units.ts'
import { lookupCells } from './merge-index.ts'
import { fieldRows, headingColumn } from './field-rows.ts'
import { readRows } from './read-rows.ts'
import { bare, rowShape, rowText, type RowShape } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'
import { factsOfRow } from './sheet-facts.ts'
import { titleOf } from './classify-row.ts'

/** Headings that stand over remarks on the fields, not over a record. */
const remark =
  /^(?:说明|填写说明|填报说明|填写要求|备注|示例|样例|类型|必填|是否必填|单位|计量单位|notes?|example|unit|type)$/i

/**
 * The transposed table that begins with the rows given: headings that are known stand down one of the first columns,
 * none along the first row, and each further column is a record. `table` is `null` for a form, whose labels and
 * answers stand side by side: it holds no table, and `next` is the first row behind it.
 */
export function transposedTable(
  area: SheetArea,
  rows: number[],
  from: number,
  known: KnownHeading,
): { table: FoundTable | null; next: number } | null {
  const body = fieldRows(area, rows, from, known)
  if (!body) return null
  const headed = headingColumn(body.shapes, known)
  if (headed === null) return null
  const view = transposedView(area, body.shapes)
  const lines = view.grid.rows.map((row) => row.row)
  const at = lines.indexOf(headed)
  const header = wholeHeader(
    lines.map((line) => rowShape(view, line)),
    at,
    1,
    known,
  )
  if (!header) return null
  const records = lines.filter((line) => line > (header.rows.at(-1) ?? headed))
  if (isForm(view, records, known)) return { table: null, next: body.next }
  const found = readRows(view, lines, 0, header, { known, record: () => false }).table
  const kept = withoutRemarks(view, found)
  // A single record is one if there is nothing beside it: labels to the left, answers to the right.
  if (kept.dataRows.length < (lines.length === 2 ? 1 : 2)) return { table: null, next: body.next }
  return { table: inSheet(area, kept, rows.slice(from, body.first), body.shapes), next: body.next }
}

/** The rows given as a sheet turned over: its rows are columns of the sheet, its columns rows. */
function transposedView(area: SheetArea, shapes: RowShape[]): SheetArea {
  const { grid } = area
  const top = shapes[0]?.row ?? 1
  const bottom = shapes.at(-1)?.row ?? top
  const columns = new Map<number, GridRow>()
  for (const { row } of shapes) {
    area.lookup.row(row)?.cells.forEach((cell, index) => {
      const column = index + 1
      if (cell === null || cell === undefined || column < area.left || column > area.right) return
      const line = columns.get(column) ?? { row: column, cells: [] }
      columns.set(column, line)
      line.cells[row - 1] = cell
    })
  }
  const turned: Grid = {
    ...grid,
    rows: [...columns.values()].toSorted((one, other) => one.row - other.row),
    merges: grid.merges
      .filter((merge) => merge.bottom >= top && merge.top <= bottom)
      .map((merge) => ({ top: merge.left, left: merge.top, bottom: merge.right, right: merge.bottom })),
    hiddenRows: grid.hiddenColumns,
    hiddenColumns: grid.hiddenRows,
  }
  return { grid: turned, lookup: lookupCells(turned), left: top, right: bottom, used: bottom }
}

/** Labels stand between the answers too, or there are no answers. */
function isForm(view: SheetArea, records: number[], known: KnownHeading): boolean {
  if (records.length === 0) return true
  return records.some((line) => {
    const { cells } = rowShape(view, line)
    const labels = cells.filter((cell) => known(cell.text)).length
    return labels >= 2 && labels >= cells.length * 0.4
  })
}

function withoutRemarks(view: SheetArea, found: FoundTable): FoundTable {
  const isRemark = (line: number) => remark.test(bare(rowShape(view, line).cells[0]?.text ?? ''))
  const remarks = found.dataRows.filter(isRemark)
  const skipped = remarks.map((line): SkippedRow => ({
    row: line,
    reason: 'note',
    text: rowText(rowShape(view, line)),
  }))
  const units = remarks.find((line) => /^(?:计量)?单位$/.test(bare(rowShape(view, line).cells[0]?.text ?? '')))
  return {
    ...found,
    columns: units === undefined ? found.columns : found.columns.map((column) => withUnit(view, units, column)),
    headerRows: units === (found.headerRows.at(-1) ?? 0) + 1 ? [...found.headerRows, units] : found.headerRows,
    dataRows: found.dataRows.filter((line) => !remarks.includes(line)),
    hiddenRows: found.hiddenRows.filter((line) => !remarks.includes(line)),
    skipped: [...found.skipped, ...skipped],
  }
}

/** The unit that stands beside a field in the column headed 单位, unless its heading names one. */
function withUnit(view: SheetArea, line: number, column: FoundColumn): FoundColumn {
  const text = cellText(view.lookup.covered(line, columnNumber(column.column))).trim()
  return column.unit === null && isUnit(text) ? { ...column, unit: text } : column
}

/** The table as it lies in the sheet, with the rows above it. */
function inSheet(area: SheetArea, found: FoundTable, above: number[], body: RowShape[]): FoundTable {
  const top = body[0]?.row ?? 1
  const shapes = above.map((row) => rowShape(area, row))
  const facts = shapes.flatMap((shape) => factsOfRow(shape.row, shape.cells))
  const { bounds } = found
  return {
    ...found,
    orientation: 'columns',
    bounds: { top: bounds.left, left: bounds.top, bottom: bounds.right, right: bounds.bottom },
    title: shapes.map(titleOf).find((title) => title !== null) ?? null,
    columns: found.columns.map((column) => ({ ...column, column: String(columnNumber(column.column)) })),
    hiddenColumns: found.hiddenColumns.map((column) => String(columnNumber(column))),
    skipped: [
      ...shapes.map((shape): SkippedRow => {
        const isFact = factsOfRow(shape.row, shape.cells).length > 0
        return { row: shape.row, reason: isFact ? 'fact' : 'title', text: rowText(shape) }
      }),
      ...found.skipped
        .filter((line) => line.reason !== 'blank')
        .map((line) => ({ ...line, row: top, column: columnLetter(line.row) })),
    ],
    facts: [
      ...facts,
      ...found.facts.map((fact) => {
        const match = /^([A-Z]+)(\d+)$/.exec(fact.cell)
        const place = cellPlace(String(columnNumber(match?.[1] ?? '')), Number(match?.[2]))
        return { ...fact, cell: `${columnLetter(place.column)}${place.row}` }
      }),
    ],
  }
}
