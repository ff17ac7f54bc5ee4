import { expect, test } from 'vitest'
import type { Facts } from '../../../src/core/checklist/condition.ts'
import { applies, choiceOf, provenChoice, proveItem } from '../../../src/core/checklist/prove.ts'
import { makeItem, yesPartlyNo } from './sample-items.ts'

const item = makeItem({
  proven_by: [
    {
      when: {
        all: [
          { fact: 'data_sharing', is: true },
          { fact: 'duplicate_entry', is: false },
        ],
      },
      choice: 'yes',
    },
    { when: { fact: 'duplicate_entry', is: true }, choice: 'no' },
    { when: { fact: 'interfaces', known: true }, choice: 'partly' },
  ],
})

test('the first proof that certainly holds gives the choice and names its facts', () => {
  expect(proveItem(item, { data_sharing: true, duplicate_entry: false, interfaces: [] })).toEqual({
    choice: 'yes',
    facts: ['data_sharing', 'duplicate_entry'],
  })
  expect(proveItem(item, { data_sharing: true, duplicate_entry: true })).toEqual({
    choice: 'no',
    facts: ['duplicate_entry'],
  })
  expect(proveItem(item, { data_sharing: false, duplicate_entry: false, interfaces: [] })).toEqual({
    choice: 'partly',
    facts: ['interfaces'],
  })
})

test('a later proof may not be used while an earlier one could still turn out true', () => {
  expect(proveItem(item, { data_sharing: true, interfaces: [] })).toBeNull()
  expect(provenChoice(item, { data_sharing: true, interfaces: [] })).toBeNull()
})

test('an undecided earlier proof of the same choice does not stand in the way', () => {
  const twice = makeItem({
    proven_by: [
      { when: { fact: 'offline_channel', is: true }, choice: 'yes' },
      { when: { fact: 'elder_mode', is: true }, choice: 'yes' },
      { when: { fact: 'elder_mode', is: false }, choice: 'no' },
    ],
  })
  expect(proveItem(twice, { elder_mode: true })).toEqual({ choice: 'yes', facts: ['elder_mode'] })
  expect(proveItem(twice, { elder_mode: false })).toBeNull()
})

test('an item without proofs is never proven', () => {
  expect(proveItem(makeItem({}), { filed: true })).toBeNull()
})

test('a choice is found by its id or not at all', () => {
  expect([choiceOf(item, 'partly'), choiceOf(item, 'often')]).toEqual([yesPartlyNo[1], null])
})

test('items of use are set aside for protected systems, and undecided while protection is', () => {
  const use = makeItem({ measures_use: true, applies: { fact: 'kind', is: 'app' } })
  const cases: Facts[] = [
    { kind: 'app', protected: false },
    { kind: 'app', protected: true },
    { kind: 'app' },
    { kind: 'website' },
    { protected: true },
    { protected: false },
  ]
  expect(cases.map((facts) => applies(use, facts))).toEqual(['yes', 'no', 'maybe', 'no', 'no', 'maybe'])
  expect(applies(makeItem({}), { protected: true })).toBe('yes')
})
