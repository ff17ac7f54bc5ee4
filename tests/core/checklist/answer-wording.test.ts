import { expect, test } from 'vitest'
import { earlierWording, sameScale } from '../../../src/core/checklist/answer-wording.ts'
import { makeItem, yesPartlyNo } from './sample-items.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })
const item = makeItem({})
const given = { choice: 'partly', version: '2026.1' }

test('an answer under the words in force has no earlier wording, whatever else of the item changed', () => {
  expect(earlierWording(given, item, makeItem({ weight: 3, help: said('other help') }))).toBeNull()
})

test('other words of the question are told with the version, and the scale is not called changed', () => {
  expect(earlierWording(given, item, makeItem({ text: said('asked otherwise') }))).toEqual({
    version: '2026.1',
    text: said('text'),
    choice: said('partly'),
    scale_changed: false,
  })
})

test('a choice that is gone leaves the answer under its own words and flags it', () => {
  const now = makeItem({ choices: yesPartlyNo.filter((choice) => choice.id !== 'partly') })
  expect(earlierWording(given, item, now)).toEqual({
    version: '2026.1',
    text: said('text'),
    choice: said('partly'),
    scale_changed: true,
  })
})

test('another value of a choice is another scale, another order is not', () => {
  const reversed = makeItem({ choices: yesPartlyNo.toReversed() })
  const revalued = makeItem({ choices: yesPartlyNo.map((one) => (one.id === 'partly' ? { ...one, value: 0.4 } : one)) })
  expect([sameScale(item, reversed), sameScale(item, revalued)]).toEqual([true, false])
  expect(earlierWording(given, item, revalued)?.scale_changed).toBe(true)
})

test('an answer whose version nobody kept is left as it is', () => {
  expect(earlierWording(given, null, item)).toBeNull()
})
