import type { SkipReason } from './found-table.ts'
import { bare, isNumberingRow, isUnitRow, type RowShape, type ShapeCell } from './row-shape.ts'
import { factsOfRow, isMostlyFacts } from './sheet-facts.ts'
import { isTotalRow } from './total-row.ts'

export type RowClass = SkipReason | 'data'

/**
 * What is known of the table when a row below its header is looked at. `headings` are the header texts by row,
 * `preface` the rows above it by their bare text, `numbered` whether its first column numbers the rows.
 */
export type TableSoFar = {
  width: number
  headings: Map<number, string>[]
  preface: ReadonlyMap<string, SkipReason>
  dataRows: number
  numbered: boolean
  /** What the row right above was. */
  above: RowClass
}

const note =
  /^(?:[（(【[])?(?:附?注|备注|说明|註|備註|填表说明|填报说明|填写说明|填写要求|填表要求|填报要求|注意事项|指标解释|数据来源|资料来源|来源|notes?|source|remarks?)\s*\d*\s*(?:[:：.、】\]）)]|$)/i
const numberedNote = /^(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[①-⑳]|[*＊※])\s*.{12,}/
const signature =
  /(?:填表人|填报人|填報人|审核人|制表人|经办人|复核人|负责人|单位负责人|分管领导|主要领导|签字|签章|盖章|公章|联系电话|填报日期|填表日期|报送日期)(?:[（(].{0,6}[)）])?\s*[:：]/
const seal = /^[（(]?(?:单位)?(?:盖章|公章|签章|印章|加盖公章)(?:处)?[)）]?$/
const pageMark =
  /^(?:第?\s*\d+\s*页?\s*[,，/／、]?\s*共\s*\d+\s*页|共\s*\d+\s*(?:条|项|個|个|家|行|笔|頁|页)(?:记录|数据)?|第\s*\d+\s*页|page \d+(?: of \d+)?|[（(]?接上页[)）]?|[（(]?转下页[)）]?)$/i
const example = /^[（(【]?(?:示例|例|例如|样例|范例|填写示例|填报示例|範例|example)(?:[\d一二三]*|[:：].*)[)）】]?$/i
const instruction =
  /^(?:请?(?:填写?|按|选择|注明|写明|参照|详见)|(?:从|在)?下拉|格式|如[:：，“"]?|例如|必填|选填|单选|多选|仅填|数字即可|以.{1,6}为准|与.{1,10}一致)/
const placeholder = /^(?:×{2,}|[xX]{2,}|某某|[〇○]{2,})/
const chineseNumber = /^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/
const sectionText =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|类|章|批)|[【〖].+[】〗]$)/

/** What a row below a header is. */
export function classifyRow(shape: RowShape, table: TableSoFar): RowClass {
  const cells = shape.cells
  const [first] = cells
  if (!first) return 'blank'
  const afterHeader = table.dataRows === 0 || table.above === 'repeated_header' || table.above === 'column_numbers'
  if (afterHeader && isNumberingRow(shape)) return 'column_numbers'
  if (isRepeatedHeader(shape, table.headings)) return 'repeated_header'
  if (afterHeader && isUnitRow(shape) && cells.length >= 2) return 'repeated_header'
  const said = cells.length > 4 ? undefined : table.preface.get(bare(cells.map((cell) => cell.text).join('')))
  if (said !== undefined) return said
  if (isExample(shape, table)) return 'example'
  if (isTotalRow(shape)) return 'subtotal'
  if (cells.length <= 2 && note.test(first.text)) return 'note'
  if (table.dataRows === 0 && isInstruction(cells)) return 'note'
  if (isSignature(shape, table)) return 'signature'
  if (table.width >= 3 && isSection(shape, table)) return 'section'
  if (cells.length === 1 && table.width >= 2) return aloneInRow(shape, first, table)
  return 'data'
}

function aloneInRow(shape: RowShape, cell: ShapeCell, { width, dataRows }: TableSoFar): RowClass {
  if (isPageMark(cell.text)) return 'note'
  if (seal.test(cell.text)) return 'signature'
  if (factsOfRow(shape.row, shape.cells).length > 0) return 'signature'
  if (width < 3) return 'data'
  if (/^\d+$/.test(cell.text)) return shape.covered.size === 1 ? 'numbered_only' : 'data'
  if (cell.text.length > 30 || numberedNote.test(cell.text) || note.test(cell.text)) return 'note'
  const acrossTheRow = cell.width >= Math.min(3, width) && shape.covered.size === cell.width
  if (!acrossTheRow) return 'data'
  return /^(?:以下空白|此处空白|以下无正文)$/.test(bare(cell.text)) && dataRows > 0 ? 'note' : 'section'
}

/** 第1页，共3页 or 共5条: what a printer or a program adds. */
export function isPageMark(text: string): boolean {
  return pageMark.test(text.trim())
}

/** 一、市级系统: alone in the row, or the number and the words in two cells, with nothing but figures beside. */
function isSection(shape: RowShape, { numbered }: TableSoFar): boolean {
  const words = shape.cells.filter((cell) => cell.kind === 'text')
  const [first, second] = words
  if (!first || words.length > 2 || first !== shape.cells[0]) return false
  if (words.length === 1 && sectionText.test(first.text) && first.text.length <= 30) return true
  if (words.length === 2 && second && chineseNumber.test(first.text)) return numbered || shape.cells.length === 2
  // Words where all other rows have their number, and nothing else in the row.
  return numbered && shape.cells.length === 1 && shape.covered.size === first.width && first.text.length <= 30
}

/** A row filled in to show how: marked 示例, or the first row with names like ××系统. */
function isExample({ cells }: RowShape, { dataRows }: TableSoFar): boolean {
  if (cells.some((cell) => cell.kind === 'text' && example.test(cell.text))) return true
  const texts = cells.filter((cell) => cell.kind === 'text')
  return dataRows === 0 && texts.filter((cell) => placeholder.test(cell.text)).length >= 2
}

/** The row under the headings that says how each column is to be filled in; in brackets it may say it in any words. */
function isInstruction(cells: ShapeCell[]): boolean {
  if (cells.length < 3 || cells.some((cell) => cell.kind !== 'text')) return false
  if (cells.every((cell) => /^[（(【[].+[）)】\]]$/.test(cell.text.trim()))) return true
  return cells.filter((cell) => instruction.test(cell.text)).length >= cells.length * 0.5
}

function isSignature(shape: RowShape, { width }: TableSoFar): boolean {
  const { cells } = shape
  const [first] = cells
  if (!first || cells.length > 6 || width < 2) return false
  const signed = cells.filter((cell) => cell.kind === 'text' && (signature.test(cell.text) || seal.test(cell.text)))
  if (signed.length === 0) return cells.length >= 2 && cells.length < width && isMostlyFacts(shape)
  // A record may hold such words in a note; a row of signatures begins with them, or has little else.
  return signed.includes(first) || signed.length * 2 >= cells.length || (cells.length < width && isMostlyFacts(shape))
}

/** The header again, on a further printed page: each of its rows, down to one with a single heading. */
function isRepeatedHeader(shape: RowShape, headings: Map<number, string>[]): boolean {
  const { cells } = shape
  return headings.some((heading) => {
    if (cells.length === 1 && heading.size !== 1) return false
    let differing = cells.length * (cells.length === 1 ? 0 : 0.3)
    for (const { column, text } of cells) {
      const said = heading.get(column)
      // The first letter tells most cells apart; spaces are looked through only where it does not.
      if (said === undefined || said.charCodeAt(0) !== text.charCodeAt(0) || said !== bare(text)) differing -= 1
      if (differing < -0.001) return false
    }
    return true
  })
}

/** The title a row before a header holds, if it is one: not 附件2, not a note. */
export function titleOf(shape: RowShape): string | null {
  const [cell] = shape.cells
  if (!cell || shape.cells.length > 2 || note.test(cell.text)) return null
  if (/^(?:附件|附表|附)\s*[\d一二三四五六七八九十]*\s*[:：]?$/.test(cell.text) || cell.text.length > 80) return null
  return factsOfRow(shape.row, shape.cells).length > 0 ? null : cell.text
}

/** Whether a row above a header is a note on how to fill in the sheet. */
export function isNoteRow({ cells }: RowShape): boolean {
  const [first] = cells
  return first !== undefined && cells.length <= 2 && (note.test(first.text) || numberedNote.test(first.text))
}
