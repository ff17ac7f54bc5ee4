import { expect, test } from 'vitest'
import type { Condition } from '../../../src/core/checklist/condition.ts'
import { readCondition, readNamedConditions } from '../../../src/core/checklist/parse-condition.ts'
import { startReading } from '../../../src/core/checklist/read-value.ts'

const named = new Map<string, Condition>([['system', { fact: 'kind', is: 'platform' }]])

function read(value: unknown) {
  const reading = startReading()
  const condition = readCondition(reading, value, ['when'], 'SF-03', named)
  return { condition, problems: reading.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) }
}

test('groups, checks and names of declared conditions are read', () => {
  const value = {
    all: [
      'system',
      {
        any: [
          { fact: 'check_in', is: true },
          { fact: 'registered_users', below: 10 },
        ],
      },
    ],
  }
  expect(read(value)).toEqual({
    condition: { all: [{ fact: 'kind', is: 'platform' }, value.all[1]] },
    problems: [],
  })
})

test('every mistake is named with the item, the place and what was probably meant', () => {
  const mistakes: [unknown, string][] = [
    [
      { fact: 'chek_in', is: true },
      'when.fact: SF-03 names fact "chek_in", which does not exist (did you mean "check_in"?)',
    ],
    [{ fact: 'check_in', is: 'yes' }, 'when.is: SF-03 compares "check_in", a boolean, with "yes"'],
    [{ fact: 'check_in', at_least: 1 }, 'when.at_least: SF-03 asks "at_least" of "check_in", which is a boolean'],
    [
      { fact: 'registered_users', at_least: '10' },
      'when.at_least: SF-03 needs a number for "at_least" of "registered_users"',
    ],
    [
      { fact: 'kind', is: 'ap' },
      'when.is: SF-03 compares "kind" with "ap", which is none of its values (did you mean "app"?)',
    ],
    [
      { fact: 'audience', in: ['publik'] },
      'when.in: SF-03 compares "audience" with "publik", which is none of its values (did you mean "public"?)',
    ],
    [{ fact: 'audience', is: 'public' }, 'when.is: SF-03 asks "is" of "audience", which is a list'],
    [{ fact: 'kind', in: [] }, 'when.in: SF-03 needs a list of texts for "in" of "kind"'],
    [{ fact: 'filed', known: 'yes' }, 'when.known: SF-03 needs true or false for "known" of "filed"'],
    [
      { fact: 'filed' },
      'when: SF-03: beside "fact" there must be exactly one of is, in, at_least, below, known, contains',
    ],
    [
      { fact: 'filed', is: true, known: true },
      'when: SF-03: beside "fact" there must be exactly one of is, in, at_least, below, known, contains (did you mean "is"?)',
    ],
    [{ all: [] }, 'when.all: SF-03: "all" must be a list of conditions that is not empty'],
    [{ all: ['system'], any: ['system'] }, 'when: SF-03: "all" must stand alone in its condition'],
    ['sytem', 'when: SF-03 names condition "sytem", which is not declared (did you mean "system"?)'],
    [true, 'when: SF-03: a condition must be a mapping or the name of a declared one'],
    [{ is: true }, 'when: SF-03: a condition needs "fact", "all", "any" or "none"'],
    [{ none: [{ all: [{ fact: 'x', is: 1 }] }] }, 'when.none.0.all.0.fact: SF-03 names fact "x", which does not exist'],
  ]
  expect(mistakes.map(([value]) => read(value).problems)).toEqual(mistakes.map(([, message]) => [message]))
})

test('a declared condition may name one declared before it', () => {
  const reading = startReading()
  const declared = readNamedConditions(reading, {
    app: { fact: 'in_app_scope', is: true },
    forced: { all: ['app', { fact: 'mandatory', is: true }] },
    wrong: { none: ['later'] },
  })
  expect(declared.get('forced')).toEqual({
    all: [
      { fact: 'in_app_scope', is: true },
      { fact: 'mandatory', is: true },
    ],
  })
  expect(reading.problems).toEqual([
    { path: ['conditions', 'wrong', 'none', 0], message: 'wrong names condition "later", which is not declared' },
  ])
})
