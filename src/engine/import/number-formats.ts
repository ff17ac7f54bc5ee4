import { SSF } from '@e965/xlsx'
import type { Cell, StoredCell } from '../../core/sheet/grid.ts'
import { isoFromSerial } from '../../core/value/serial-date.ts'

/** Built-in formats of Chinese editions of the spreadsheet programs, which the general table leaves out. */
const chineseFormats: Record<number, string> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

export function builtInFormat(id: number): string | null {
  const format: unknown = chineseFormats[id] ?? SSF.get_table()[id]
  return typeof format === 'string' ? format : null
}

/** Turns stored numbers into cells with the text a person sees; results are kept for repeated values. */
export function numberCells(date1904: boolean): (value: number, format: string | null) => StoredCell {
  const kept = new Map<string, Map<number, StoredCell>>()
  const dateFormats = new Map<string, boolean>()
  return (value, format) => {
    if (format === null || format === 'General' || format === '@' || format === '0') return value
    let cells = kept.get(format)
    if (!cells) kept.set(format, (cells = new Map()))
    const known = cells.get(value)
    if (known !== undefined) return known
    let isDate = dateFormats.get(format)
    if (isDate === undefined) dateFormats.set(format, (isDate = isDateFormat(format)))
    const cell = isDate ? dateCell(value, format, date1904) : numberCell(value, format)
    if (cells.size < 20_000) cells.set(value, cell)
    return cell
  }
}

function numberCell(value: number, format: string): StoredCell {
  const text = formatted(value, format, false)
  return text === null || text === String(value) ? value : { text, value, kind: 'number' }
}

function dateCell(value: number, format: string, date1904: boolean): Cell | number {
  const iso = isoFromSerial(value, date1904, /[hs]/i.test(format))
  if (iso === null) return value
  return { text: formatted(value, format, date1904) ?? iso, value: iso, kind: 'date' }
}

function formatted(value: number, format: string, date1904: boolean): string | null {
  try {
    return String(SSF.format(format, value, { date1904 })).trim()
  } catch {
    return null
  }
}

function isDateFormat(format: string): boolean {
  try {
    return SSF.is_date(format) === true
  } catch {
    return false
  }
}
