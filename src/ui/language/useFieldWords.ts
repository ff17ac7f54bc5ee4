import { systemFields, type FieldType } from '../../core/system/fields.ts'
import type { SystemField } from '../../core/system/system.ts'
import { useLanguage } from './useLanguage.ts'

const numeric = new Set<FieldType['type']>(['money', 'count', 'minutes'])

function isFigure(field: SystemField): boolean {
  return numeric.has(systemFields[field].type)
}

/** How fields and their values are called and shown. */
export function useFieldWords() {
  const { t, formats } = useLanguage()

  /** The name of a field without the unit that ledgers write behind it. */
  function label(field: SystemField): string {
    return t(`fields.field.${field}`).replace(/\s*[（(][^（()）]*[)）]$/, '')
  }

  /** With the unit, as it stands over a column of figures. */
  function heading(field: SystemField): string {
    const { type } = systemFields[field]
    if (!isFigure(field)) return label(field)
    return t('ui.fields.with_unit', { label: label(field), unit: t(`ui.fields.unit_${type}`) })
  }

  function choice(field: SystemField, value: string): string {
    return t(`fields.choice.${field}.${value}`)
  }

  /** The text of a table cell; unknown is empty. */
  function shown(field: SystemField, value: unknown): string {
    if (value === null || value === undefined) return ''
    const { type } = systemFields[field]
    if (typeof value === 'boolean') return t(`fields.yes_no.${value}`)
    if (typeof value === 'number') return type === 'money' ? formats.value.money(value) : formats.value.number(value)
    if (Array.isArray(value)) {
      const entries = value.map((entry) => (type === 'choices' ? choice(field, String(entry)) : String(entry)))
      return entries.join(t('ui.fields.separator'))
    }
    return type === 'choice' ? choice(field, String(value)) : String(value)
  }

  return { label, heading, choice, shown, isFigure }
}
