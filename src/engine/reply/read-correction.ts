import { readField } from '../../core/mapping/read-field.ts'
import { systemFields, type FieldType } from '../../core/system/fields.ts'
import type { SystemField } from '../../core/system/system.ts'
import type { Session } from '../session.ts'

/** A correction's text as a value of its field; bare amounts are in the unit that the sheet names (yuan, pieces, minutes). */
export function readCorrection(
  session: Session,
  field: SystemField,
  raw: string,
): { value: unknown; problem: null } | { value: null; problem: string } {
  const type: FieldType = systemFields[field]
  const words = session.resources.dictionaries.systems.choices.get(field)
  const read = readField({ text: raw, value: raw, kind: 'text' }, type, unitOf(type), words)
  if ('problem' in read) return { value: null, problem: read.problem }
  // “Unknown” corrects nothing.
  return read.value === null ? { value: null, problem: 'not_stated' } : { value: read.value, problem: null }
}

function unitOf({ type }: FieldType): string | null {
  if (type === 'money') return 'yuan'
  if (type === 'minutes') return 'minutes'
  return null
}
