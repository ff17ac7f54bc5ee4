import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChecklistItem } from '../../../src/core/checklist/checklist.ts'
import type { Facts } from '../../../src/core/checklist/condition.ts'
import { itemsByMeasure, scoreMeasure, standingOf, type Answers } from '../../../src/core/checklist/interval.ts'
import { anyAnswers, anyFacts, anyItems, makeItem, yesPartlyNo } from './sample-items.ts'

const slack = 1e-9
const weightOf = (items: readonly ChecklistItem[]) => items.reduce((sum, item) => sum + item.weight, 0)

test('answered, proven, open and inapplicable items make the interval of the definition', () => {
  const answered = makeItem({ id: 'XX-01', weight: 3 })
  const proven = makeItem({ id: 'XX-02', weight: 2, proven_by: [{ when: { fact: 'filed', is: false }, choice: 'no' }] })
  const open = makeItem({ id: 'XX-03', weight: 1 })
  const elsewhere = makeItem({ id: 'XX-04', weight: 5, applies: { fact: 'kind', is: 'work_group' } })
  const score = scoreMeasure(
    [answered, proven, open, elsewhere],
    { kind: 'app', filed: false },
    { 'XX-01': 'partly', 'XX-04': 'yes' },
  )
  expect(score).toEqual({
    low: 1.5 / 6,
    high: 2.5 / 6,
    applicable: [answered, proven, open],
    open: [open],
    answered: [
      { item: answered, choice: yesPartlyNo[1], by: 'person' },
      { item: proven, choice: yesPartlyNo[2], by: 'facts' },
    ],
  })
})

test('a measure of which no item applies says nothing', () => {
  const item = makeItem({ applies: { fact: 'kind', is: 'work_group' } })
  expect(scoreMeasure([item], { kind: 'app' }, {})).toBeNull()
  expect(scoreMeasure([], {}, {})).toBeNull()
})

test('a person stands before the facts, and a choice that is not on the scale counts as none', () => {
  const item = makeItem({ proven_by: [{ when: { fact: 'filed', is: true }, choice: 'yes' }] })
  const given: Answers[] = [{ 'XX-01': 'no' }, {}, { 'XX-01': 'often' }]
  const standings = given.map((answers) => standingOf(item, { filed: true }, answers))
  expect(standings).toEqual([
    { state: 'answered', choice: yesPartlyNo[2], by: 'person' },
    { state: 'answered', choice: yesPartlyNo[0], by: 'facts' },
    { state: 'answered', choice: yesPartlyNo[0], by: 'facts' },
  ])
})

test('while the condition of an item is undecided, its answer is not counted yet', () => {
  const item = makeItem({ applies: { fact: 'mandatory', is: true } })
  expect(standingOf(item, {}, { 'XX-01': 'yes' })).toEqual({ state: 'open' })
})

test('items stand by measure over all checklists', () => {
  const named = { 'zh-CN': 'x', en: 'x' }
  const list = (id: string, items: ChecklistItem[]) => ({
    id,
    version: '1',
    title: named,
    purpose: named,
    sections: [],
    items,
  })
  const first = makeItem({ id: 'XX-01' })
  const second = makeItem({ id: 'XX-02', measure: 'capacity' })
  const third = makeItem({ id: 'YY-01' })
  expect(itemsByMeasure([list('x', [first, second]), list('y', [third])])).toEqual({
    demand: [first, third],
    benefit: [],
    capacity: [second],
    boundary: [],
    inclusion: [],
  })
})

test('one more answer never widens the interval', () => {
  fc.assert(
    fc.property(
      anyItems,
      anyFacts,
      anyAnswers,
      fc.nat(),
      fc.constantFrom('yes', 'partly', 'no'),
      (items, facts, answers, at, choice) => {
        const unanswered = items.filter((item) => answers[item.id] === undefined)
        const chosen = unanswered[at % Math.max(1, unanswered.length)]
        const before = scoreMeasure(items, facts, answers)
        if (before === null || chosen === undefined || !before.open.includes(chosen)) return
        const after = scoreMeasure(items, facts, { ...answers, [chosen.id]: choice })
        expect(after!.low).toBeGreaterThanOrEqual(before.low - slack)
        expect(after!.high).toBeLessThanOrEqual(before.high + slack)
      },
    ),
  )
})

test('hiding an item removes exactly its points and its weight', () => {
  fc.assert(
    fc.property(anyItems, anyFacts, anyAnswers, fc.nat(), (items, facts, answers, at) => {
      const hidden = items[at % items.length]!
      const before = scoreMeasure(items, facts, answers)
      const without = items.filter((item) => item !== hidden)
      const after = scoreMeasure(without, facts, answers)
      const standing = standingOf(hidden, facts, answers)
      const weight = standing.state === 'not_applicable' ? 0 : hidden.weight
      const points = standing.state === 'answered' ? hidden.weight * standing.choice.value : 0
      const total = before === null ? 0 : weightOf(before.applicable)
      expect(after === null ? 0 : weightOf(after.applicable)).toBe(total - weight)
      expect((after?.low ?? 0) * (total - weight)).toBeCloseTo((before?.low ?? 0) * total - points, 9)
    }),
  )
})

test('0 and 1 are attainable: all items answered at one end close the interval there', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const always = { mandatory: true, filed: null, protected: false }
      const all = (choice: string) => Object.fromEntries(items.map((item) => [item.id, choice]))
      expect(scoreMeasure(items, always, all('no'))).toMatchObject({ low: 0, high: 0 })
      expect(scoreMeasure(items, always, all('yes'))).toMatchObject({ low: 1, high: 1 })
    }),
  )
})

test('the order of the items is irrelevant', () => {
  fc.assert(
    fc.property(anyItems, anyFacts, anyAnswers, (items, facts, answers) => {
      const one = scoreMeasure(items, facts, answers)
      const other = scoreMeasure(items.toReversed(), facts, answers)
      expect(other === null).toBe(one === null)
      expect(other?.low ?? 0).toBeCloseTo(one?.low ?? 0, 12)
      expect(other?.high ?? 0).toBeCloseTo(one?.high ?? 0, 12)
    }),
  )
})

test('every completion of what is open, facts and answers alike, lands inside the interval', () => {
  const completed = fc.record({ mandatory: fc.boolean(), protected: fc.boolean() })
  const choices = fc.array(fc.constantFrom('yes', 'partly', 'no'), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(anyItems, anyFacts, anyAnswers, completed, choices, (items, facts, answers, rest, fill) => {
      const before = scoreMeasure(items, facts, answers)
      // `filed` stays as it is: it proves answers, and what a proof gives is one of the choices filled in below.
      const whole: Facts = {
        filed: facts.filed,
        mandatory: facts.mandatory ?? rest.mandatory,
        protected: facts.protected ?? rest.protected,
      }
      const filled = {
        ...Object.fromEntries(items.map((item, index) => [item.id, fill[index]!])),
        ...provenAnswers(items, facts),
        ...answers,
      }
      const after = scoreMeasure(items, whole, filled)
      if (after === null) return
      expect(after.open).toEqual([])
      expect(after.low).toBeGreaterThanOrEqual(before!.low - slack)
      expect(after.high).toBeLessThanOrEqual(before!.high + slack)
    }),
    { numRuns: 500 },
  )
})

/** A completion keeps what is proven already. */
function provenAnswers(items: readonly ChecklistItem[], facts: Facts): Answers {
  return Object.fromEntries(
    items.flatMap((item) => {
      const standing = standingOf(item, facts, {})
      return standing.state === 'answered' ? [[item.id, standing.choice.id]] : []
    }),
  )
}
