import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, factsOf, type Condition, type Facts, type Truth } from '../../../src/core/checklist/condition.ts'

test('each check answers yes, no, and maybe where its fact is unknown', () => {
  const facts: Facts = {
    kind: 'app',
    audience: ['public'],
    mandatory: true,
    registered_users: 10,
    notes: '试点阶段',
    owner: null,
  }
  const cases: [Condition, Truth][] = [
    [{ fact: 'kind', is: 'app' }, 'yes'],
    [{ fact: 'kind', is: 'website' }, 'no'],
    [{ fact: 'owner', is: '县数据局' }, 'maybe'],
    [{ fact: 'kind', in: ['app', 'website'] }, 'yes'],
    [{ fact: 'audience', in: ['internal', 'public'] }, 'yes'],
    [{ fact: 'audience', in: ['internal'] }, 'no'],
    [{ fact: 'functions', in: ['填报'] }, 'maybe'],
    [{ fact: 'registered_users', at_least: 10 }, 'yes'],
    [{ fact: 'registered_users', below: 10 }, 'no'],
    [{ fact: 'annual_cost', below: 10 }, 'maybe'],
    [{ fact: 'owner', known: false }, 'yes'],
    [{ fact: 'owner', known: true }, 'no'],
    [{ fact: 'notes', contains: '试点' }, 'yes'],
    [{ fact: 'audience', contains: 'public' }, 'yes'],
    [{ fact: 'audience', contains: 'pub' }, 'no'],
  ]
  expect(cases.map(([condition]) => evaluate(condition, facts))).toEqual(cases.map(([, truth]) => truth))
})

test('a decided part decides a group in spite of what is unknown', () => {
  const unknown: Condition = { fact: 'owner', is: 'x' }
  const yes: Condition = { fact: 'mandatory', is: true }
  const no: Condition = { fact: 'mandatory', is: false }
  const facts: Facts = { mandatory: true }
  const groups: Condition[] = [
    { all: [unknown, no] },
    { all: [unknown, yes] },
    { any: [unknown, yes] },
    { any: [unknown, no] },
    { none: [unknown, yes] },
    { none: [unknown, no] },
    { none: [no] },
  ]
  expect(groups.map((group) => evaluate(group, facts))).toEqual(['no', 'maybe', 'yes', 'maybe', 'no', 'maybe', 'yes'])
})

test('a condition names each fact it reads once, in order', () => {
  const condition: Condition = {
    all: [
      { fact: 'kind', is: 'app' },
      {
        none: [
          {
            any: [
              { fact: 'filed', is: true },
              { fact: 'kind', known: false },
            ],
          },
        ],
      },
    ],
  }
  expect(factsOf(condition)).toEqual(['kind', 'filed'])
})

const names = ['mandatory', 'check_in', 'filed']
const leaf = fc.record({ fact: fc.constantFrom(...names), is: fc.boolean() })
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}))

test('what is decided under unknown facts stays so however the unknown turns out', () => {
  const partial = fc.record({
    mandatory: fc.option(fc.boolean()),
    check_in: fc.option(fc.boolean()),
    filed: fc.option(fc.boolean()),
  })
  fc.assert(
    fc.property(
      anyCondition,
      partial,
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      (condition, facts, rest) => {
        const before = evaluate(condition, facts)
        const whole: Facts = Object.fromEntries(
          names.map((name, index) => [name, facts[name as keyof typeof facts] ?? rest[index]!]),
        )
        const after = evaluate(condition, whole)
        return after !== 'maybe' && (before === 'maybe' || before === after)
      },
    ),
  )
})
