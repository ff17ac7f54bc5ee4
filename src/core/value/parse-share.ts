import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, lessSure, type Parsed } from './parsed.ts'
import { readNumber, scaled } from './read-number.ts'

/**
 * A share in percent (0–100): `81%` and a cell formatted as a percentage are 81.
 * `fractions` says that the whole column is written as fractions of one, so that 0.81 is 81; without it 0.81 is 0.81.
 */
export function parseShare(cell: Cell, fractions = false): Parsed<number> {
  const before = beforeParsing(cell)
  if (before) return before
  if (typeof cell.value === 'number') {
    if (cell.text.includes('%')) return inRange(scaled(cell.value, 100), 1)
    return fractions
      ? { ...inRange(scaled(cell.value, 100), 0.9), ...fractionNote(cell.value) }
      : inRange(cell.value, 1)
  }
  const read = readNumber(cell.text)
  if (!read) return { problem: 'not_a_number' }
  // 八成 is 80 percent.
  if (read.before === '' && read.after === '成') return { ...inRange(scaled(read.value, 10), 0.9), note: 'word_within' }
  const signed = /^(?:%|％|百分点|个百分点)/.test(read.after) || read.before.endsWith('百分之')
  if (!signed && read.after.replace(/[（(].*$/, '') !== '') return { problem: 'not_a_number' }
  const result = inRange(signed || !fractions ? read.value : scaled(read.value, 100), read.sure)
  if ('problem' in result) return result
  if (!signed && fractions) return { value: result.value, sure: lessSure(result.sure, 0.9), note: 'fraction_as_share' }
  return read.note ? { ...result, note: read.note } : result
}

function inRange(value: number, sure: number): Parsed<number> {
  return value < 0 || value > 100_000 ? { problem: 'out_of_range' } : { value, sure }
}

function fractionNote(value: number): { note?: 'fraction_as_share' } {
  return value === 0 ? {} : { note: 'fraction_as_share' }
}
