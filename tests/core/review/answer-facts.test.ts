import { expect, test } from 'vitest'
import { isAnswerFact, itemOfAnswerFact } from '../../../src/core/checklist/answer-fact.ts'
import { itemsOfRedLine, factsOfRedLine } from '../../../src/core/checklist/red-line.ts'
import { itemsReadByRules, withAnswerFacts } from '../../../src/core/review/answer-facts.ts'
import { rankQuestions } from '../../../src/core/review/next-question.ts'
import { redLineResults } from '../../../src/core/review/red-lines.ts'
import { explainVerdict } from '../../../src/core/review/review-system.ts'
import { allYes, checklist, item, oneEach, ordinaryFacts, redLine, reviewer, rules } from './rulebook.ts'

const proof = item('BD-05', 'boundary', {
  applies: { fact: 'kind', is: 'app' },
  proven_by: [{ when: { fact: 'trace_upload', is: false }, choice: 'yes' }],
})
const upload = redLine('RL-06', {
  when: { fact: 'trace_upload', is: true },
  exempt: {
    any: [
      { fact: 'criticality', is: 'emergency' },
      { fact: 'answer.BD-05', is: 'yes' },
    ],
  },
})
const read = itemsReadByRules([upload], rules.table, [checklist([proof])])
const app = ordinaryFacts({ kind: 'app', trace_upload: true, criticality: 'general' })

test('an answer fact is the choice that stands, unknown while open, and unasked where the item is not put', () => {
  const standing = (facts: typeof app, answers: Record<string, string>) =>
    withAnswerFacts(read, facts, answers)['answer.BD-05']
  expect([
    standing(app, {}),
    standing(app, { 'BD-05': 'partly' }),
    standing({ ...app, trace_upload: false }, {}),
    standing({ ...app, kind: 'website' }, { 'BD-05': 'yes' }),
  ]).toEqual([null, 'partly', 'yes', 'unasked'])
  // The table reads SF-07, which no checklist here has.
  expect([...read.keys()]).toEqual(['BD-05', 'SF-07'])
  expect(withAnswerFacts(read, app, {})['answer.SF-07']).toBe('unasked')
})

test('facts that hold the standing answers already come back themselves', () => {
  const once = withAnswerFacts(read, app, { 'BD-05': 'no' })
  expect(withAnswerFacts(read, once, { 'BD-05': 'no' })).toBe(once)
  expect(app['answer.BD-05']).toBeUndefined()
})

test('a rule tells the facts of the system from the items it reads', () => {
  expect([factsOfRedLine(upload), itemsOfRedLine(upload)]).toEqual([['trace_upload', 'criticality'], ['BD-05']])
  expect([isAnswerFact('answer.BD-05'), isAnswerFact('answer.bd'), itemOfAnswerFact('answer.BD-05')]).toEqual([
    true,
    false,
    'BD-05',
  ])
  const given: Record<string, string>[] = [{}, { 'BD-05': 'no' }, { 'BD-05': 'yes' }]
  const outcomes = given.map((answers) => {
    const [outcome] = redLineResults([upload], withAnswerFacts(read, app, answers))
    return [outcome?.result, outcome?.items, outcome?.unanswered]
  })
  expect(outcomes).toEqual([
    ['review', [], ['BD-05']],
    ['hit', ['BD-05'], []],
    ['exempt', ['BD-05'], []],
  ])
})

test('an answer that lifts a red line is asked for, named among the reasons, and is a flip', () => {
  const rulebook = reviewer([...oneEach, proof], [upload])
  const under = (answers: Record<string, string>) => ({
    system: { id: 's1', name: '取证应用' },
    facts: app,
    answers: { ...allYes, ...answers },
    decision: null,
  })
  const open = explainVerdict(rulebook, under({}))
  expect([open.computed, open.possible]).toEqual(['keep', ['keep', 'rectify']])
  expect(open.reasons.find(({ code }) => code === 'red_line_review')).toMatchObject({
    values: { rule: 'RL-06', unknown: 'BD-05' },
    items: ['RL-06', 'BD-05'],
  })
  expect(rankQuestions(rulebook, under({})).map((question) => question.item)).toEqual(['BD-05'])
  const crossed = explainVerdict(rulebook, under({ 'BD-05': 'no' }))
  expect([crossed.computed, crossed.settled]).toEqual(['rectify', true])
  expect(crossed.flip).toContainEqual({ item: 'BD-05', from: 'no', to: 'yes', verdict: 'keep' })
})
