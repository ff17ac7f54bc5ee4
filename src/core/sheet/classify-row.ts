import type { SkipReason } from './found-table.ts'
import { isNumberingRow, type RowShape } from './row-shape.ts'
import { factsOfRow } from './sheet-facts.ts'

export type RowClass = SkipReason | 'data'

const total =
  /^(?:其中[:：]?)?.{0,16}?(?:小计|合计|总计|共计|小計|合計|總計|累计|平均值?|sub-?total|grand total|totals?|average)(?:[（(].*[)）])?[:：]?(?:\s*[\d,.]+\s*\S{0,2})?$/i
const totalExactly =
  /^(?:小\s*计|合\s*计|总\s*计|共计|小計|合計|總計|累计|sub-?total|grand total|totals?)[:：]?(?:\s*[\d,.]+\s*\S{0,2})?$/i
const note =
  /^(?:注|备注|说明|註|備註|填表说明|填报说明|填表要求|填报要求|注意事项|指标解释|数据来源|资料来源|来源|notes?|source|remarks?)\s*\d*\s*[:：.、]/i
const numberedNote = /^(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[①-⑳]|[*＊※])\s*.{12,}/
const signature =
  /(?:填表人|填报人|填報人|审核人|制表人|经办人|复核人|单位负责人|分管领导|主要领导|签字|签章|盖章|公章|联系电话|填报日期|填表日期|报送日期)(?:[（(].{0,6}[)）])?\s*[:：]/
const example = /^(?:示例|例|例如|样例|填写示例|範例|example)(?:\d*|[:：].*)$/i

/** What a row below a header is. `width` is the number of columns of the table, `headings` their header texts by row. */
export function classifyRow(
  shape: RowShape,
  width: number,
  headings: Map<number, string>[],
  afterHeader: boolean,
): RowClass {
  const cells = shape.cells
  const [first] = cells
  if (!first) return 'blank'
  if (afterHeader && isNumberingRow(shape)) return 'column_numbers'
  if (isRepeatedHeader(shape, headings)) return 'repeated_header'
  if (example.test(first.text) || (cells[1] && example.test(cells[1].text))) return 'example'
  const texts = cells.filter((cell) => cell.kind === 'text')
  if (isTotal(shape)) return 'subtotal'
  if (cells.length <= 2 && note.test(first.text)) return 'note'
  if (cells.length <= 6 && texts.some((cell) => signature.test(cell.text)) && width > 2) return 'signature'
  if (cells.length === 1 && width >= 3) return aloneInRow(shape, width)
  return 'data'
}

function aloneInRow(shape: RowShape, width: number): RowClass {
  const [cell] = shape.cells
  if (!cell) return 'blank'
  if (factsOfRow(shape.row, shape.cells).length > 0) return 'signature'
  if (/^\d+$/.test(cell.text)) return shape.covered.size === 1 ? 'numbered_only' : 'data'
  if (cell.text.length > 30 || numberedNote.test(cell.text) || note.test(cell.text)) return 'note'
  if (cell.width >= Math.min(3, width) && shape.covered.size === cell.width) return 'section'
  if (/^[一二三四五六七八九十]+[、.．]/.test(cell.text) || /^[（(][一二三四五六七八九十]+[)）]/.test(cell.text))
    return 'section'
  return 'data'
}

/** 小计, 合计, 总计 in any column, with hardly another word beside. */
function isTotal(shape: RowShape): boolean {
  const words = shape.cells.filter((cell) => cell.kind === 'text' && !/^(?:—|-|\/|=|\s)+$/.test(cell.text))
  if (words.some((cell) => totalExactly.test(cell.text.trim()))) {
    return words.length <= 3
  }
  const [first] = words
  return first !== undefined && words.length <= 2 && total.test(first.text.trim()) && shape.cells.length > words.length
}

function isRepeatedHeader(shape: RowShape, headings: Map<number, string>[]): boolean {
  if (shape.cells.length < 2) return false
  return headings.some((heading) => {
    const same = shape.cells.filter((cell) => heading.get(cell.column) === cell.text.replaceAll(/\s/g, '')).length
    return same >= 2 && same >= shape.cells.length * 0.7
  })
}

/** Whether a lone row before a header is a title rather than a fact, and its text. */
export function titleOf(shape: RowShape): string | null {
  const [cell] = shape.cells
  if (!cell || shape.cells.length > 2) return null
  return factsOfRow(shape.row, shape.cells).length > 0 ? null : cell.text
}
