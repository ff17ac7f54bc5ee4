import type { ExplainedVerdict } from '../../contract/calls/review.ts'
import { factsOf } from '../../core/checklist/condition.ts'
import { standingOf } from '../../core/checklist/interval.ts'
import { provingPosition } from '../../core/checklist/prove.ts'
import { assess, type Reviewer } from '../../core/review/assess.ts'
import { decidingMeasures } from '../../core/review/margin.ts'
import { explainVerdict, type SystemUnderReview } from '../../core/review/review-system.ts'
import type { Session } from '../session.ts'
import { factViews } from './fact-views.ts'
import { reviewStateOf } from './review-state.ts'

/** Every verdict with what it stands on: reasons, answers in force, and every fact among them with its cells. */
export function explainedVerdicts(session: Session): ExplainedVerdict[] {
  const { reviewerOf, subjects } = reviewStateOf(session)
  return [...subjects.values()].map((subject) => {
    const reviewer = reviewerOf(subject)
    const row = explainVerdict(reviewer, subject)
    const answers = answersInForce(reviewer, subject)
    const named = [...row.reasons, ...answers].flatMap((entry) => entry.facts)
    return { ...row, answers, facts: factViews(session, subject.system.id)([...new Set(named)]) }
  })
}

/** The answers in force, a person's or proven; `deciding` where the verdict hangs on the item's measure. */
function answersInForce(reviewer: Reviewer, subject: SystemUnderReview): ExplainedVerdict['answers'] {
  const { facts, answers } = subject
  const { tests, scores } = assess(reviewer, facts, answers)
  const deciding = new Set(decidingMeasures(reviewer, tests, scores))
  return reviewer.checklists
    .flatMap((checklist) => checklist.items)
    .flatMap((item) => {
      const standing = standingOf(item, facts, answers)
      if (standing.state !== 'answered') return []
      const proof = standing.by === 'facts' ? item.proven_by[provingPosition(item, facts)] : undefined
      return [
        {
          item: item.id,
          choice: standing.choice.id,
          basis: standing.by === 'facts' ? ('fact' as const) : ('person' as const),
          deciding: deciding.has(item.measure),
          facts: proof === undefined ? [] : factsOf(proof.when),
        },
      ]
    })
}
