import { expect, test } from 'vitest'
import { nextQuestion, portfolioQuestions, rankQuestions } from '../../../src/core/review/next-question.ts'
import { allYes, item, oneEach, ordinaryFacts, reviewer } from './rulebook.ts'

const subject = (id: string, answers: Record<string, string>, owner: string | null = null) => ({
  system: { id, name: `系统${id}` },
  facts: ordinaryFacts({ owner }),
  answers,
  decision: null,
})

test('a settled system is asked nothing', () => {
  expect(nextQuestion(reviewer(oneEach), subject('s1', allYes))).toBe(null)
})

test('an item of a measure that decides nothing is never asked', () => {
  // What works stays whether or not it was asked for, so demand is left alone.
  expect(rankQuestions(reviewer(oneEach), subject('s1', { B: 'yes', C: 'yes', L: 'yes', I: 'yes' }))).toEqual([])
})

test('the answer that rules out most verdicts is asked first', () => {
  const items = [
    ...oneEach.filter((entry) => entry.id !== 'B'),
    item('B1', 'benefit', { weight: 5 }),
    item('B2', 'benefit'),
  ]
  const ranked = rankQuestions(reviewer(items), subject('s1', { D: 'no', C: 'yes', L: 'yes', I: 'yes' }))

  expect(ranked.map((entry) => entry.item)).toEqual(['B1', 'B2'])
  // Keep and retire are possible; yes and no leave one, partly leaves both. A tenth of its share of the interval is added.
  expect(ranked[0]?.value).toBeCloseTo(2 - (1 + 2 + 1) / 3 + 0.1 * (5 / 6), 10)
  // No answer to B2 decides alone: what the measure is worth is spread over the six such answers it would take.
  expect(ranked[1]?.value).toBeCloseTo(1 / 6 + 0.1 / 6, 10)
})

test('where only a missing fact can help, no item is asked', () => {
  const answered = { D: 'yes', B: 'yes', C: 'yes', L: 'yes', I: 'yes' }
  const waiting = { ...subject('s1', answered), facts: { ...subject('s1', answered).facts, mandated_from_above: null } }
  const open = { ...waiting, answers: {} }
  expect(rankQuestions(reviewer(oneEach), waiting)).toEqual([])
  expect(rankQuestions(reviewer(oneEach), open).length).toBeGreaterThan(0)
})

test('a choice that was given often elsewhere weighs more', () => {
  const items = [
    ...oneEach.filter((entry) => entry.id !== 'B'),
    item('B1', 'benefit', { weight: 5 }),
    item('B2', 'benefit'),
  ]
  const open = subject('s1', { D: 'no', C: 'yes', L: 'yes', I: 'yes' })
  const value = nextQuestion(reviewer(items), open, { B1: { partly: 7 } })?.value

  expect(value).toBeCloseTo(2 - (1 + 8 * 2 + 1) / 10 + 0.1 * (5 / 6), 10)
})

test('one question stands for all systems of an owner, the most valuable per effort first', () => {
  const open = { D: 'yes', C: 'yes', L: 'yes', I: 'yes' }
  const questions = portfolioQuestions(reviewer(oneEach), [
    subject('s1', open, '水利局'),
    subject('s2', open, '水利局'),
    subject('s3', open, '民政局'),
    subject('s4', open, null),
    subject('s5', open, null),
  ])

  expect(questions.map((question) => [question.item, question.systems.map((system) => system.id)])).toEqual([
    ['B', ['s1', 's2']],
    ['B', ['s3']],
    ['B', ['s4']],
    ['B', ['s5']],
  ])
  const [first, second] = questions
  expect(first?.value).toBeCloseTo((2 * (second?.value ?? 0)) / 1.2, 10)
})
