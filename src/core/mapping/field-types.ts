import { systemFields, type FieldType } from '../system/fields.ts'
import type { TableKind } from './dictionary.ts'

export type ReadFieldType = FieldType | { type: 'satisfaction' } | { type: 'year' } | { type: 'number' }

const feedbackFields: Record<string, ReadFieldType> = {
  system_name: { type: 'text' },
  locality: { type: 'text' },
  role: { type: 'text' },
  minutes_per_week: { type: 'minutes' },
  satisfaction: { type: 'satisfaction' },
  problem: { type: 'text' },
  wish: { type: 'text' },
  answer: { type: 'text' },
}

const capacityFields: Record<string, ReadFieldType> = {
  locality: { type: 'text' },
  indicator: { type: 'text' },
  year: { type: 'year' },
  value: { type: 'number' },
  unit: { type: 'text' },
}

/** How a field of a table of that kind is read; an unknown field is text. */
export function fieldType(kind: TableKind, field: string): ReadFieldType {
  if (kind === 'systems') return Object.entries(systemFields).find(([name]) => name === field)?.[1] ?? { type: 'text' }
  return (
    (kind === 'feedback' ? feedbackFields[field] : capacityFields[field]) ?? {
      type: field.startsWith('indicator:') ? 'number' : 'text',
    }
  )
}

/** What field a table must have to be one of that kind. */
export const requiredField: Record<TableKind, string> = {
  systems: 'name',
  feedback: 'system_name',
  capacity: 'locality',
}

/** The fields that a column of a table of that kind can be mapped to, in canonical order. */
export function fieldNames(kind: TableKind): string[] {
  if (kind === 'systems') return Object.keys(systemFields)
  return Object.keys(kind === 'feedback' ? feedbackFields : capacityFields)
}
