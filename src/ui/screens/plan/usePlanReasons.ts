import type { PlanReason } from '../../../core/plan/plan.ts'
import { useLanguage } from '../../language/useLanguage.ts'

const sums = new Set(['limit', 'saving', 'needed'])

/** A reason or a limit of the plan as a sentence; sums in full yuan, so that they can be checked. */
export function usePlanReasons() {
  const { t, te, formats } = useLanguage()
  return function reasonText({ code, values }: PlanReason): string {
    const open = `plan.limit.${code}`
    const key = values.needed === null && te(open, 'zh-CN') ? open : `plan.reason.${code}`
    if (!te(key, 'zh-CN')) return code
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && sums.has(name) ? formats.value.yuan(value) : (value ?? t('reasons.value_unknown')),
    ])
    return t(key, Object.fromEntries(shown))
  }
}
