import type { Facts } from '../../core/checklist/condition.ts'
import { withAnswerFacts } from '../../core/review/answer-facts.ts'
import { createReviewer, type Reviewer } from '../../core/review/assess.ts'
import { deriveFacts } from '../../core/review/derive-facts.ts'
import { indexPortfolio, type PortfolioIndex } from '../../core/review/portfolio-index.ts'
import { reviewSystem, type SystemUnderReview } from '../../core/review/review-system.ts'
import type { VerdictRow } from '../../core/review/verdict.ts'
import { listAnswers, listDecisions, type AnswerRecord, type DecisionRecord } from '../document/queries/review.ts'
import type { Workspace } from '../document/workspace.ts'
import { remember, type Session } from '../session.ts'
import { checklistsInForce } from './checklists-in-force.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'
import { reviewSettingsOf } from './review-settings.ts'

/**
 * The whole review as it stands: worked out from the data, never stored, so that it cannot be out of date.
 * Everything is by the system's number.
 */
export type ReviewState = {
  /** Of systems that are there. */
  reviewer: Reviewer
  /** Of systems that are proposed and not built yet. */
  proposals: Reviewer
  reviewerOf: (subject: Pick<SystemUnderReview, 'facts'>) => Reviewer
  index: PortfolioIndex
  /** Own and derived facts, with what stands for the items that the rules read. */
  facts: Map<string, Facts>
  answers: Map<string, Map<string, AnswerRecord>>
  decisions: Map<string, DecisionRecord>
  subjects: Map<string, SystemUnderReview>
  rows: VerdictRow[]
}

export const reviewStateOf = remember<ReviewState>(reckon)

function reckon(session: Session, workspace: Workspace): ReviewState {
  const view = portfolioOf(session)
  const settings = reviewSettingsOf(session)
  const inForce = checklistsInForce(session)
  const rulebook = {
    checklists: inForce.checklists.map(({ checklist }) => checklist),
    redLines: inForce.redLines.checklist.rules,
    settings,
  }
  const { decisionTable, proposalTable } = session.resources
  const reviewer = createReviewer({ ...rulebook, table: decisionTable })
  const proposals = createReviewer({ ...rulebook, table: proposalTable, concerns: 'proposed' })
  const reviewerOf: ReviewState['reviewerOf'] = ({ facts }) => (facts['proposed'] === true ? proposals : reviewer)
  const facts = deriveFacts(view.portfolio, settings.minimum_voices)
  const answers = new Map<string, Map<string, AnswerRecord>>()
  for (const answer of listAnswers(workspace)) {
    const id = view.survivor(answer.system)?.system.id
    if (id === undefined) continue
    const held = answers.get(id) ?? new Map<string, AnswerRecord>()
    answers.set(id, held)
    // An answer given to the record itself stands before one that came with a merged record.
    if (!held.has(answer.item) || view.byUid.get(answer.system)?.merged_into === null) held.set(answer.item, answer)
  }
  const decisions = new Map<string, DecisionRecord>()
  for (const decision of listDecisions(workspace)) {
    const record = view.byUid.get(decision.system)
    if (record?.merged_into === null) decisions.set(record.system.id, decision)
  }
  const subjects = new Map(
    view.records.map((record): [string, SystemUnderReview] => {
      const { id } = record.system
      const decision = decisions.get(id)
      const into = decision?.into_system ? view.survivor(decision.into_system) : null
      const own = facts.get(id) ?? {}
      const given = Object.fromEntries([...(answers.get(id) ?? [])].map(([item, answer]) => [item, answer.choice]))
      // Whoever reads the red lines sees what people answered to them.
      const known = withAnswerFacts(reviewerOf({ facts: own }).readItems, own, given)
      facts.set(id, known)
      return [
        id,
        {
          system: referenceOf(record),
          facts: known,
          answers: given,
          decision: decision
            ? { verdict: decision.verdict, into: into ? referenceOf(into) : null, reason: decision.reason ?? '' }
            : null,
        },
      ]
    }),
  )
  return {
    reviewer,
    proposals,
    reviewerOf,
    index: indexPortfolio(view.portfolio),
    facts,
    answers,
    decisions,
    subjects,
    rows: [...subjects.values()].map((subject) => reviewSystem(reviewerOf(subject), subject, { explain: false })),
  }
}
