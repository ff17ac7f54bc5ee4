import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { measures, type ChecklistItem } from '../../../src/core/checklist/checklist.ts'
import type { Facts, FactValue } from '../../../src/core/checklist/condition.ts'
import { standingOf, type Answers } from '../../../src/core/checklist/interval.ts'
import { createReviewer, type Reviewer } from '../../../src/core/review/assess.ts'
import { deriveFacts } from '../../../src/core/review/derive-facts.ts'
import { reviewPortfolio, reviewSystem } from '../../../src/core/review/review-system.ts'
import type { VerdictRow } from '../../../src/core/review/verdict.ts'
import { loadChecklists } from '../../../src/engine/resources/load-checklists.ts'
import { generatePortfolio } from '../../bench/generate-portfolio.ts'
import { item, ordinaryFacts, redLine, reviewer, rules } from './rulebook.ts'

const text = { 'zh-CN': '问', en: 'asked' }
const ofTask = [
  { id: 'ongoing', value: 1, text },
  { id: 'occasional', value: 0.5, text },
  { id: 'ended', value: 0, text },
]

/** Items of any measure; the last two are read by a red line and by a test of the table as well. */
const someItems = fc
  .array(
    fc.record({ measure: fc.constantFrom(...measures), weight: fc.integer({ min: 1, max: 4 }), guarded: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((drafts): ChecklistItem[] => [
    ...drafts.map(({ measure, weight, guarded }, at) =>
      item(`AA-0${at + 1}`, measure, { weight, ...(guarded ? { applies: { fact: 'filed', is: true } as const } : {}) }),
    ),
    item('BD-05', 'boundary', { proven_by: [{ when: { fact: 'trace_upload', is: false }, choice: 'yes' }] }),
    item('SF-07', 'demand', { choices: ofTask, weight: 2, applies: { fact: 'kind', is: 'work_group' } }),
  ])
const lines = [
  redLine('RL-01', { when: { fact: 'check_in', is: true } }),
  redLine('RL-06', { when: { fact: 'trace_upload', is: true }, exempt: { fact: 'answer.BD-05', is: 'yes' } }),
  redLine('RL-12', { when: { fact: 'below_county', is: true }, effect: 'migrate' }),
]
const maybe = (...values: FactValue[]) => fc.constantFrom(...values, null)
const someFacts = fc.record({
  kind: fc.constantFrom<FactValue>('app', 'work_group'),
  filed: fc.boolean(),
  check_in: maybe(true, false),
  trace_upload: fc.boolean(),
  below_county: maybe(false, false, true),
  mandated_from_above: maybe(true, false, false),
  protected: maybe(true, false),
  sole_functions: maybe(0, 1),
  data_sharing: fc.boolean(),
  functional_overlaps: fc.constantFrom<FactValue>(0, 2),
  weak_staff_share: maybe(0, 0.8),
})
const someAnswers = fc.array(fc.option(fc.constantFrom(0, 1, 2), { nil: null }), { minLength: 5, maxLength: 5 })

function given(items: readonly ChecklistItem[], drawn: readonly (number | null)[]): Record<string, string> {
  return Object.fromEntries(
    items.flatMap((one, at) => {
      const choice = one.choices[drawn[at] ?? -1]
      return choice === undefined ? [] : [[one.id, choice.id] as const]
    }),
  )
}

const judge = (rulebook: Reviewer, facts: Facts, answers: Answers) =>
  reviewSystem(rulebook, { system: { id: 's1', name: 's' }, facts, answers, decision: null }, { explain: false })

function completions(items: readonly ChecklistItem[], facts: Facts, answers: Answers): Answers[] {
  const open = items.find((one) => standingOf(one, facts, answers).state === 'open')
  if (open === undefined) return [answers]
  return open.choices.flatMap((choice) => completions(items, facts, { ...answers, [open.id]: choice.id }))
}

test('a verdict that is settled stays under every completion, and no completion falls outside the possible ones', () => {
  let settled = 0
  let several = 0
  fc.assert(
    fc.property(someItems, someFacts, someAnswers, (items, drawn, chosen) => {
      const facts = ordinaryFacts(drawn)
      const rulebook = reviewer(items, lines)
      const answers = given(items, chosen)
      const now = judge(rulebook, facts, answers)
      for (const complete of completions(items, facts, answers)) {
        const then = judge(rulebook, facts, complete)
        expect(now.possible).toEqual(expect.arrayContaining(then.possible))
        if (now.settled) expect([then.computed, then.settled]).toEqual([now.computed, true])
      }
      if (now.settled) settled += 1
      else several += 1
    }),
    { numRuns: 400, seed: 11 },
  )
  expect(Math.min(settled, several)).toBeGreaterThan(40)
})

test('one more answer never adds a possible verdict', () => {
  fc.assert(
    fc.property(someItems, someFacts, someAnswers, fc.nat(), fc.nat(2), (items, drawn, chosen, at, choice) => {
      const facts = ordinaryFacts(drawn)
      const rulebook = reviewer(items, lines)
      const answers = given(items, chosen)
      const open = items.filter((one) => standingOf(one, facts, answers).state === 'open')
      const asked = open[at % Math.max(1, open.length)]
      fc.pre(asked !== undefined)
      const before = judge(rulebook, facts, answers)
      const after = judge(rulebook, facts, { ...answers, [asked?.id ?? '']: asked?.choices[choice]?.id ?? '' })
      expect(before.possible).toEqual(expect.arrayContaining(after.possible))
    }),
    { numRuns: 1000, seed: 12 },
  )
})

test('a red line that is crossed is never outweighed: the system is not kept, deferred, connected or simplified', () => {
  const lenient = ['keep', 'defer', 'connect', 'simplify']
  fc.assert(
    fc.property(someItems, someFacts, someAnswers, (items, drawn, chosen) => {
      const facts = ordinaryFacts({ ...drawn, check_in: true })
      const { possible } = judge(reviewer(items, lines), facts, given(items, chosen))
      expect(possible.filter((verdict) => lenient.includes(verdict))).toEqual([])
    }),
    { numRuns: 1000, seed: 13 },
  )
})

test('closing is computed only where it is settled, and never for what criticality or a mandate protects', () => {
  let closed = 0
  fc.assert(
    fc.property(someItems, someFacts, someAnswers, (items, drawn, chosen) => {
      const now = judge(reviewer(items, lines), ordinaryFacts(drawn), given(items, chosen))
      if (now.computed === 'retire') {
        closed += 1
        expect(now.settled).toBe(true)
      }
      if (drawn.protected === true || drawn.mandated_from_above === true) expect(now.possible).not.toContain('retire')
    }),
    { numRuns: 2000, seed: 14 },
  )
  expect(closed).toBeGreaterThan(20)
})

test('the order of items, red lines and systems plays no part', () => {
  fc.assert(
    fc.property(someItems, someFacts, someAnswers, (items, drawn, chosen) => {
      const facts = ordinaryFacts(drawn)
      const answers = given(items, chosen)
      const now = judge(reviewer(items, lines), facts, answers)
      const turned = judge(reviewer(items.toReversed(), lines.toReversed()), facts, answers)
      expect(rounded(turned)).toEqual(rounded(now))
    }),
    { numRuns: 500, seed: 15 },
  )
})

test('the order of systems plays no part in their verdicts', () => {
  const { checklists, redLines } = loadChecklists(join(import.meta.dirname, '../../../resources'))
  const shipped = createReviewer({ checklists, redLines: redLines.rules, table: rules.table, settings: rules.settings })
  const portfolio = generatePortfolio(120, 5, rules.indicators)
  const verdictsIn = (systems: typeof portfolio.systems) => {
    const facts = deriveFacts({ ...portfolio, systems }, rules.settings.minimum_voices)
    const subjects = systems.map((system) => ({
      system,
      facts: facts.get(system.id) ?? {},
      answers: {},
      decision: null,
    }))
    return new Map(reviewPortfolio(shipped, subjects).map((row) => [row.system.id, row]))
  }
  const [forwards, backwards] = [verdictsIn(portfolio.systems), verdictsIn(portfolio.systems.toReversed())]
  expect(portfolio.systems.map(({ id }) => backwards.get(id))).toEqual(
    portfolio.systems.map(({ id }) => forwards.get(id)),
  )
})

/** Sums over items in another order differ in the last digits. */
function rounded({ intervals, reasons: _, ...row }: VerdictRow) {
  const shown = measures.map((measure) => intervals[measure]?.map((end) => end.toFixed(9)))
  return { ...row, intervals: shown }
}
