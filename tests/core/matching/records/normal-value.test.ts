import { expect, test } from 'vitest'
import { amountOf, fingerprint, normaliseValue } from '../../../../src/core/matching/records/normal-value.ts'

test.each([
  ['Sony PS-LX350H', 'sonypslx350h', ['sony', 'pslx350h']],
  ['404/351 -9533', '4043519533', ['404', '351', '9533']],
  ["l'Orangerie, Café", 'lorangeriecafe', ['l', 'orangerie', 'cafe']],
  ['河湖巡查APP', '河湖巡查app', ['河湖', '湖巡', '巡查', 'app']],
  ['  — ', '', []],
])('%s is compared as %s', (text, squeezed, words) => {
  expect(normaliseValue(text)).toEqual({ squeezed, words })
})

test('order, case, marks and repeats do not change a fingerprint', () => {
  expect([' the  Multi multi word test', 'École ÉCole ecoLe', 'Straße Œuvre'].map(fingerprint)).toEqual([
    'multi test the word',
    'ecole',
    'oeuvre strasse',
  ])
})

test.each([
  ['$1,299.00', 1299],
  ['12.5 kg', 12.5],
  ['-3', -3],
  ['3rd street', null],
  ['', null],
])('%j as an amount is %j', (text, amount) => {
  expect(amountOf(text)).toBe(amount)
})
