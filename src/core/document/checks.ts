import type { PlanContext } from './plan/context.ts'
import { systemIds } from './disposition.ts'
import type { DocumentCheck, Section } from './document.ts'
import { formatNumber } from './figures.ts'
import { bodyCharacters } from './model-text.ts'
import { effectRows } from './plan/effects.ts'
import { sayText, type DocumentWords } from './words.ts'

/** What a person must look at before a plan is issued: its length, its sums, what is open or not decided. */
export function checkPlan(context: PlanContext, sections: Section[]): DocumentCheck[] {
  const { words, dispositions } = context
  const open = systemIds(dispositions.filter((entry) => entry.stage === 'open')).length
  const proposed = systemIds(dispositions.filter((entry) => entry.stage === 'proposed')).length
  return [
    ...sumChecks(context),
    ...lengthChecks(words, sections),
    ...(open === 0 ? [] : [check(words, 'unsettled_verdicts', 'warning', { count: open })]),
    ...(proposed === 0 ? [] : [check(words, 'undecided_verdicts', 'note', { count: proposed })]),
  ]
}

/** Chinese documents alone are counted: 4,000 characters for specific work, 5,000 at most. */
export function lengthChecks(words: DocumentWords, sections: Section[]): DocumentCheck[] {
  const count = bodyCharacters({ sections })
  if (words.locale === 'en' || count <= 4000) return []
  return [check(words, count > 5000 ? 'body_over_5000' : 'body_over_4000', 'warning', { count })]
}

/** The engine's sums against the rows added up again; half a yuan or half a minute is rounding. */
function sumChecks({ snapshot: { plan }, words }: PlanContext): DocumentCheck[] {
  if (plan === null) return []
  const sums = [
    {
      field: 'saving',
      stated: plan.totals.saving,
      rows: effectRows(plan.actions, 'saving').map((action) => action.saving),
    },
    { field: 'one_off', stated: plan.totals.one_off, rows: plan.actions.map((action) => action.one_off) },
    {
      field: 'minutes_saved',
      stated: plan.totals.minutes_saved,
      rows: effectRows(plan.actions, 'minutes_saved').map((action) => action.minutes_saved),
    },
  ]
  return sums.flatMap(({ field, stated, rows }) => {
    const computed = rows.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    if (Math.abs(stated - computed) <= 0.5) return []
    const values = { name: words.labels['ledger']?.[field] ?? field, stated, computed }
    return [check(words, 'sum_differs', 'error', values)]
  })
}

export function check(
  words: DocumentWords,
  code: DocumentCheck['code'],
  severity: DocumentCheck['severity'],
  values: DocumentCheck['values'],
): DocumentCheck {
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(words, value) : value,
  ])
  return { code, severity, message: sayText(words, `check.${code}`, Object.fromEntries(texts)), values }
}
