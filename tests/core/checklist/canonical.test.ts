import { expect, test } from 'vitest'
import { canonicalChecklist } from '../../../src/core/checklist/canonical.ts'
import type { Checklist } from '../../../src/core/checklist/checklist.ts'
import { makeItem } from './sample-items.ts'

const title = { 'zh-CN': '场景', en: 'Scene' }
const checklist: Checklist = {
  id: 'x',
  version: '1',
  title,
  purpose: title,
  sections: [],
  items: [makeItem({ id: 'XX-01' }), makeItem({ id: 'XX-02' })],
}

test('the order of keys plays no part, the order of items does', () => {
  const { items, ...head } = checklist
  const turned: Checklist = {
    items: items.map((item) => Object.fromEntries(Object.entries(item).toReversed()) as typeof item),
    ...head,
  }
  expect(canonicalChecklist(turned)).toBe(canonicalChecklist(checklist))
  expect(canonicalChecklist({ ...checklist, items: items.toReversed() })).not.toBe(canonicalChecklist(checklist))
})

test('a key without a value is as good as absent', () => {
  expect(canonicalChecklist(JSON.parse(JSON.stringify(checklist)) as Checklist)).toBe(canonicalChecklist(checklist))
})

test('any change of wording or weight changes the text', () => {
  const [first, second] = checklist.items
  const changed = [
    { ...checklist, version: '2' },
    { ...checklist, items: [{ ...first!, weight: 2 }, second!] },
    { ...checklist, items: [{ ...first!, text: { 'zh-CN': '另一问', en: 'text' } }, second!] },
  ]
  expect(new Set([checklist, ...changed].map(canonicalChecklist)).size).toBe(4)
})

test('the text is JSON with sorted keys and no blanks', () => {
  expect(canonicalChecklist({ version: '1', title, id: 'x', purpose: title, sections: [], items: [] })).toBe(
    '{"id":"x","items":[],"purpose":{"en":"Scene","zh-CN":"场景"},"sections":[],"title":{"en":"Scene","zh-CN":"场景"},"version":"1"}',
  )
})
