import { expect, test } from 'vitest'
import type { RedLine } from '../../../src/core/checklist/checklist.ts'
import type { Facts } from '../../../src/core/checklist/condition.ts'
import { factsOfRedLine, judgeRedLine, type RedLineResult } from '../../../src/core/checklist/red-line.ts'

const said = { 'zh-CN': 'x', en: 'x' }
const rule: RedLine = {
  id: 'XX-01',
  severity: 'red_line',
  title: said,
  scope: { fact: 'kind', is: 'app' },
  when: { fact: 'check_in', is: true },
  exempt: { fact: 'criticality', is: 'emergency' },
  effect: 'rectify',
  messages: { hit: said, clear: said, review: said },
  measure: said,
  source: [],
}

test('what is certain decides, and anything left unknown goes to a person', () => {
  const cases: [Facts, RedLineResult][] = [
    [{ kind: 'app', check_in: true, criticality: 'general' }, 'hit'],
    [{ kind: 'app', check_in: true }, 'review'],
    [{ check_in: true, criticality: 'general' }, 'review'],
    [{ kind: 'app', criticality: 'general' }, 'review'],
    [{}, 'review'],
    [{ kind: 'website' }, 'out_of_scope'],
    [{ check_in: false }, 'clear'],
    [{ kind: 'app', criticality: 'emergency' }, 'exempt'],
    [{ kind: 'app', check_in: false, criticality: 'emergency' }, 'clear'],
  ]
  expect(cases.map(([facts]) => judgeRedLine(rule, facts))).toEqual(cases.map(([, result]) => result))
})

test('a rule without scope and exemption rests on its condition alone', () => {
  const bare: RedLine = { ...rule }
  delete bare.scope
  delete bare.exempt
  const cases: Facts[] = [{ check_in: true }, { check_in: false }, {}]
  expect(cases.map((facts) => judgeRedLine(bare, facts))).toEqual(['hit', 'clear', 'review'])
})

test('a rule names every fact it reads', () => {
  expect(factsOfRedLine(rule)).toEqual(['kind', 'check_in', 'criticality'])
})
