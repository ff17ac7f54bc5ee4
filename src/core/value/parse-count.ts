import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, lessSure, plainText, type Parsed } from './parsed.ts'
import { readNumber, scaled } from './read-number.ts'
import { shownNumber } from './shown-number.ts'
import { countFactor } from './units.ts'

/** A whole number of people, pieces or times: `1,234人`, `1.2万`, `约3000`. A fraction of a person is a problem. */
export function parseCount(cell: Cell, columnUnit: string | null = null): Parsed<number> {
  const before = beforeParsing(cell)
  if (before) return before
  if (typeof cell.value !== 'number' && /^(?:无|没有|無)$/.test(plainText(cell.text)))
    return { value: null, sure: 0.6, note: 'none_taken_as_unknown' }
  const read = shownNumber(cell, countFactor)
  if (!read) return { problem: 'not_a_number' }
  if (read.value < 0) return { problem: 'negative' }
  if (read.before.replaceAll(/[:：]/g, '') !== '') return { problem: 'not_a_number' }
  const unit = read.after.replace(/[（(].*$/, '')
  const factor = unit === '' ? countFactor(columnUnit ?? '') : countFactor(unit)
  if (factor === null) return unit === '' ? { problem: 'unit_unknown' } : { problem: 'not_a_number' }
  const value = scaled(read.value, factor)
  if (!Number.isInteger(value)) {
    if (read.note === 'range_middle') return { value: Math.round(value), sure: read.sure, note: read.note }
    return { problem: 'fraction_of_count' }
  }
  if (read.note) return { value, sure: read.sure, note: read.note }
  // 23k is usually 23,000 and now and then 23 of something: it is read, and said.
  if (/^k$/i.test(unit)) return { value, sure: lessSure(read.sure, 0.8), note: 'unit_assumed' }
  return unit === read.after
    ? { value, sure: read.sure }
    : { value, sure: lessSure(read.sure, 0.85), note: 'rest_not_read' }
}

/** Any plain number, fractions and negatives included; for indicator values. */
export function parseNumber(cell: Cell): Parsed<number> {
  const before = beforeParsing(cell)
  if (before) return before
  if (typeof cell.value === 'number') return { value: cell.value, sure: 1 }
  const read = readNumber(cell.text)
  // 第3名 and A级3 hold a digit and are no amount.
  if (!read || read.before.replaceAll(/[:：¥￥]/g, '') !== '') return { problem: 'not_a_number' }
  const scale = /^([百千万亿])/.exec(read.after)?.[1] ?? ''
  const value = scaled(read.value, countFactor(scale) ?? 1)
  if (read.note) return { value, sure: read.sure, note: read.note }
  // 1人（兼） holds more than the number.
  return /[（(]/.test(read.after)
    ? { value, sure: lessSure(read.sure, 0.85), note: 'rest_not_read' }
    : { value, sure: read.sure }
}
