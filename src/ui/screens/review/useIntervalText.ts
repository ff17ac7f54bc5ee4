import type { Measure } from '../../../core/checklist/checklist.ts'
import type { Interval } from '../../../core/review/verdict.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useReviewWords } from '../../language/useReviewWords.ts'

/** An interval in words: measure, low, high, and where it stands against its threshold. */
export function useIntervalText() {
  const { t, formats } = useLanguage()
  const words = useReviewWords()
  return function intervalText(measure: Measure, interval: Interval, threshold: number): string {
    const name = words.measure(measure)
    if (!interval) return t('screen-review.interval_silent', { measure: name })
    const [low, high] = interval
    const state = low >= threshold - 1e-9 ? 'met' : high < threshold - 1e-9 ? 'unmet' : 'maybe'
    const { percent } = formats.value
    return t(`screen-review.interval_${state}`, {
      measure: name,
      low: percent(low),
      high: percent(high),
      threshold: percent(threshold),
    })
  }
}
