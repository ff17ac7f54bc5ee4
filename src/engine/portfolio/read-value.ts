import { systemFields } from '../../core/system/fields.ts'
import type { SystemField } from '../../core/system/system.ts'
import { Failure } from '../../contract/failures.ts'

/**
 * Checks a value a person gives a field: the field's own type, or null for unknown. Text is trimmed; an empty text is
 * unknown; counts are whole and not negative; dates are `2021`, `2021-03` or `2021-03-05`.
 */
export function fieldValue(field: SystemField, value: unknown): unknown {
  if (value === null || value === undefined || value === '') {
    if (field === 'name' || field === 'id') throw refused(field, value, '不能为空 / may not be empty')
    return null
  }
  const definition = systemFields[field]
  switch (definition.type) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : orRefuse(field, value)
    case 'date':
      return typeof value === 'string' && isDate(value) ? value : orRefuse(field, value)
    case 'boolean':
      return typeof value === 'boolean' ? value : orRefuse(field, value)
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 0 ? value : orRefuse(field, value)
    case 'money':
    case 'minutes':
      return Number.isFinite(value) && Number(value) >= 0 ? value : orRefuse(field, value)
    case 'choice':
      return (definition.choices as readonly unknown[]).includes(value) ? value : orRefuse(field, value)
    case 'choices':
      return isListOf(value, definition.choices) ? value : orRefuse(field, value)
    case 'list':
      return isListOf(value, null) ? value.map((entry) => entry.trim()).filter(Boolean) : orRefuse(field, value)
  }
}

function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return false
  const [, year, month = '01', day = '01'] = match
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
}

function isListOf(value: unknown, choices: readonly string[] | null): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && (choices?.includes(entry) ?? true))
}

function orRefuse(field: string, value: unknown): never {
  throw refused(field, value, '类型或格式不符 / not of this field’s kind')
}

function refused(field: string, value: unknown, detail: string): Failure {
  return new Failure('invalid_setting', { key: field, value: String(value), detail })
}
