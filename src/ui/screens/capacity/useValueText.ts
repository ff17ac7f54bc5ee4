import type { Indicator } from '../../../core/capacity/capacity.ts'
import { useLanguage } from '../../language/useLanguage.ts'

/** A value of an indicator as it stands in a table, and its unit. */
export function useValueText() {
  const { t, tm, formats } = useLanguage()

  function valueText(indicator: Indicator, value: number | null): string {
    if (value === null) return ''
    if (indicator.type === 'boolean') return t(`fields.yes_no.${value === 1}`)
    return formats.value.number(value)
  }

  /** Units ship in Chinese; one without a translation stays as it is. */
  function unitText(indicator: Indicator): string {
    const words = tm('screen-capacity.units') as Record<string, string>
    return words[indicator.unit] ?? indicator.unit
  }

  return { valueText, unitText }
}
