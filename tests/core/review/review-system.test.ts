import { expect, test } from 'vitest'
import type { FactValue } from '../../../src/core/checklist/condition.ts'
import { explainVerdict, reviewSystem } from '../../../src/core/review/review-system.ts'
import { allYes, item, oneEach, ordinaryFacts, redLine, reviewer } from './rulebook.ts'

const checkIn = redLine('RL-01', {
  when: { fact: 'check_in', is: true },
  exempt: { fact: 'criticality', is: 'emergency' },
})
const belowCounty = redLine('RL-02', { when: { fact: 'below_county', is: true }, effect: 'retire' })
const commercial = redLine('RL-03', { when: { fact: 'personal_data', is: true }, effect: 'migrate' })
const clean = { criticality: 'general', check_in: false, below_county: false, personal_data: false }

function verdictOf(facts: Record<string, FactValue>, answers: Record<string, string>) {
  const row = reviewSystem(reviewer(oneEach, [checkIn, belowCounty, commercial]), {
    system: { id: 's1', name: '测试系统' },
    facts: ordinaryFacts({ ...clean, ...facts }),
    answers: { ...allYes, ...answers },
    decision: null,
  })
  return [row.possible, row.reasons.at(-1)?.values['row'], row.quadrant]
}

test.each([
  ['needed and works: it stays', {}, {}, ['keep'], 'needed-works', 'needed_works'],
  ['nobody asked for it, but it works: it stays', {}, { D: 'no' }, ['keep'], 'unasked-works', 'unasked_works'],
  ['needed but fails: it is mended', {}, { B: 'no' }, ['rectify'], 'needed-fails', 'needed_fails'],
  ['neither needed nor working: it is closed', {}, { D: 'no', B: 'no' }, ['retire'], 'unasked-fails', 'unasked_fails'],
  [
    'an emergency system is never closed for low use',
    { protected: true },
    { D: 'no', B: 'no' },
    ['defer'],
    'unasked-fails-protected',
    'unasked_fails',
  ],
  [
    'the only provider of a needed function is not closed before another takes over',
    { sole_functions: 1 },
    { D: 'no', B: 'no' },
    ['defer'],
    'unasked-fails-sole',
    'unasked_fails',
  ],
  ['a red line is never averaged away', { check_in: true }, {}, ['rectify'], 'red-line', 'needed_works'],
  [
    'an exempted red line is no ground',
    { check_in: true, criticality: 'emergency', protected: true },
    {},
    ['keep'],
    'needed-works',
    'needed_works',
  ],
  [
    'a red line that cannot be mended closes',
    { below_county: true },
    {},
    ['retire'],
    'unmendable-retire',
    'needed_works',
  ],
  [
    'a red line that cannot be mended moves what is needed first',
    { below_county: true, sole_functions: 2 },
    {},
    ['migrate'],
    'unmendable-but-needed',
    'needed_works',
  ],
  ['a red line that must move, moves', { personal_data: true }, {}, ['migrate'], 'unmendable-migrate', 'needed_works'],
  [
    'mandated from above with a red line: reported upwards',
    { mandated_from_above: true, check_in: true },
    {},
    ['escalate'],
    'mandated-red-line',
    'needed_works',
  ],
  [
    'mandated from above and too much for the locality: reported upwards',
    { mandated_from_above: true },
    { C: 'no' },
    ['escalate'],
    'mandated-capacity',
    'needed_works',
  ],
  [
    'mandated from above and a burden: reported upwards',
    { mandated_from_above: true },
    { L: 'no' },
    ['escalate'],
    'mandated-boundary',
    'needed_works',
  ],
  [
    'mandated from above, neither needed nor working: deferred, since it may not be closed here',
    { mandated_from_above: true },
    { D: 'no', B: 'no' },
    ['defer'],
    'mandated-fails',
    'unasked_fails',
  ],
  [
    'mandated from above and working: it stays',
    { mandated_from_above: true },
    {},
    ['keep'],
    'mandated',
    'needed_works',
  ],
  [
    'the lesser record of one system goes into the other',
    { yields_to_duplicate: true },
    {},
    ['merge'],
    'duplicate-record',
    'needed_works',
  ],
  [
    'covered by a larger system of the same level: merged',
    { covered_elsewhere: 1, covered_by_larger: true },
    {},
    ['merge'],
    'covered-by-larger',
    'needed_works',
  ],
  [
    'covered by a system of a higher level: moved there',
    { covered_elsewhere: 1, covered_by_larger: true, covered_from_above: true },
    {},
    ['migrate'],
    'covered-from-above',
    'needed_works',
  ],
  [
    'the larger of two that cover each other stays',
    { covered_elsewhere: 1, covered_by_larger: false },
    {},
    ['keep'],
    'needed-works',
    'needed_works',
  ],
  ['more than the locality can run: simplified', {}, { C: 'no' }, ['simplify'], 'beyond-capacity', 'needed_works'],
  [
    'more than the locality can run, and nobody to run it: moved',
    { weak_staff_share: 0.6 },
    { C: 'no' },
    ['migrate'],
    'beyond-staff',
    'needed_works',
  ],
  ['oversteps its limits: mended', {}, { L: 'no' }, ['rectify'], 'boundary-short', 'needed_works'],
  ['leaves elders out: mended', {}, { I: 'no' }, ['rectify'], 'inclusion-short', 'needed_works'],
  [
    'useful but apart from systems of the same function: connected',
    { functional_overlaps: 2, data_sharing: false },
    {},
    ['connect'],
    'isolated',
    'needed_works',
  ],
  [
    'out of use and free of duties: de-registered',
    { status: 'closed' },
    {},
    ['retire'],
    'closed-and-free',
    'needed_works',
  ],
])('%s', (_name, facts, answers, possible, row, quadrant) => {
  expect(verdictOf(facts, answers)).toEqual([possible, row, quadrant])
})

test('an unanswered item leaves every verdict open that it could still give', () => {
  const row = reviewSystem(reviewer(oneEach), {
    system: { id: 's1', name: '测试系统' },
    facts: ordinaryFacts(),
    answers: { C: 'yes', L: 'yes', I: 'yes', D: 'no' },
    decision: null,
  })

  expect(row.possible).toEqual(['keep', 'retire'])
  expect([row.settled, row.intervals.benefit, row.quadrant]).toEqual([false, [0, 1], null])
})

test('an unknown red line opens the verdict without deciding it', () => {
  const row = reviewSystem(reviewer(oneEach, [checkIn]), {
    system: { id: 's1', name: '测试系统' },
    facts: ordinaryFacts(),
    answers: allYes,
    decision: null,
  })

  expect([row.computed, row.possible]).toEqual(['keep', ['keep', 'rectify']])
  expect(row.reasons.find((reason) => reason.code === 'red_line_review')?.facts).toEqual(['check_in', 'criticality'])
})

const subject = (protectedNow: boolean | null) => ({
  system: { id: 's1', name: '防汛系统' },
  facts: ordinaryFacts({ protected: protectedNow }),
  answers: { ...allYes, U: 'no' },
  decision: null,
})

test('frequency of use does not count for a system that criticality protects', () => {
  const use = item('U', 'benefit', { measures_use: true, weight: 5 })
  const rulebook = reviewer([...oneEach, use])

  expect(reviewSystem(rulebook, subject(false)).intervals.benefit).toEqual([1 / 6, 1 / 6])
  expect(reviewSystem(rulebook, subject(true)).intervals.benefit).toEqual([1, 1])
  expect(reviewSystem(rulebook, subject(null)).intervals.benefit).toEqual([1 / 6, 1])
})

test('a measure that asks nothing speaks for nothing and against nothing', () => {
  const row = reviewSystem(reviewer([item('B', 'benefit')]), {
    system: { id: 's1', name: '测试系统' },
    facts: ordinaryFacts(),
    answers: { B: 'yes' },
    decision: null,
  })

  expect([row.possible, row.intervals.demand, row.quadrant]).toEqual([['keep'], null, null])
})

test('flips name the answer and the fact that would change the verdict, and to what', () => {
  const row = explainVerdict(reviewer(oneEach, [checkIn]), {
    system: { id: 's1', name: '测试系统' },
    facts: ordinaryFacts({ check_in: true, criticality: 'general' }),
    answers: allYes,
    decision: null,
  })

  expect(row.computed).toBe('rectify')
  expect(row.flip).toEqual([
    { item: 'fact.check_in', from: 'yes', to: 'no', verdict: 'keep' },
    { item: 'fact.mandated_from_above', from: 'no', to: 'yes', verdict: 'escalate' },
    { item: 'fact.yields_to_duplicate', from: 'no', to: 'yes', verdict: 'merge' },
  ])
})

test('margin is the distance of the nearest deciding score from its threshold', () => {
  const items = [item('B1', 'benefit', { weight: 3 }), item('B2', 'benefit'), item('D', 'demand')]
  const row = reviewSystem(reviewer(items), {
    system: { id: 's1', name: '测试系统' },
    facts: ordinaryFacts(),
    answers: { B1: 'yes', B2: 'no', D: 'yes' },
    decision: null,
  })

  // Benefit 0.75 decides (below 0.5 it would be mended); demand does not, since what works stays either way.
  expect(row.margin).toBe(0.25)
})
