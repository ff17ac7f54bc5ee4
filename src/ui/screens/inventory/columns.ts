import { systemFieldNames, systemFields } from '../../../core/system/fields.ts'
import type { SystemField } from '../../../core/system/system.ts'

/** The columns shown until a person chooses others; the name always stands first and stays in sight. */
export const usualColumns: readonly SystemField[] = [
  'kind',
  'owner',
  'level',
  'registered_users',
  'monthly_active_users',
  'annual_cost',
  'mandatory',
  'check_in',
  'minutes_per_week',
  'status',
  'functions',
  'launched_on',
]

/** What may be shown or hidden, in canonical order. */
export const choosableColumns: readonly SystemField[] = systemFieldNames.filter((field) => field !== 'name')

/** Width in pixels: figures and yes/no need little, texts more. */
export function columnWidth(field: SystemField): number {
  if (field === 'owner' || field === 'operator') return 144
  if (field === 'id' || field === 'level' || field === 'status') return 80
  if (field === 'kind') return 96
  const { type } = systemFields[field]
  if (type === 'text' || type === 'list') return 208
  if (type === 'choices') return 136
  if (type === 'boolean') return 112
  return 128
}

export const nameWidth = 240
