import { measures, type ChecklistItem, type Measure } from '../checklist/checklist.ts'
import type { AnsweredItem, MeasureScore } from '../checklist/interval.ts'
import { assess, decideScores, type Assessment, type Reviewer, type Scores } from './assess.ts'
import type { Flip, Verdict } from './verdict.ts'

/** Name of a flip that lies in a fact, not in an answer: `fact.check_in`. */
const factPrefix = 'fact.'

/**
 * The single changes that give another computed verdict: an answered item given another choice, or a yes/no field of
 * the system that the rules read found to be the other way. In the order of the checklists, answers first.
 */
export function findFlips(reviewer: Reviewer, assessment: Assessment): Flip[] {
  return [...answerFlips(reviewer, assessment), ...factFlips(reviewer, assessment)]
}

/**
 * The smallest sets of up to three answers whose change together gives another computed verdict; empty when one answer
 * does (`findFlips`) or when no three do. Only answers of one measure are combined with each other and across measures.
 */
export function findFlipSets(reviewer: Reviewer, assessment: Assessment): Flip[][] {
  const changes = allChanges(reviewer, assessment)
  for (const size of [1, 2, 3]) {
    const found = combinations(changes, size).flatMap((set) => {
      const verdict = verdictAfter(reviewer, assessment, set)
      return verdict === assessment.computed.verdict ? [] : [set.map((change) => flipOf(change, verdict))]
    })
    if (found.length > 0) return size === 1 ? [] : found
  }
  return []
}

type Change = { measure: Measure; answered: AnsweredItem; to: ChecklistItem['choices'][number] }

function answerFlips(reviewer: Reviewer, assessment: Assessment): Flip[] {
  return allChanges(reviewer, assessment).flatMap((change) => {
    const verdict = verdictAfter(reviewer, assessment, [change])
    return verdict === assessment.computed.verdict ? [] : [flipOf(change, verdict)]
  })
}

function allChanges(reviewer: Reviewer, { scores }: Assessment): Change[] {
  const order = new Map(reviewer.checklists.flatMap((list) => list.items).map((item, at) => [item.id, at]))
  return measures
    .flatMap((measure) =>
      (scores[measure]?.answered ?? []).flatMap((answered) =>
        answered.item.choices
          .filter((to) => to.id !== answered.choice.id)
          .map((to): Change => ({ measure, answered, to })),
      ),
    )
    .toSorted((a, b) => (order.get(a.answered.item.id) ?? 0) - (order.get(b.answered.item.id) ?? 0))
}

function verdictAfter(reviewer: Reviewer, assessment: Assessment, changes: readonly Change[]): Verdict {
  // An answer that a red line or a test reads changes more than a score.
  if (changes.some(({ answered }) => reviewer.readItems.has(answered.item.id))) {
    const changed = Object.fromEntries(changes.map(({ answered, to }) => [answered.item.id, to.id]))
    return assess(reviewer, assessment.facts, { ...assessment.answers, ...changed }).computed.verdict
  }
  const scores: Scores = { ...assessment.scores }
  for (const change of changes) {
    const score = scores[change.measure]
    if (score !== null) scores[change.measure] = shifted(score, change)
  }
  return decideScores(reviewer, assessment.tests, scores).computed.verdict
}

function shifted(score: MeasureScore, { answered, to }: Change): MeasureScore {
  const total = score.applicable.reduce((sum, item) => sum + item.weight, 0)
  const step = (answered.item.weight * (to.value - answered.choice.value)) / total
  return { ...score, low: score.low + step, high: score.high + step }
}

/** Sets of changes of different items. */
function combinations(changes: readonly Change[], size: number): Change[][] {
  if (size === 0) return [[]]
  return changes.flatMap((change, at) =>
    combinations(
      changes.slice(at + 1).filter((other) => other.answered.item.id !== change.answered.item.id),
      size - 1,
    ).map((rest) => [change, ...rest]),
  )
}

function flipOf({ answered, to }: Change, verdict: Verdict): Flip {
  return { item: answered.item.id, from: answered.choice.id, to: to.id, verdict }
}

function factFlips(reviewer: Reviewer, assessment: Assessment): Flip[] {
  return Object.entries(assessment.facts).flatMap(([name, value]) => {
    if (typeof value !== 'boolean') return []
    const changed = assess(reviewer, { ...assessment.facts, [name]: !value }, assessment.answers)
    if (changed.computed.verdict === assessment.computed.verdict) return []
    return [{ item: factPrefix + name, from: word(value), to: word(!value), verdict: changed.computed.verdict }]
  })
}

function word(value: boolean): string {
  return value ? 'yes' : 'no'
}
