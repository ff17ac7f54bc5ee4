import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, lessSure, type Parsed, type ValueNote } from './parsed.ts'
import { scaled } from './read-number.ts'
import { shownNumber } from './shown-number.ts'
import { moneyFactor } from './units.ts'

/** Below this a bare number under a money heading could be 元 as well as 万元: it is asked, not guessed. */
const surelyYuan = 100_000

/**
 * Yuan. The unit in the cell wins over the one of the column; a bare number without either is read as yuan only
 * where it is too large to be 万元, and is else the problem `unit_unknown`.
 */
export function parseMoney(cell: Cell, columnUnit: string | null = null): Parsed<number> {
  const before = beforeParsing(cell)
  if (before) return before
  if (typeof cell.value !== 'number' && /^(?:无|没有|无费用|免费|免費|無)$/.test(cell.text.trim())) {
    return /^免[费費]$/.test(cell.text.trim())
      ? { value: 0, sure: 0.9, note: 'word_within' }
      : { value: null, sure: 0.6, note: 'none_taken_as_unknown' }
  }
  const read = shownNumber(cell, moneyFactor)
  if (!read) return { problem: 'not_a_number' }
  if (read.value < 0) return { problem: 'negative' }
  const written = moneyWords(read.before.replace(byYear, ''), read.after)
  if (written === 'other') return { problem: 'unit_unknown' }
  const unit = written ?? columnUnit
  const yearly = byYear.test(read.before)
  const rest = /[（(]/.test(read.after)
  const note = noteOf(read.note ?? null, yearly, rest)
  if (read.value === 0) return { value: 0, sure: read.sure, ...note }
  if (unit === null) {
    if (read.value < surelyYuan) return { problem: 'unit_unknown' }
    return { value: scaled(read.value, 1), sure: lessSure(read.sure, 0.7), note: 'unit_assumed' }
  }
  const factor = moneyFactor(unit)
  if (factor === null) return { problem: 'unit_unknown' }
  return { value: scaled(read.value, factor), sure: yearly || rest ? lessSure(read.sure, 0.8) : read.sure, ...note }
}

function noteOf(number: ValueNote | null, yearly: boolean, rest: boolean): { note?: ValueNote } {
  const note = number ?? (yearly ? 'word_within' : rest ? 'rest_not_read' : null)
  return note === null ? {} : { note }
}

/** An amount by the year under any money heading: read, and said, since the heading may mean the whole. */
const byYear = /^(?:每年|年均|一年)/
/** Words that name the amount and do not change it: 合同价35万, 共120万元. */
const leadingWords = /^(?:总|共|共计|合计|总计|总投资|投资|预算|概算|决算|合同价|合同金额|中标价|财政资金)+/

/** The unit written around the number; `other` for words that are no unit of yuan. */
function moneyWords(before: string, after: string): string | 'other' | null {
  const currency = before.replaceAll(/[:：]/g, '').replace(leadingWords, '')
  const unit = after.replace(/[（(].*$/, '').replace(/整$/, '')
  if (currency !== '' && !/^(?:¥|￥|rmb|cny|人民币)$/i.test(currency)) return 'other'
  if (unit !== '') return moneyFactor(unit) === null ? 'other' : unit
  return currency === '' ? null : '元'
}
