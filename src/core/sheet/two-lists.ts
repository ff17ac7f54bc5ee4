import type { FoundHeader, RecordHeading } from './find-header.ts'
import { cellKind, cellText } from './grid.ts'
import { columnsOf, type SheetArea } from './sheet-area.ts'

/** Headings of what a record belongs to or is about, not of what it is: two of these are columns of one list. */
const otherNames =
  /(?:单位|部门|机构|主体|乡镇|街道|村|地区|企业|單位|部門|機關|鄉鎮|unit|department|owner)(?:名称|名稱|\s?name)?$/i

/**
 * Two lists under one header without a column between: 系统名称 … | 账号名称 …. Both names are of records, and one list
 * goes on for rows in which the other, filled to its last row, has nothing at all. `null` if it is one list.
 */
export function partsOfTwoLists(
  area: SheetArea,
  header: FoundHeader,
  dataRows: readonly number[],
  record: RecordHeading,
): SheetArea[] | null {
  const bottom = header.rows.at(-1)
  if (bottom === undefined) return null
  const names: number[] = []
  for (let column = header.left; column <= header.right; column += 1) {
    const text = cellText(area.lookup.at(bottom, column)).trim()
    if (record(text) && !otherNames.test(text)) names.push(column)
  }
  const [first, second] = names
  if (first === undefined || second === undefined || names.length !== 2) return null
  // The name leads its list, behind a number or an owner at most.
  if (first > header.left + 1 || second - first < 2 || header.right - second < 1) return null
  const parts = [columnsOf(area, area.left, second - 1), columnsOf(area, second, area.right)]
  const [left, right] = parts.map((part) => dataRows.map((row) => isFilled(part, row)))
  if (!left || !right) return null
  return endsBefore(left, right) || endsBefore(right, left) ? parts : null
}

/** Filled without a gap for two rows at least, then empty for two at least in which the other goes on. */
function endsBefore(one: readonly boolean[], other: readonly boolean[]): boolean {
  const end = one.indexOf(false)
  return end >= 2 && one.length - end >= 2 && one.lastIndexOf(true) === end - 1 && other.every(Boolean)
}

function isFilled(part: SheetArea, row: number): boolean {
  const cells = part.lookup.row(row)?.cells ?? []
  return cells.some((cell, index) => index + 1 >= part.left && index + 1 <= part.right && cellKind(cell) !== null)
}
