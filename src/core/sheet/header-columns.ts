import { plainText } from '../value/parsed.ts'
import { isUnit } from '../value/units.ts'
import type { FoundColumn } from './found-table.ts'
import type { FoundHeader } from './find-header.ts'
import { cellText, columnLetter } from './grid.ts'
import type { CellLookup } from './merge-index.ts'
import type { SheetArea } from './sheet-area.ts'

/** The columns under a header, with their path of headings and the unit any of these names. */
export function headerColumns({ lookup }: SheetArea, header: FoundHeader, left: number, right: number): FoundColumn[] {
  const columns: FoundColumn[] = []
  const openGroups = new Map<number, string>()
  const isMerged = header.rows.some((row) =>
    lookup.mergesOf(row).some((merge) => merge.right > merge.left && merge.left <= right && merge.right >= left),
  )
  for (let column = left; column <= right; column += 1) {
    const parts: string[] = []
    header.rows.forEach((row, index) => {
      const text = tidy(cellText(lookup.covered(row, column)))
      const isLast = index === header.rows.length - 1
      const merged = lookup.mergeAt(row, column) !== undefined
      if (text !== '') {
        openGroups.set(row, text)
        if (parts[parts.length - 1] !== text) parts.push(text)
      } else if (!isLast && !merged && !isMerged && column > left && headedBelow(lookup, header.rows, index, column)) {
        // Without merges a group heading stands only over its first column.
        const group = openGroups.get(row)
        if (group !== undefined) parts.push(group)
      }
    })
    columns.push(columnOf(columnLetter(column), parts))
  }
  return columns
}

function headedBelow(lookup: CellLookup, rows: number[], index: number, column: number): boolean {
  return rows.slice(index + 1).some((row) => cellText(lookup.covered(row, column)) !== '')
}

function columnOf(column: string, parts: string[]): FoundColumn {
  let unit: string | null = null
  const words = [...parts]
  const last = words[words.length - 1]
  if (last !== undefined && words.length > 1 && isUnit(last.replaceAll(/[（()）]/g, ''))) {
    unit = last.replaceAll(/[（()）]/g, '')
    words.pop()
  }
  for (const part of words.toReversed()) unit ??= unitOfHeading(part)
  return { column, header: words[words.length - 1] ?? '', path: words.join(' / '), unit }
}

/** The unit in a heading: 建设金额（万元）, 用户数/人, 占比(%), 金额：万元. */
export function unitOfHeading(heading: string): string | null {
  const plain = plainText(heading)
  for (const match of plain.matchAll(/[（([【]([^（()）\][【】]*)[)）\]】]/g)) {
    const inner = (match[1] ?? '').replace(/^(?:单位|unit)[:：]?\s*/i, '')
    const first = inner.split(/[,;、]/)[0]?.trim() ?? ''
    if (isUnit(first)) return first
  }
  const tail = /[/:：_]\s*([^/:：_\s]{1,5})$/.exec(plain)?.[1]
  if (tail && isUnit(tail) && !/^[年月日天]$/.test(tail)) return tail
  return null
}

function tidy(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/[ \u3000]{2,}/g, ' ')
    .trim()
}
