import { replyState } from '../../core/reply/reply-state.ts'
import type { CorrectionView, ReplyDecisionView, ReplyRow } from '../../contract/calls/reply.ts'
import {
  listCorrections,
  listReplies,
  listReplyRequests,
  type CorrectionRecord,
  type ReplyRecord,
  type ReplyRequestRecord,
} from '../document/queries/reply.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { remember, todayOf, type Session } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Every request with what came back, newest first. */
export const replyRows = remember<ReplyRow[]>((session, workspace) => {
  const replies = new Map(listReplies(workspace).map((reply) => [reply.request, reply] as const))
  const corrections = Map.groupBy(listCorrections(workspace), (one) => one.reply)
  return listReplyRequests(workspace)
    .toReversed()
    .flatMap((request) => {
      const record = portfolioOf(session).survivor(request.system)
      const reply = replies.get(request.id) ?? null
      return record ? [rowOf(session, record, request, reply, reply ? (corrections.get(reply.id) ?? []) : [])] : []
    })
})

/** What of the right of reply keeps a system from being signed. */
export function repliesInTheWay(session: Session, record: SystemRecord): { waiting: number; undecided: number } {
  const states = replyRows(session).flatMap((row) => (row.system.id === record.system.id ? [row.state] : []))
  return {
    waiting: states.filter((state) => state === 'waiting' || state === 'overdue').length,
    undecided: states.filter((state) => state === 'replied').length,
  }
}

function rowOf(
  session: Session,
  record: SystemRecord,
  request: ReplyRequestRecord,
  reply: ReplyRecord | null,
  corrections: CorrectionRecord[],
): ReplyRow {
  const { id, owner, due, part, closed_reason: reason, closed_by: by, closed_at: at } = request
  const open = corrections.filter((one) => one.decision === null).length
  const facts = {
    due,
    closed: at !== null,
    reply: reply
      ? { objects: reply.stance === 'object', decided: reply.decision !== null, undecided_corrections: open }
      : null,
  }
  return {
    id,
    system: referenceOf(record),
    owner,
    sent: { at: request.at, by: request.author },
    due,
    state: replyState(facts, todayOf(session)),
    part,
    closed: reason !== null && by !== null && at !== null ? { reason, by, at } : null,
    reply: reply
      ? {
          id: reply.id,
          file: reply.file,
          stance: reply.stance,
          text: reply.body,
          person: reply.person,
          replied_on: reply.replied_on,
          received_at: reply.at,
          answers: reply.answers,
          corrections: corrections.map((one) => correctionView(record, one)),
          decision: decisionView(reply),
        }
      : null,
  }
}

function correctionView(record: SystemRecord, correction: CorrectionRecord): CorrectionView {
  const { id, field, raw, before, after, problem } = correction
  return { id, field, raw, before, now: record.system[field], after, problem, decision: decisionView(correction) }
}

function decisionView(
  row: Pick<CorrectionRecord, 'decision' | 'reason' | 'decided_by' | 'decided_at'>,
): ReplyDecisionView | null {
  const { decision, reason, decided_by: by, decided_at: at } = row
  return decision === null || by === null || at === null ? null : { accepted: decision === 'accepted', reason, by, at }
}
