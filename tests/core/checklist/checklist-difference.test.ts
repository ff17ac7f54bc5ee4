import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Checklist, ChecklistItem } from '../../../src/core/checklist/checklist.ts'
import { checklistDifference, redLineDifference } from '../../../src/core/checklist/checklist-difference.ts'
import { shipped } from '../../checklists/shipped.ts'
import { anyItems, makeItem, yesPartlyNo } from './sample-items.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })
const list = (version: string, items: ChecklistItem[]): Checklist => ({
  id: 'sample',
  version,
  title: said('title'),
  purpose: said('purpose'),
  sections: [],
  items,
})

test('items added, removed and changed are told, each part by its own sentence', () => {
  const old = list('1', [makeItem({ id: 'XX-01' }), makeItem({ id: 'XX-02' }), makeItem({ id: 'XX-03' })])
  const next = list('2', [
    makeItem({ id: 'XX-04' }),
    makeItem({
      id: 'XX-02',
      text: said('asked otherwise'),
      weight: 3,
      choices: yesPartlyNo.filter((choice) => choice.id !== 'partly'),
      applies: { fact: 'mandatory', is: true },
    }),
    makeItem({ id: 'XX-01' }),
  ])
  expect(checklistDifference(old, next)).toEqual({
    checklist: 'sample',
    from: '1',
    to: '2',
    items: [
      { id: 'XX-04', change: 'added', parts: [], sentences: [{ code: 'added', values: { item: 'XX-04' } }] },
      {
        id: 'XX-02',
        change: 'changed',
        parts: ['text', 'scale', 'weight', 'condition'],
        sentences: [
          { code: 'text', values: {} },
          { code: 'scale', values: {} },
          { code: 'weight', values: { before: 1, after: 3 } },
          { code: 'condition', values: {} },
        ],
      },
      { id: 'XX-03', change: 'removed', parts: [], sentences: [{ code: 'removed', values: { item: 'XX-03' } }] },
    ],
  })
})

test('only the words of a choice: the scale is the same', () => {
  const worded = makeItem({ choices: yesPartlyNo.map((one) => ({ ...one, text: said(`${one.id} indeed`) })) })
  expect(checklistDifference(list('1', [makeItem({})]), list('2', [worded])).items[0]?.parts).toEqual(['choice_text'])
})

test('red lines differ by what they look at and what follows', () => {
  const [first, ...others] = shipped.redLines.rules
  const next = { ...shipped.redLines, version: 'next', rules: [{ ...first!, effect: 'retire' as const }, ...others] }
  expect(redLineDifference(shipped.redLines, next).items).toEqual([
    { id: 'RL-01', change: 'changed', parts: ['effect'], sentences: [{ code: 'effect', values: {} }] },
  ])
})

test('a version compared with itself, in any order of its items, has no difference', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      expect(checklistDifference(list('1', items), list('1', items.toReversed())).items).toEqual([])
    }),
  )
})

test('what one direction adds the other removes', () => {
  fc.assert(
    fc.property(anyItems, anyItems, (one, other) => {
      const ids = (items: ChecklistItem[], change: string, from: ChecklistItem[]) =>
        checklistDifference(list('1', from), list('2', items))
          .items.filter((entry) => entry.change === change)
          .map((entry) => entry.id)
      expect(ids(one, 'added', other)).toEqual(ids(other, 'removed', one))
    }),
  )
})
