import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, lessSure, type Parsed } from './parsed.ts'
import { readNumber, scaled } from './read-number.ts'
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
  if (typeof cell.value !== 'number' && /^(?:无|没有|无费用|免费|無)$/.test(cell.text.trim())) {
    return cell.text.trim() === '免费'
      ? { value: 0, sure: 0.9, note: 'word_within' }
      : { value: null, sure: 0.6, note: 'none_taken_as_unknown' }
  }
  const read =
    typeof cell.value === 'number' ? { value: cell.value, sure: 1, before: '', after: '' } : readNumber(cell.text)
  if (!read) return { problem: 'not_a_number' }
  if (read.value < 0) return { problem: 'negative' }
  const written = moneyWords(read.before, read.after)
  if (written === 'other') return { problem: 'unit_unknown' }
  const unit = written ?? columnUnit
  const note = 'note' in read && read.note ? { note: read.note } : {}
  if (read.value === 0) return { value: 0, sure: read.sure, ...note }
  if (unit === null) {
    if (read.value < surelyYuan) return { problem: 'unit_unknown' }
    return { value: scaled(read.value, 1), sure: lessSure(read.sure, 0.7), note: 'unit_assumed' }
  }
  const factor = moneyFactor(unit)
  if (factor === null) return { problem: 'unit_unknown' }
  return { value: scaled(read.value, factor), sure: read.sure, ...note }
}

/** The unit written around the number; `other` for words that are no unit of yuan. */
function moneyWords(before: string, after: string): string | 'other' | null {
  const currency = before.replaceAll(/[:：]/g, '')
  const unit = after.replace(/[（(].*$/, '').replace(/整$/, '')
  if (currency !== '' && !/^(?:¥|￥|rmb|cny|人民币)$/i.test(currency)) return 'other'
  if (unit !== '') return moneyFactor(unit) === null ? 'other' : unit
  return currency === '' ? null : '元'
}
