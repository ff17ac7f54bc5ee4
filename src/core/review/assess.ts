import {
  measures,
  type Checklist,
  type ChecklistItem,
  type ConcernedSystems,
  type Measure,
  type RedLine,
} from '../checklist/checklist.ts'
import { evaluate, factsOf, type Facts, type Truth } from '../checklist/condition.ts'
import { itemsByMeasure, scoreMeasure, type Answers, type MeasureScore } from '../checklist/interval.ts'
import { isAnswerFact, itemOfAnswerFact } from '../checklist/answer-fact.ts'
import { itemsReadByRules, withAnswerFacts, type ReadItems } from './answer-facts.ts'
import { createDecider, type Decider, type Decision, type DecisionRow, type DecisionTable } from './decision-table.ts'
import type { RedLineResult } from '../checklist/red-line.ts'
import { judgeRedLines, redLineTests } from './red-lines.ts'
import type { ReviewSettings } from './review-settings.ts'

/** The rules of a review: the checklists in use, the red lines, the decision table and the constants. */
export type Rulebook = {
  /** Only those that concern the systems under review are put to them. */
  checklists: readonly Checklist[]
  /** Absent: systems that are there. */
  concerns?: ConcernedSystems
  redLines: readonly RedLine[]
  table: DecisionTable
  settings: ReviewSettings
}

/** A rulebook made ready for many systems. */
export type Reviewer = Rulebook & {
  items: Record<Measure, ChecklistItem[]>
  decide: Decider
  /** The facts that each test of the table reads, by test id. */
  testFacts: ReadonlyMap<string, string[]>
  /** The checklist items whose answers each test of the table reads, by test id. */
  testItems: ReadonlyMap<string, string[]>
  /** The items whose answers the red lines and the table read, by id. */
  readItems: ReadItems
}

export type Scores = Record<Measure, MeasureScore | null>

/** The tests of one system and what the table makes of them. */
export type Assessment = {
  /** The facts of the system, with what stands for the items that the rules read. */
  facts: Facts
  answers: Answers
  /** Result of every red line, in the order of the rules. */
  redLines: readonly RedLineResult[]
  scores: Scores
  tests: Record<string, Truth>
  decision: Decision
  /** The row that holds if everything open falls the way the facts so far point. */
  computed: DecisionRow
}

export function createReviewer(rulebook: Rulebook): Reviewer {
  const checklists = rulebook.checklists.filter(
    (checklist) => (checklist.concerns ?? 'running') === (rulebook.concerns ?? 'running'),
  )
  return {
    ...rulebook,
    checklists,
    items: itemsByMeasure(checklists),
    decide: createDecider(rulebook.table),
    testFacts: new Map(
      rulebook.table.tests.map((test) => [test.id, factsOf(test.when).filter((name) => !isAnswerFact(name))]),
    ),
    testItems: new Map(
      rulebook.table.tests.map((test) => [test.id, factsOf(test.when).filter(isAnswerFact).map(itemOfAnswerFact)]),
    ),
    readItems: itemsReadByRules(rulebook.redLines, rulebook.table, checklists),
  }
}

/** Tests T0–T7 of method.md §2 over the facts and answers of one system. */
export function assess(reviewer: Reviewer, facts: Facts, answers: Answers): Assessment {
  const known = withAnswerFacts(reviewer.readItems, facts, answers)
  const redLines = judgeRedLines(reviewer.redLines, known)
  const tests: Record<string, Truth> = redLineTests(reviewer.redLines, redLines)
  for (const test of reviewer.table.tests) tests[test.id] = evaluate(test.when, known)
  const { items } = reviewer
  const scores: Scores = {
    demand: scoreMeasure(items.demand, facts, answers),
    benefit: scoreMeasure(items.benefit, facts, answers),
    capacity: scoreMeasure(items.capacity, facts, answers),
    boundary: scoreMeasure(items.boundary, facts, answers),
    inclusion: scoreMeasure(items.inclusion, facts, answers),
  }
  return { facts: known, answers, redLines, scores, ...decideScores(reviewer, tests, scores) }
}

/** The decision where the scores are these and the facts give those tests; for the question "what if". */
export function decideScores(
  reviewer: Reviewer,
  ofFacts: Readonly<Record<string, Truth>>,
  scores: Scores,
): Pick<Assessment, 'tests' | 'decision' | 'computed'> {
  const tests = { ...ofFacts }
  for (const measure of measures) {
    tests[measure] = measureTruth(scores[measure], reviewer.settings.thresholds[measure])
  }
  return { tests, decision: reviewer.decide(tests), computed: computedRow(reviewer, tests, scores) }
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
 * own `presume`, and each undecided red line as not crossed. Nothing is closed on a presumption: where this reading would
 * close, the open measures are read as met and the open tests by `before_closing`, so that `retire` is computed only
 * where nothing open could say otherwise. Both readings are completions of the open tests, and the decision contains the
 * row of every completion, so the computed verdict is always among the possible ones.
 */
function computedRow(reviewer: Reviewer, tests: Record<string, Truth>, scores: Scores): DecisionRow {
  const row = presumedRow(reviewer, tests, scores, false)
  // A table for proposed systems closes nothing; what it refuses is not built yet.
  if (row.verdict !== 'retire' || row.conclusion !== undefined) return row
  return presumedRow(reviewer, tests, scores, true)
}

function presumedRow(
  reviewer: Reviewer,
  tests: Record<string, Truth>,
  scores: Scores,
  beforeClosing: boolean,
): DecisionRow {
  const presumed = { ...tests }
  for (const name of ['red_line', 'unmendable_migrate', 'unmendable_retire']) {
    if (presumed[name] === 'maybe') presumed[name] = 'no'
  }
  for (const test of reviewer.table.tests) {
    if (presumed[test.id] !== 'maybe') continue
    presumed[test.id] = beforeClosing ? (test.before_closing ?? test.presume) : test.presume
  }
  for (const measure of measures) {
    const score = scores[measure]
    if (presumed[measure] !== 'maybe' || score === null) continue
    const read = beforeClosing ? score.high : (score.low + score.high) / 2
    presumed[measure] = reaches(read, reviewer.settings.thresholds[measure]) ? 'yes' : 'no'
  }
  const row = reviewer.decide(presumed).rows[0]
  if (row === undefined) throw new Error(`decision table "${reviewer.table.id}" has no row that always holds`)
  return row
}
