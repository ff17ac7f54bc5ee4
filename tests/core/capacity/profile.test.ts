import { join } from 'node:path'
import { expect, test } from 'vitest'
import { capacityProfiles, questionedValues, thresholdState } from '../../../src/core/capacity/profile.ts'
import { quantile } from '../../../src/core/capacity/statistics.ts'
import { loadRules } from '../../../src/engine/resources/load-rules.ts'

const { indicators } = loadRules(join(import.meta.dirname, '../../../resources'))
const indicator = (code: string) => indicators.filter((entry) => entry.code === code)
const value = (code: string, amount: number, year: number | null) => ({
  locality: 'l1',
  indicator: code,
  year,
  value: amount,
  raw: `${amount}`,
})
const localities = [{ id: 'l1', name: '青山镇', level: 'township' as const, parent: null }]

test('a profile shows the latest value and its state, and missing stays missing', () => {
  const [profile] = capacityProfiles(
    localities,
    [...indicator('N1'), ...indicator('S1'), ...indicator('P1')],
    [value('N1', 85, 2024), value('N1', 95, 2025), value('N1', 70, null), value('P1', 22, 2025)],
  )

  expect(profile?.entries).toEqual([
    { indicator: 'N1', value: 95, year: 2025, raw: '95', state: 'fair', questioned: false },
    { indicator: 'S1', value: null, year: null, raw: null, state: 'missing', questioned: false },
    { indicator: 'P1', value: 22, year: 2025, raw: '22', state: 'unrated', questioned: false },
  ])
})

test.each([
  ['N1', [89.9, 90, 98], ['weak', 'fair', 'strong']],
  ['S4', [6.1, 6, 2], ['weak', 'fair', 'strong']],
  ['O3', [0, 1], ['weak', 'strong']],
] as const)('%s is rated by its thresholds in its own direction', (code, amounts, states) => {
  const [entry] = indicator(code)
  expect(amounts.map((amount) => (entry === undefined ? null : thresholdState(entry, amount)))).toEqual(states)
})

test('values outside the plausible range are questioned, not dropped', () => {
  const odd = [value('N1', 105, 2025), value('O3', 2, 2025), value('N1', 100, 2025), value('X9', 5, 2025)]
  expect(questionedValues(indicators, odd).map((entry) => [entry.value.indicator, entry.plausible])).toEqual([
    ['N1', [50, 100]],
    ['O3', null],
  ])
})

test('quantiles interpolate, and nothing has none', () => {
  expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3], 0.25), quantile([7], 0.75), quantile([], 0.5)]).toEqual([
    2.5,
    1.5,
    7,
    null,
  ])
})
