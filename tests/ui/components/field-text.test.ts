import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editableText, typedValue } from '../../../src/ui/components/field-text.ts'

test('what is typed becomes the value it means; empty is unknown', () => {
  const typed = [
    typedValue('money', '12.5', 10_000),
    typedValue('money', '１，２００', 1),
    typedValue('count', '1,260', 10_000),
    typedValue('count', '3.5', 1),
    typedValue('list', '签到、上报，统计;', 1),
    typedValue('text', '  县水利局 ', 1),
    typedValue('boolean', '', 1),
    typedValue('minutes', '-3', 1),
  ]
  expect(typed).toEqual([
    { ok: true, value: 125_000 },
    { ok: true, value: 1200 },
    { ok: true, value: 1260 },
    { ok: false },
    { ok: true, value: ['签到', '上报', '统计'] },
    { ok: true, value: '县水利局' },
    { ok: true, value: null },
    { ok: false },
  ])
})

test('dates keep the precision that was typed, and days that never were are refused', () => {
  const typed = ['2021', '2021年3月', '2021.3.5', '2024-02-29', '2026-2-30', '2021-13', '3/2021'].map((text) =>
    typedValue('date', text, 1),
  )
  expect(typed).toEqual([
    { ok: true, value: '2021' },
    { ok: true, value: '2021-03' },
    { ok: true, value: '2021-03-05' },
    { ok: true, value: '2024-02-29' },
    { ok: false },
    { ok: false },
    { ok: false },
  ])
})

test('money that is opened and saved unchanged is the same money', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.constantFrom(1, 10_000), (yuan, unit) => {
      expect(typedValue('money', editableText('money', yuan, unit, '、'), unit)).toEqual({ ok: true, value: yuan })
    }),
  )
})
