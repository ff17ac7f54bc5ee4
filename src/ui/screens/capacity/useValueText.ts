import type { Indicator } from '../../../core/capacity/capacity.ts'
import { useLanguage } from '../../language/useLanguage.ts'

/** A value of an indicator as it stands in a table, without its unit. */
export function useValueText() {
  const { t, formats } = useLanguage()
  return function valueText(indicator: Indicator, value: number | null): string {
    if (value === null) return ''
    if (indicator.type === 'boolean') return t(value === 1 ? 'fields.yes_no.true' : 'fields.yes_no.false')
    return formats.value.number(value)
  }
}
