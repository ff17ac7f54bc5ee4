import { ref } from 'vue'
import type { Indicator } from '../../../core/capacity/capacity.ts'
import { textIn } from '../../../core/language/localized-text.ts'
import { indicatorPrefix } from '../../../core/mapping/map-capacity.ts'
import { useEngine } from '../../client.ts'
import { useLanguage } from '../../language/useLanguage.ts'

const indicators = ref<Indicator[]>([])

/** The indicators a column of a capacity table may hold, as fields `indicator:CODE` with their titles. */
export function useIndicators() {
  const engine = useEngine()
  const { locale } = useLanguage()

  async function load(): Promise<void> {
    if (indicators.value.length === 0) indicators.value = (await engine.call('capacity.table', {})).indicators
  }

  function titleOf(field: string): string | null {
    const found = indicators.value.find(({ code }) => indicatorPrefix + code === field)
    return found ? `${found.code} ${textIn(found.title, locale.value)}` : null
  }

  return { load, titleOf, fields: () => indicators.value.map(({ code }) => indicatorPrefix + code) }
}
