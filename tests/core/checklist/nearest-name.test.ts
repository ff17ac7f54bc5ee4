import { expect, test } from 'vitest'
import { nearestName, suggestion } from '../../../src/core/checklist/nearest-name.ts'

const known = ['check_in', 'mandatory', 'filed', 'online_time']

test('a misspelt name finds the one that was meant', () => {
  expect(['chek_in', 'mandatry', 'flied', 'check-in'].map((name) => nearestName(name, known))).toEqual([
    'check_in',
    'mandatory',
    'filed',
    'check_in',
  ])
})

test('a name that resembles none gets no suggestion', () => {
  expect([nearestName('weather', known), suggestion('weather', known), suggestion('filled', known)]).toEqual([
    null,
    '',
    ' (did you mean "filed"?)',
  ])
})
