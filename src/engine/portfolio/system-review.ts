import { standingOf } from '../../core/checklist/interval.ts'
import { groundMove, type AnswerGround, type GroundMove } from '../../core/checklist/answer-ground.ts'
import { earlierWording } from '../../core/checklist/answer-wording.ts'
import type { ChecklistItem } from '../../core/checklist/checklist.ts'
import { factsOf, type Facts } from '../../core/checklist/condition.ts'
import { proveItem } from '../../core/checklist/prove.ts'
import { redLineResults } from '../../core/review/red-lines.ts'
import { explainVerdict } from '../../core/review/review-system.ts'
import type { AnswerView, FactView, ItemView, SystemReview } from '../../contract/calls/review.ts'
import type { AttachmentRow } from '../../contract/calls/system.ts'
import { Failure } from '../../contract/failures.ts'
import { listAttachments } from '../document/queries/attachment.ts'
import type { AnswerRecord } from '../document/queries/review.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { frozenWordings } from './checklists-in-force.ts'
import { factViews } from './fact-views.ts'
import { nextForSystem } from './next-question.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'

/** Everything behind one system's verdict: items, answers, facts with their cells, red lines, decision, next question. */
export function systemReview(session: Session, record: SystemRecord): SystemReview {
  const state = reviewStateOf(session)
  const { id } = record.system
  const subject = state.subjects.get(id)
  if (!subject) throw new Failure('unknown_system', { system: id })
  const reviewer = state.reviewerOf(subject)
  const views = factViews(session, id)
  const answers = state.answers.get(id) ?? new Map<string, AnswerRecord>()
  const attachments = attachmentsOf(session, record)
  const decision = state.decisions.get(id)
  return {
    system: referenceOf(record),
    verdict: explainVerdict(reviewer, subject),
    items: reviewer.checklists.flatMap((checklist) =>
      checklist.items.map((item) =>
        itemView(session, checklist.id, item, subject, answers.get(item.id) ?? null, views, attachments),
      ),
    ),
    red_lines: redLineResults(reviewer.redLines, subject.facts).map(({ rule, result, facts, unknown }) => ({
      rule,
      result,
      facts: result === 'out_of_scope' ? [] : views([...facts, ...unknown]),
    })),
    decision:
      decision && subject.decision
        ? {
            verdict: decision.verdict,
            into: subject.decision.into,
            reason: decision.reason,
            author: decision.author,
            at: decision.at,
          }
        : null,
    next: nextForSystem(session, id),
  }
}

function attachmentsOf(session: Session, record: SystemRecord): AttachmentRow[] {
  const { survivor } = portfolioOf(session)
  return listAttachments(openedWorkspace(session))
    .filter((attachment) => survivor(attachment.system)?.uid === record.uid)
    .map(({ system: _, ...row }) => row)
}

function itemView(
  session: Session,
  checklist: string,
  item: ChecklistItem,
  subject: { facts: Parameters<typeof standingOf>[1]; answers: Parameters<typeof standingOf>[2] },
  given: AnswerRecord | null,
  views: (names: readonly string[]) => FactView[],
  attachments: AttachmentRow[],
): ItemView {
  const standing = standingOf(item, subject.facts, subject.answers)
  const proven = proveItem(item, subject.facts)
  const speaking = [...new Set(item.proven_by.flatMap((proof) => factsOf(proof.when)))]
  const base = {
    checklist,
    item,
    facts: standing.state === 'not_applicable' ? [] : views(withSampleSize(speaking)),
    earlier: given && earlierOf(session, item, given),
  }
  if (standing.state !== 'answered') return { ...base, state: standing.state, answer: null, overridden: null }
  if (standing.by === 'facts' || !given) {
    const facts = views(withSampleSize(proven?.facts ?? []))
    const answer: AnswerView = {
      choice: standing.choice.id,
      basis: 'fact',
      note: null,
      author: null,
      at: null,
      facts,
      attachments: [],
      moved: null,
      missing_evidence: null,
    }
    return { ...base, state: 'answered', answer, overridden: null }
  }
  const own = attachments.filter((attachment) => attachment.item === item.id)
  const answer: AnswerView = {
    choice: given.choice,
    basis: 'person',
    note: given.note,
    author: given.author,
    at: given.at,
    facts: [],
    attachments: own,
    moved: movedGround(item, given, subject.facts),
    missing_evidence: missingEvidence(item, given, own, subject.facts),
  }
  const overridden =
    proven && proven.choice !== given.choice
      ? { choice: proven.choice, facts: views(withSampleSize(proven.facts)) }
      : null
  return { ...base, state: 'answered', answer, overridden }
}

/** How the facts moved under a person's answer since it was given; `null` where they did not. */
export function movedGround(
  item: ChecklistItem,
  given: Pick<AnswerRecord, 'choice' | 'ground'>,
  facts: Facts,
): GroundMove | null {
  // Written by `review.answer` and by nobody else.
  const ground = given.ground === null ? null : (JSON.parse(given.ground) as AnswerGround)
  return groundMove(item, given.choice, ground, facts)
}

/** The words an answer was given to, where those in force are others. */
export function earlierOf(session: Session, item: ChecklistItem, given: AnswerRecord): ItemView['earlier'] {
  const then = frozenWordings(session).get(`${given.checklist}@${given.version}`)
  const wording = earlierWording(given, then?.items.find((one) => one.id === item.id) ?? null, item)
  return wording && { ...wording, note: given.note, author: given.author, at: given.at }
}

/** Facts out of feedback say how many voices they rest on. */
function withSampleSize(names: readonly string[]): string[] {
  const voiced = names.some((name) => name === 'burden_minutes' || name.startsWith('feedback_'))
  return voiced ? [...new Set([...names, 'feedback_count', 'feedback_townships'])] : [...names]
}

/** What the item asks of a person's answer and this one does not bring; against the facts a reason is asked in any case. */
export function missingEvidence(
  item: ChecklistItem,
  answer: Pick<AnswerRecord, 'note' | 'choice'>,
  attachments: readonly unknown[],
  facts: Facts,
): AnswerView['missing_evidence'] {
  if (item.evidence === 'attachment' && attachments.length === 0) return 'attachment'
  const proven = proveItem(item, facts)
  if (proven !== null && proven.choice !== answer.choice && answer.note === null) return 'note'
  return item.evidence === 'note' && answer.note === null && attachments.length === 0 ? 'note' : null
}
