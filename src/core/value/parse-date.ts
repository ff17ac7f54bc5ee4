import type { Cell } from '../sheet/grid.ts'
import { arabicNumerals } from './chinese-number.ts'
import { beforeParsing, plainText, type Parsed, type ValueNote } from './parsed.ts'
import { isoFromSerial } from './serial-date.ts'

/** The years a date of a digital system, its contract or its money may lie in. */
const firstYear = 1980
const lastYear = 2100

/**
 * A date as far as it is known: `2021`, `2021-03` or `2021-03-05`. Halves and quarters of a year give the year with
 * a note; day and month that could be either way round, and ranges of dates, are problems.
 */
export function parseDate(cell: Cell): Parsed<string> {
  const before = beforeParsing(cell)
  if (before) return before
  if (cell.kind === 'date' && typeof cell.value === 'string') return fromDateCell(cell.value, cell.text)
  if (typeof cell.value === 'number') return fromNumber(cell.value)
  const text = plainText(cell.text).replaceAll(' ', cell.text.match(/[a-z]/i) ? ' ' : '')
  return fromText(/\d/.test(text) ? text : arabicNumerals(text))
}

/** A real date that its format shows as a month only is known to the month only. */
function fromDateCell(iso: string, text: string): Parsed<string> {
  const day = iso.slice(0, 10)
  const year = Number(day.slice(0, 4))
  if (year < firstYear || year > lastYear) return { problem: 'not_a_date' }
  if (day.endsWith('-01') && /^\d{4}(?:年|[-./])\d{1,2}月?$/.test(text)) return { value: day.slice(0, 7), sure: 1 }
  if (day.endsWith('-01-01') && /^\d{4}年?$/.test(text)) return { value: day.slice(0, 4), sure: 1 }
  return { value: day, sure: 1 }
}

function fromNumber(value: number): Parsed<string> {
  if (Number.isInteger(value)) {
    if (value >= firstYear && value <= lastYear) return { value: String(value), sure: 1 }
    if (value >= 19_800_101 && value <= 21_001_231)
      return dateOf(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
    if (value >= 198_001 && value <= 210_012) return dateOf(Math.floor(value / 100), value % 100)
    const iso = value >= 29_221 && value <= 73_415 ? isoFromSerial(value, false, false) : null
    return iso ? { value: iso, sure: 0.85, note: 'serial_number' } : { problem: 'not_a_date' }
  }
  // 2021.1 may have been typed as 2021.10: the sheet has dropped the zero.
  const [year, month] = String(value).split('.')
  if (Number(year) >= firstYear && Number(year) <= lastYear && month !== undefined && month.length <= 2) {
    if (month === '1') return { value: String(year), sure: 0.7, note: 'month_doubtful' }
    return dateOf(Number(year), Number(month))
  }
  const iso = value >= 29_221 && value <= 73_415 ? isoFromSerial(value, false, false) : null
  return iso ? { value: iso, sure: 0.85, note: 'serial_number' } : { problem: 'not_a_date' }
}

/** What people add to a date without changing it: 2021年3月上线, 2021.3.5建成投用, 2022年验收. */
const closingWord =
  /^(?:正式|全面|已|建成|上线|上線|投入|运行|運行|使用|启用|啟用|投用|开通|開通|试运行|验收|签订|开始|起|，|,|并|后)+[。.]?$/

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function fromText(text: string): Parsed<string> {
  const tail = text
    .replace(/[（(].*[)）]$/, '')
    .replace(/(?:T|\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '')
    .trim()
  const about = /^(?:约|大约|大概|约于)(?=\d)/.exec(tail)
  if (about) return withNote(fromText(tail.slice(about[0].length)), 'approximate', 0.8)
  if (/\d\D*(?:至|到|~|～|—|–)\D*\d/.test(tail)) return yearSpan(tail) ?? { problem: 'date_range' }
  const span = yearSpan(tail)
  if (span) return span
  const republic = /^(?:民国|民國|中华民国|中華民國)(\d{1,3})年(.*)$/.exec(tail)
  if (republic) return withNote(fromText(`${Number(republic[1]) + 1911}年${republic[2] ?? ''}`), 'republic_year', 0.9)
  // 113/5/20 can be no other calendar's; 110.04 could be a number that slipped into the column.
  const bare = /^(1[0-3]\d)(?:年|[-./])(\d{1,2})(?:(?:月|[-./])(?:(\d{1,2})日?)?)?$/.exec(tail)
  if (bare) return republicDate(Number(bare[1]), Number(bare[2]), bare[3])
  const short = /^['’]?(\d{2})年(.*)$/.exec(tail)
  if (short) return withNote(fromText(`20${short[1]}年${short[2] ?? ''}`), 'two_digit_year', 0.8)
  const brief = /^(\d{1,2})[-./](\d{1,2})[-./](\d{1,2})$/.exec(tail)
  if (brief) return twoDigitYear(Number(brief[1]), Number(brief[2]), Number(brief[3]))
  const parts = /^(\d{4})(?:年|[-./])(\d{1,2})(?:(?:月|[-./])(?:(\d{1,2})[日号]?)?)?(.*)$/.exec(tail)
  if (parts) {
    const rest = parts[4] ?? ''
    if (/^(?:上旬|中旬|下旬|初|中|底|末|份|左右)$/.test(rest)) {
      const month = dateOf(Number(parts[1]), Number(parts[2]))
      return rest === '份' ? month : withNote(month, 'part_of_month', 0.9)
    }
    if (closingWord.test(rest)) return withNote(fromText(tail.slice(0, tail.length - rest.length)), 'word_within', 0.9)
    if (rest === '')
      return doubtfulMonth(text, dateOf(Number(parts[1]), Number(parts[2]), parts[3] ? Number(parts[3]) : undefined))
    return { problem: 'not_a_date' }
  }
  const year = /^(\d{4})(?:年度?)?(.*)$/.exec(tail)
  if (year) {
    const rest = year[2] ?? ''
    if (/^(?:上半年|下半年|第?[一二三四1-4]季度|q[1-4]|h[12]|年?[初中底末]|前后|左右|春|夏|秋|冬)$/i.test(rest)) {
      return withNote(dateOf(Number(year[1])), 'part_of_year', 0.7)
    }
    if (closingWord.test(rest)) return withNote(dateOf(Number(year[1])), 'word_within', 0.9)
    if (rest === '') return dateOf(Number(year[1]))
  }
  const digits = /^(\d{4})(\d{2})(\d{2})?$/.exec(tail)
  if (digits) return dateOf(Number(digits[1]), Number(digits[2]), digits[3] ? Number(digits[3]) : undefined)
  return western(tail.toLowerCase())
}

function republicDate(year: number, month: number, day: string | undefined): Parsed<string> {
  return withNote(dateOf(year + 1911, month, day === undefined ? undefined : Number(day)), 'republic_year', 0.7)
}

/** `21/3/5`: the year stands first in Chinese; where all three could be a day or a month it is asked. */
function twoDigitYear(first: number, second: number, third: number): Parsed<string> {
  if (first <= 12) return { problem: 'date_doubtful' }
  return withNote(dateOf(2000 + first, second, third), 'two_digit_year', 0.7)
}

/** `2022-2023` and `2022/23`: a span of years (a fiscal year), of which the first is kept. */
function yearSpan(text: string): Parsed<string> | null {
  const span = /^(?:fy ?)?(\d{4})年?(?:-|\/|至|到|~|～|—|–)(\d{4}|\d{2})(?:年度?|财年)?$/i.exec(text)
  if (!span) return null
  const first = Number(span[1])
  const second = span[2]?.length === 2 ? Math.floor(first / 100) * 100 + Number(span[2]) : Number(span[2])
  // 2021-03 is a month; 2021-22 and 2022-2023 are spans.
  if (span[2]?.length === 2 && Number(span[2]) <= 12) return null
  if (second !== first + 1 || first < firstYear || second > lastYear) return { problem: 'date_range' }
  return { value: String(first), sure: 0.6, note: 'year_span' }
}

/** `Mar 2021`, `15 March 2021`, `March 15, 2021`, `3/15/2021`. */
function western(text: string): Parsed<string> {
  const words = text.replaceAll(',', ' ').split(/[\s-]+/)
  const named = words.findIndex((word) => monthNames.includes(word.slice(0, 3)) && /^[a-z]+\.?$/.test(word))
  if (named >= 0) {
    const month = monthNames.indexOf((words[named] ?? '').slice(0, 3)) + 1
    const year = words.find((word) => /^\d{4}$/.test(word))
    const day = words.find((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word))
    if (year && words.length <= 3) return dateOf(Number(year), month, day ? Number.parseInt(day, 10) : undefined)
  }
  const slashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!slashes) return { problem: 'not_a_date' }
  const [first, second, year] = [Number(slashes[1]), Number(slashes[2]), Number(slashes[3])]
  if (first > 12) return dateOf(year, second, first)
  if (second > 12 || first === second) return dateOf(year, first, second)
  return { problem: 'date_doubtful' }
}

/** A text `2021.1` may come from a number that was `2021.10`. */
function doubtfulMonth(text: string, parsed: Parsed<string>): Parsed<string> {
  return /^\d{4}\.1$/.test(text) ? withNote(parsed, 'month_doubtful', 0.8) : parsed
}

function withNote(parsed: Parsed<string>, note: ValueNote, sure: number): Parsed<string> {
  if ('problem' in parsed || parsed.value === null) return parsed
  return { value: parsed.value, sure: Math.min(sure, parsed.sure), note: parsed.note ?? note }
}

function dateOf(year: number, month?: number, day?: number): Parsed<string> {
  if (year < firstYear || year > lastYear) return { problem: 'not_a_date' }
  if (month === undefined) return { value: String(year), sure: 1 }
  if (month < 1 || month > 12) return { problem: 'not_a_date' }
  const text = `${year}-${String(month).padStart(2, '0')}`
  if (day === undefined) return { value: text, sure: 1 }
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  if (day < 1 || day > (days[month - 1] ?? 0)) return { problem: 'not_a_date' }
  return { value: `${text}-${String(day).padStart(2, '0')}`, sure: 1 }
}
