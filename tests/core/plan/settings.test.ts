import { expect, test } from 'vitest'
import { planSettingKeys, setPlanSetting } from '../../../src/core/plan/settings.ts'
import { testSettings } from './portfolios.ts'

function set(key: string, value: string): unknown {
  const result = setPlanSetting(testSettings, key, value)
  return result.ok ? result.settings[key as 'needs'] : result.failure.code
}

test('a setting is parsed to its own type', () => {
  expect(set('needs', 'all')).toBe('all')
  expect(set('minutes_weight', '0.5')).toBe(0.5)
  expect(set('one_off', '0')).toBe(0)
  expect(set('one_off', 'on')).toBe(1)
  expect(set('budget_per_year', '300000')).toBe(300_000)
  expect(set('budget_per_year', 'none')).toBeNull()
  expect(set('start_date', '2027-03-01')).toBe('2027-03-01')
})

test('a value that cannot be is refused with what can', () => {
  const refused = setPlanSetting(testSettings, 'needs', 'some')
  expect(refused).toEqual({
    ok: false,
    failure: { code: 'bad_value', values: { key: 'needs', value: 'some', allowed: 'confirmed, all' } },
  })
  expect(['', 'x', '-1', '0'].map((value) => set('horizon_years', value))).toEqual(Array(4).fill('bad_value'))
})

test('a share of systems to be cut is refused under any name and as any percentage', () => {
  const keys = ['target_share', 'cut_rate', 'reduction', 'percentage', 'quota', 'target', '压减比例', '删减率目标比率']
  expect(keys.map((key) => set(key, '60'))).toEqual(keys.map(() => 'share_refused'))
  expect(set('minutes_weight', '60%')).toBe('share_refused')
  expect(set('anything', '６０％')).toBe('share_refused')
})

test('an unknown setting is named as unknown with the keys there are', () => {
  expect(setPlanSetting(testSettings, 'colour', 'red')).toEqual({
    ok: false,
    failure: { code: 'unknown_setting', values: { key: 'colour', value: 'red', allowed: planSettingKeys.join(', ') } },
  })
  expect(set('toString', '1')).toBe('unknown_setting')
})
