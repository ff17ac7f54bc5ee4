import { expect, test } from 'vitest'
import { settingText, typedSetting } from '../../../../src/ui/screens/plan/setting-fields.ts'

test('money is typed in the unit of the language and reaches the engine in yuan', () => {
  expect([typedSetting('money', '120.5', 'zh-CN'), typedSetting('money', '1,205,000', 'en')]).toEqual([
    1_205_000, 1_205_000,
  ])
  expect([settingText('money', 1_205_000, 'zh-CN'), settingText('money', 1_205_000, 'en')]).toEqual([
    '120.5',
    '1205000',
  ])
})

test('an empty limit is no limit, an empty number is no setting', () => {
  expect([typedSetting('limit', ' ', 'en'), typedSetting('money', '', 'en'), typedSetting('number', '', 'en')]).toEqual(
    [null, null, undefined],
  )
})

test('shares, words and wrong dates are not taken', () => {
  const texts: [Parameters<typeof typedSetting>[0], string][] = [
    ['limit', '30%'],
    ['money', '一百万'],
    ['number', '-1'],
    ['date', '2027/1/1'],
  ]
  expect(texts.map(([type, text]) => typedSetting(type, text, 'zh-CN'))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(typedSetting('date', '2027-01-01', 'en')).toBe('2027-01-01')
})
