import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, lessSure, plainText, type Parsed, type ValueNote } from './parsed.ts'
import { readNumber, scaled } from './read-number.ts'
import { minuteFactor } from './units.ts'

const workingDays = 5

/**
 * Minutes a week. Hours, half hours and times by the day (five working days, noted) are converted;
 * a bare number without unit in cell or column is read as minutes only from 15 on, below it is `unit_unknown`.
 */
export function parseMinutes(cell: Cell, columnUnit: string | null = null): Parsed<number> {
  const before = beforeParsing(cell)
  if (before) return before
  const text = plainText(cell.text).replaceAll(' ', '')
  if (/^(?:无|没有|不用|不需要)$/.test(text)) return { value: 0, sure: 0.7, note: 'word_within' }
  const perDay = /^每?(?:天|日)|\/天|\/日|每天|每日/.test(text)
  const bare = text
    .replace(/^(?:每周|每星期|一周|每天|每日|每人每周|每人每天|天天)/, '')
    .replace(/(?:每周|每天|\/周|\/天|\/日|左右每周)$/, '')
  const whole = combined(bare)
  if (whole !== null) return byPeriod(whole, perDay, 1)
  if (/^半个?小?时$/.test(bare)) return byPeriod(30, perDay, 1)
  const read = typeof cell.value === 'number' ? { value: cell.value, sure: 1, before: '', after: '' } : readNumber(bare)
  if (!read || read.before !== '') return { problem: 'not_a_number' }
  if (read.value < 0) return { problem: 'negative' }
  const note = 'note' in read ? read.note : undefined
  if (read.value === 0) return { value: 0, sure: 1 }
  const unit = read.after === '' ? columnUnit : read.after
  if (unit === null) {
    if (read.value < 15) return { problem: 'unit_unknown' }
    return byPeriod(read.value, perDay, 0.6, 'unit_assumed')
  }
  const factor = minuteFactor(unit)
  if (!factor) return { problem: 'unit_unknown' }
  return byPeriod(scaled(read.value, factor.minutes), perDay || factor.perDay, read.sure, note)
}

/** `1小时30分`, `1个半小时`. */
function combined(text: string): number | null {
  const both = /^(\d+)个?小时(\d+)分钟?$/.exec(text)
  if (both) return Number(both[1]) * 60 + Number(both[2])
  const half = /^(\d+)个半小时$/.exec(text)
  return half ? Number(half[1]) * 60 + 30 : null
}

function byPeriod(minutes: number, perDay: boolean, sure: number, note?: ValueNote): Parsed<number> {
  const value = perDay ? scaled(minutes, workingDays) : minutes
  if (value > 7 * 24 * 60) return { problem: 'out_of_range' }
  if (perDay) return { value, sure: lessSure(sure, 0.8), note: 'per_day' }
  return note ? { value, sure, note } : { value, sure }
}
