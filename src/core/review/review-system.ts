import { measures, type Measure } from '../checklist/checklist.ts'
import type { Facts } from '../checklist/condition.ts'
import type { Answers } from '../checklist/interval.ts'
import type { SystemReference } from '../system/system.ts'
import { assess, type Assessment, type Reviewer } from './assess.ts'
import { findFlips } from './flip.ts'
import { findMargin } from './margin.ts'
import { headlineReasons, reasonsOf } from './reasons.ts'
import { findStability } from './stability.ts'
import type { Interval, Quadrant, Verdict, VerdictRow } from './verdict.ts'

/** What people decided about a system, beside the computed verdict. */
export type HumanDecision = { verdict: Verdict; into: SystemReference | null; reason: string }

export type SystemUnderReview = {
  system: SystemReference
  facts: Facts
  answers: Answers
  decision: HumanDecision | null
}

/** `explain` works out all reasons, flips, margin and stability too; without it the crossed red lines and the row of the table alone are told. */
export type ReviewOptions = { explain: boolean }

/** The verdict of one system with its reasons (method.md §2). */
export function reviewSystem(
  reviewer: Reviewer,
  subject: SystemUnderReview,
  options: ReviewOptions = { explain: true },
): VerdictRow {
  const assessment = assess(reviewer, subject.facts, subject.answers)
  const { decision, computed, tests } = assessment
  const possible = [computed.verdict, ...decision.verdicts.filter((verdict) => verdict !== computed.verdict)]
  return {
    system: { id: subject.system.id, name: subject.system.name },
    computed: computed.verdict,
    possible,
    settled: possible.length === 1,
    ...proposalOf(assessment),
    decided: subject.decision?.verdict ?? null,
    into: subject.decision?.into ?? null,
    decision_reason: subject.decision?.reason ?? null,
    intervals: intervalsOf(assessment),
    quadrant: quadrantOf(assessment),
    reasons: options.explain ? reasonsOf(reviewer, assessment) : headlineReasons(reviewer, assessment),
    flip: options.explain ? findFlips(reviewer, assessment) : [],
    margin: options.explain ? findMargin(reviewer, tests, assessment.scores) : null,
    stability: options.explain ? findStability(reviewer, assessment) : null,
  }
}

/** Verdicts of many systems, in their order. Reasons in full, flips, margin and stability come on demand (`explain`). */
export function reviewPortfolio(
  reviewer: Reviewer,
  subjects: readonly SystemUnderReview[],
  options: ReviewOptions = { explain: false },
): VerdictRow[] {
  return subjects.map((subject) => reviewSystem(reviewer, subject, options))
}

/** One system with everything that explains its verdict. */
export function explainVerdict(reviewer: Reviewer, subject: SystemUnderReview): VerdictRow {
  return reviewSystem(reviewer, subject, { explain: true })
}

/** The conclusions of the rows in reach, where the table is one for proposed systems. */
function proposalOf({ decision, computed }: Assessment): Pick<VerdictRow, 'proposal'> {
  const { conclusion } = computed
  if (conclusion === undefined) return {}
  const possible = new Set([conclusion, ...decision.rows.flatMap((row) => row.conclusion ?? [])])
  return { proposal: { conclusion, possible: [...possible] } }
}

function intervalsOf({ scores }: Assessment): Record<Measure, Interval> {
  const intervals: Partial<Record<Measure, Interval>> = {}
  for (const measure of measures) {
    const score = scores[measure]
    intervals[measure] = score === null ? null : [score.low, score.high]
  }
  return intervals as Record<Measure, Interval>
}

/** `null` while demand or benefit is open, or where one of them says nothing. */
function quadrantOf({ tests, scores }: Assessment): Quadrant | null {
  if (scores.demand === null || scores.benefit === null) return null
  if (tests.demand === 'maybe' || tests.benefit === 'maybe') return null
  if (tests.demand === 'yes') return tests.benefit === 'yes' ? 'needed_works' : 'needed_fails'
  return tests.benefit === 'yes' ? 'unasked_works' : 'unasked_fails'
}
