import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChecklistItem } from '../../../src/core/checklist/checklist.ts'
import { measures } from '../../../src/core/checklist/checklist.ts'
import type { Condition, Facts, FactValue } from '../../../src/core/checklist/condition.ts'
import { standingOf } from '../../../src/core/checklist/interval.ts'
import { reviewSystem } from '../../../src/core/review/review-system.ts'
import { item, ordinaryFacts, redLine, reviewer } from './rulebook.ts'

/** Facts that may be unknown, with every value a completion may give them. */
const domains: Record<string, FactValue[]> = {
  mandated_from_above: [true, false],
  protected: [true, false],
  check_in: [true, false],
  data_sharing: [true, false],
  sole_functions: [0, 1],
  weak_staff_share: [0, 0.8],
  filed: [true, false],
  covered_elsewhere: [0, 1],
  covered_by_larger: [true, false],
}
const names = Object.keys(domains)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('check_in', 'filed', 'data_sharing', 'protected').map((fact) => ({ fact, is: true }) as const),
  fc.constantFrom('check_in', 'filed').map((fact): Condition => ({ none: [{ fact, is: true }] })),
  fc.constant<Condition>({
    any: [
      { fact: 'filed', is: true },
      { fact: 'check_in', is: false },
    ],
  }),
)

const items = fc.array(
  fc.record({
    measure: fc.constantFrom(...measures),
    weight: fc.integer({ min: 1, max: 4 }),
    applies: fc.option(condition, { nil: undefined }),
    proofs: fc.array(fc.record({ when: condition, choice: fc.constantFrom('yes', 'partly', 'no') }), { maxLength: 2 }),
    measures_use: fc.boolean(),
    answer: fc.option(fc.constantFrom('yes', 'partly', 'no'), { nil: null }),
  }),
  { minLength: 1, maxLength: 9 },
)
const facts = fc.record(
  Object.fromEntries(
    names.map((name) => [
      name,
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...(domains[name] ?? [])) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    ]),
  ),
)
const overlaps = fc.constantFrom(0, 2)

test('every verdict that a completion gives is among the possible ones, and a settled one is never wrong', () => {
  let settledCount = 0
  let tightCount = 0
  let total = 0
  fc.assert(
    fc.property(items, facts, overlaps, (drafts, drawn, functional_overlaps) => {
      const list = drafts.map((draft, at) =>
        item(`i${at}`, draft.measure, {
          weight: draft.weight,
          proven_by: draft.proofs,
          measures_use: draft.measures_use,
          ...(draft.applies === undefined ? {} : { applies: draft.applies }),
        }),
      )
      const answers = Object.fromEntries(
        drafts.flatMap((draft, at) => (draft.answer === null ? [] : [[`i${at}`, draft.answer] as const])),
      )
      const known = ordinaryFacts({ ...drawn, functional_overlaps })
      const unknown = names.filter((name) => drawn[name] === null)
      fc.pre(unknown.length <= 3)
      const rulebook = reviewer(list, [
        redLine('R1', { when: { fact: 'check_in', is: true }, exempt: { fact: 'protected', is: true } }),
        redLine('R2', {
          when: { fact: 'filed', is: false },
          scope: { fact: 'data_sharing', is: false },
          effect: 'retire',
        }),
      ])
      const review = (factsNow: Facts, answersNow: Record<string, string>) =>
        reviewSystem(
          rulebook,
          { system: { id: 's1', name: 's' }, facts: factsNow, answers: answersNow, decision: null },
          { explain: false },
        )
      const now = review(known, answers)
      expect(now.possible).toContain(now.computed)
      expect(now.possible[0]).toBe(now.computed)

      const outcomes = new Set<string>()
      const open = list.filter(
        (entry) => answers[entry.id] === undefined && standingOf(entry, known, answers).state === 'open',
      )
      for (const completed of completeFacts(known, unknown)) {
        for (const chosen of completeAnswers(open.slice(0, 4))) {
          const row = review(completed, { ...chosen, ...answers })
          // Items beyond the four that were completed may still be open; such a row is no single outcome.
          if (row.settled) outcomes.add(row.computed)
        }
        // What the facts alone prove, without anybody's answer, is a completion as well.
        const row = review(completed, answers)
        if (row.settled) outcomes.add(row.computed)
      }
      for (const outcome of outcomes) expect(now.possible).toContain(outcome)
      if (now.settled && outcomes.size > 0) expect([...outcomes]).toEqual([now.computed])
      total += 1
      if (now.settled) settledCount += 1
      if (now.possible.length === outcomes.size) tightCount += 1
    }),
    { numRuns: 1500, seed: 7 },
  )
  // The property says nothing if nothing is ever settled, and little if the set is never tight.
  expect(settledCount / total).toBeGreaterThan(0.1)
  expect(tightCount / total).toBeGreaterThan(0.5)
})

function completeFacts(known: Facts, unknown: readonly string[]): Facts[] {
  const [first, ...rest] = unknown
  if (first === undefined) return [known]
  return (domains[first] ?? []).flatMap((value) => completeFacts({ ...known, [first]: value }, rest))
}

function completeAnswers(open: readonly ChecklistItem[]): Record<string, string>[] {
  const [first, ...rest] = open
  if (first === undefined) return [{}]
  return completeAnswers(rest).flatMap((answers) =>
    first.choices.map((choice) => ({ ...answers, [first.id]: choice.id })),
  )
}
