import type { FieldType } from '../../core/system/fields.ts'

export type Typed = { ok: true; value: unknown } | { ok: false }

/**
 * What a person typed for a field, as the value it means. Empty text is unknown (`null`).
 * Money is typed in the unit of the table (`moneyUnit` yuan) and comes back in yuan.
 */
export function typedValue(type: FieldType['type'], text: string, moneyUnit: number): Typed {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: null }
  if (type === 'list')
    return {
      ok: true,
      value: trimmed
        .split(/[、,，;；]/)
        .map((entry) => entry.trim())
        .filter(Boolean),
    }
  if (type === 'date') return date(trimmed)
  if (type === 'money' || type === 'count' || type === 'minutes') return figure(type, trimmed, moneyUnit)
  return { ok: true, value: trimmed }
}

function figure(type: 'money' | 'count' | 'minutes', text: string, moneyUnit: number): Typed {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return { ok: false }
  const number = Number(plain)
  if (type === 'count') return Number.isInteger(number) ? { ok: true, value: number } : { ok: false }
  return { ok: true, value: type === 'money' ? Math.round(number * moneyUnit * 100) / 100 : number }
}

function date(text: string): Typed {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[月日]?$/.exec(text.normalize('NFKC'))
  if (!match) return { ok: false }
  const [, year, month, day] = match
  if (month && !(Number(month) >= 1 && Number(month) <= 12)) return { ok: false }
  if (day && Number(day) > daysIn(Number(year), Number(month))) return { ok: false }
  if (day === '0' || day === '00') return { ok: false }
  return {
    ok: true,
    value: [year, month, day]
      .filter(Boolean)
      .map((part) => part?.padStart(2, '0'))
      .join('-'),
  }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A value as it stands in an input before it is edited. */
export function editableText(type: FieldType['type'], value: unknown, moneyUnit: number, separator: string): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(separator)
  if (type === 'money' && typeof value === 'number') return String(value / moneyUnit)
  return String(value)
}
