import { useLanguage } from '../../language/useLanguage.ts'

/** `2027Q1` as people write it: 2027年1季度. */
export function useQuarterText() {
  const { t } = useLanguage()
  return function quarterText(quarter: string | null): string {
    const [year, number] = quarter?.split('Q') ?? []
    return year && number ? t('screen-plan.quarter', { year, number }) : ''
  }
}
