import { plainText } from '../value/parsed.ts'
import { isUnit } from '../value/units.ts'
import { columnLetter } from './grid.ts'
import type { SheetFact } from './found-table.ts'

export type RowCell = { column: number; text: string }

const label =
  /^([单單]位|金[额額]單位|計量單位|计量单位|金额单位|填报单位|填表单位|填報單位|报送单位|上报单位|单位名称|单位（盖章）|填报部门|主管部门|填报时间|填报日期|填報日期|填表日期|填表时间|统计时间|统计日期|统计口径|截止时间|截至时间|数据截止|截止日期|制表日期|日期|时间|年度|统计年度|年份|填报人|填表人|填報人|经办人|联系人|联系电话|联系方式|审核人|负责人|单位负责人|分管领导|制表人|制表单位|编制单位|表号|文号|密级|地区|所属地区|行政区划|unit|date|reporting unit|prepared by|as of|year|source|数据来源|来源)(?:[（(][^）)]*[)）])?\s*[:：]\s*(.*)$/i

/** What a row above or below a table says about it: `填报单位：县教育局 单位：万元`, in one cell or in several. */
export function factsOfRow(row: number, cells: RowCell[]): SheetFact[] {
  const facts: SheetFact[] = []
  let open: SheetFact | null = null
  for (const cell of cells) {
    for (const part of splitFacts(cell.text)) {
      const match = label.exec(part)
      if (match) {
        open = {
          label: plainText(match[1] ?? '')
            .replaceAll('單', '单')
            .replaceAll('額', '额'),
          value: (match[2] ?? '').trim(),
          cell: `${columnLetter(cell.column)}${row}`,
        }
        facts.push(open)
        if (open.value !== '') open = null
      } else if (open) {
        open.value = part
        open = null
      } else if (
        /^[（(]?[单單]位[:：]?/.test(part) ||
        (cells.length <= 2 && isUnit(part.replaceAll(/[（()）]/g, '')))
      ) {
        const value = part.replaceAll(/[（()）]/g, '').replace(/^[单單]位[:：]?/, '')
        if (isUnit(value)) facts.push({ label: '单位', value, cell: `${columnLetter(cell.column)}${row}` })
      }
    }
  }
  return facts
}

/** A label of any name with what it says: 普查时点：2024年9月30日, 复核：唐某. */
const labelled = /^[\u4e00-\u9fff（）()]{2,10}\s*[:：]\s*\S.{0,40}$/

/** Whether a row says things about the sheet and no more: a fact in nearly every cell, or in every other one. */
export function isMostlyFacts(row: { row: number; cells: RowCell[] }): boolean {
  if (row.cells.length >= 2 && row.cells.every((cell) => labelled.test(cell.text.trim()))) return true
  const facts = factsOfRow(row.row, row.cells).length
  return facts > 0 && facts * 2 >= row.cells.length - 1
}

/** Two facts in one cell are kept apart by runs of spaces. */
function splitFacts(text: string): string[] {
  return text
    .split(/(?:[ \u3000\t]{2,}|\n|；(?=.{2,8}[:：]))/)
    .map((part) => part.trim().replace(/^[（(](.*[:：].*)[)）]$/, '$1'))
    .filter((part) => part !== '')
}
