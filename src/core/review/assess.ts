import { measures, type Checklist, type ChecklistItem, type Measure, type RedLine } from '../checklist/checklist.ts'
import { evaluate, type Facts, type Truth } from '../checklist/condition.ts'
import { itemsByMeasure, scoreMeasure, type Answers, type MeasureScore } from '../checklist/interval.ts'
import { createDecider, type Decider, type Decision, type DecisionRow, type DecisionTable } from './decision-table.ts'
import { redLineTests } from './red-lines.ts'
import type { ReviewSettings } from './review-settings.ts'

/** The rules of a review: the checklists in use, the red lines, the decision table and the constants. */
export type Rulebook = {
  checklists: readonly Checklist[]
  redLines: readonly RedLine[]
  table: DecisionTable
  settings: ReviewSettings
}

/** A rulebook made ready for many systems. */
export type Reviewer = Rulebook & { items: Record<Measure, ChecklistItem[]>; decide: Decider }

export type Scores = Record<Measure, MeasureScore | null>

/** The tests of one system and what the table makes of them. */
export type Assessment = {
  facts: Facts
  answers: Answers
  scores: Scores
  tests: Record<string, Truth>
  decision: Decision
  /** The row that holds if everything open falls the way the facts so far point. */
  computed: DecisionRow
}

export function createReviewer(rulebook: Rulebook): Reviewer {
  return { ...rulebook, items: itemsByMeasure(rulebook.checklists), decide: createDecider(rulebook.table) }
}

/** Tests T0–T7 of method.md §2 over the facts and answers of one system. */
export function assess(reviewer: Reviewer, facts: Facts, answers: Answers): Assessment {
  const scores = Object.fromEntries(
    measures.map((measure) => [measure, scoreMeasure(reviewer.items[measure], facts, answers)]),
  ) as Scores
  return assessScores(reviewer, facts, answers, scores, factTests(reviewer, facts))
}

/** The tests that facts alone answer: the red lines and those the table defines. */
export function factTests(reviewer: Reviewer, facts: Facts): Record<string, Truth> {
  const tests: Record<string, Truth> = redLineTests(reviewer.redLines, facts)
  for (const test of reviewer.table.tests) tests[test.id] = evaluate(test.when, facts)
  return tests
}

/** The same with some scores replaced, for the questions "what if this item were answered so". */
export function assessScores(
  reviewer: Reviewer,
  facts: Facts,
  answers: Answers,
  scores: Scores,
  ofFacts: Record<string, Truth>,
): Assessment {
  const tests = { ...ofFacts }
  for (const measure of measures) {
    tests[measure] = measureTruth(scores[measure], reviewer.settings.thresholds[measure])
  }
  const decision = reviewer.decide(tests)
  return { facts, answers, scores, tests, decision, computed: computedRow(reviewer, tests, scores) }
}

/**
 * Whether a measure is met. A measure without applicable items says nothing; it is then no ground against the system,
 * so that nothing is mended or closed on the strength of a question nobody asks.
 */
export function measureTruth(score: Pick<MeasureScore, 'low' | 'high'> | null, threshold: number): Truth {
  if (score === null || reaches(score.low, threshold)) return 'yes'
  return reaches(score.high, threshold) ? 'maybe' : 'no'
}

/** Sums of weights carry rounding; a score that equals the threshold on paper must meet it here. */
export function reaches(score: number, threshold: number): boolean {
  return score >= threshold - 1e-9
}

/**
 * The row that holds when each open measure is read at the middle of its interval, each open test of the table by its
 * own `presume`, and each undecided red line as not crossed. These readings are one completion of the open tests, and
 * the decision contains the row of every completion, so the computed verdict is always among the possible ones.
 */
function computedRow(reviewer: Reviewer, tests: Record<string, Truth>, scores: Scores): DecisionRow {
  const presumed = { ...tests }
  for (const name of ['red_line', 'unmendable_migrate', 'unmendable_retire']) {
    if (presumed[name] === 'maybe') presumed[name] = 'no'
  }
  for (const test of reviewer.table.tests) if (presumed[test.id] === 'maybe') presumed[test.id] = test.presume
  for (const measure of measures) {
    const score = scores[measure]
    if (presumed[measure] !== 'maybe' || score === null) continue
    const middle = (score.low + score.high) / 2
    presumed[measure] = reaches(middle, reviewer.settings.thresholds[measure]) ? 'yes' : 'no'
  }
  const row = reviewer.decide(presumed).rows[0]
  if (row === undefined) throw new Error(`decision table "${reviewer.table.id}" has no row that always holds`)
  return row
}
