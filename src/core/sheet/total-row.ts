import { cellText } from './grid.ts'
import { bare, rowShape, type RowShape } from './row-shape.ts'
import type { SheetArea } from './sheet-area.ts'

const exactly =
  /^(?:其中[:：]?)?(?:本页|本頁|全[省市县區区镇乡])?(?:小计|合计|总计|共计|总数|小計|合計|總計|共計|累计|累計|sub-?totals?|grandtotals?|totals?)(?:[（(].*[)）])?[:：]?(?:[\d,.]+\S{0,2})?$/i
const ending =
  /^(?:其中[:：]?)?.{0,16}?(?:小计|合计|总计|共计|小計|合計|總計|共計|累计|累計|平均值?|sub-?total|grand total|totals?|average)(?:[（(].*[)）])?[:：]?(?:\s*[\d,.]+\s*\S{0,2})?$/i
const part = /^其中(?:[:：]|$)/
/** 统计 | 共5项: a count of the rows where these have words. */
const counted = /^(?:共计?|合计|总计)\d+[个项家条套款类](?:系统|应用|账号|群)?$/
const whole = /^全[省市县區区镇乡州盟旗]$/

/** 小计, 合计, 总计, 其中 in any column, with hardly another word beside. */
export function isTotalRow(shape: RowShape): boolean {
  const words = wordsOf(shape)
  if (words.length > 3) return false
  if (words.some((cell) => exactly.test(bare(cell.text)))) return true
  const [first, second] = words
  // 合 | 计: one word over two cells.
  if (first && second && first === shape.cells[0] && bare(first.text).length === 1)
    if (exactly.test(bare(first.text) + bare(second.text))) return true
  if (
    first &&
    second &&
    words.length === shape.cells.length &&
    /^(?:统计|統計|汇总|总数|合计数)$/.test(bare(first.text))
  )
    return counted.test(bare(second.text))
  if (!first || words.length > 2) return false
  if (part.test(first.text.trim())) return true
  return shape.cells.length > words.length && ending.test(first.text.trim())
}

/**
 * Whether the last data row is a sum without saying so: no word but perhaps 全县, and in two columns or more the sum
 * of the rows above, in none of the others something else.
 */
export function isSumOfRows(area: SheetArea, rows: readonly number[], last: number): boolean {
  if (rows.length < 2) return false
  const shape = rowShape(area, last)
  if (wordsOf(shape).some((cell) => !whole.test(bare(cell.text)))) return false
  const numbers = shape.cells.flatMap((cell) => {
    const value = numberOf(cell.text)
    return value === null || cell.text.endsWith('%') ? [] : [{ column: cell.column, value, sum: 0, addends: 0 }]
  })
  if (numbers.length < 2) return false
  for (const row of rows) {
    const cells = area.lookup.row(row)?.cells
    for (const number of numbers) {
      const addend = numberOf(cellText(cells?.[number.column - 1]))
      if (addend === null) continue
      number.sum += addend
      if (addend !== 0) number.addends += 1
    }
  }
  const added = numbers.filter(({ value, sum, addends }) => addends >= 2 && value !== 0 && isClose(value, sum))
  return added.length >= 2 && added.length >= numbers.length * 0.5
}

const mark = /^(?:—|–|-|\/|=|\\|\*|\s)+$/
const figure = /^约?[\d,.]+\s*(?:[万亿千百]?[\p{Script=Han}]|[万亿]|%|％)$/u

/** Cells with words; figures with a unit and marks that only say that a cell is left free are none. */
function wordsOf(shape: RowShape): RowShape['cells'] {
  return shape.cells.filter((cell) => cell.kind === 'text' && !mark.test(cell.text) && !figure.test(cell.text))
}

function numberOf(text: string): number | null {
  const plain = text.trim().replaceAll(',', '')
  return /^[-+]?\d+(?:\.\d+)?%?$/.test(plain) ? Number.parseFloat(plain) : null
}

/** Equal but for what rounding to two digits leaves. */
function isClose(value: number, sum: number): boolean {
  return Math.abs(value - sum) <= Math.max(0.011, Math.abs(sum) * 1e-6)
}
