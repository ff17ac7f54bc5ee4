import { expect, test } from 'vitest'
import type { PlanSettings } from '../../../../src/core/plan/settings.ts'
import { planSettingKeys } from '../../../../src/core/plan/settings.ts'
import { planFields, typedPlanValue } from '../../../../src/ui/screens/settings/plan-fields.ts'

const settings: PlanSettings = {
  horizon_years: 3,
  minutes_weight: 0.5,
  weeks_per_year: 50,
  one_off: 1,
  budget_per_year: null,
  running_budget_per_year: null,
  mandatory_limit: null,
  needs: 'confirmed',
  time_limit: 60,
  start_date: '2026-03-05',
  blackout: [],
  people_per_department: 2,
}

test('every setting that a plan takes one value for can be changed here', () => {
  expect(planFields.map(({ key }) => key).toSorted()).toEqual(planSettingKeys.toSorted())
})

test('figures are read as they are typed in tables; an empty limit is no limit, an empty figure is refused', () => {
  const typed = (key: keyof PlanSettings, text: string) => {
    const field = planFields.find((one) => one.key === key)
    return field && typedPlanValue(settings, field, text)
  }
  expect([typed('budget_per_year', ' ５００,000 '), typed('budget_per_year', '')]).toEqual([
    { ok: true, value: 500_000 },
    { ok: true, value: null },
  ])
  expect(typed('horizon_years', '')).toEqual({
    ok: false,
    code: 'bad_value',
    values: { key: 'horizon_years', value: '', allowed: '1–20' },
  })
  expect(typed('mandatory_limit', '30%')).toMatchObject({ ok: false, code: 'share_refused' })
})
