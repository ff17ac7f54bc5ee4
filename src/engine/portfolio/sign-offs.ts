import { createHash } from 'node:crypto'
import { collectGround } from '../../core/sign-off/collect-ground.ts'
import { groundText } from '../../core/sign-off/ground.ts'
import type { SignedGround } from '../../core/sign-off/sign-off.ts'
import { signOffStanding, type SignOffStanding } from '../../core/sign-off/standing.ts'
import type { Situation } from '../../core/sign-off/steps.ts'
import type { SignOffRow } from '../../contract/calls/people.ts'
import { Failure } from '../../contract/failures.ts'
import { listAssignments } from '../document/queries/assignment.ts'
import { listAttachments, type AttachmentRecord } from '../document/queries/attachment.ts'
import { listSignOffs, type SignOffRecord } from '../document/queries/sign-off.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { remember, type Session } from '../session.ts'
import { checklistVersions } from './freeze-checklists.ts'
import { openDisagreements } from './opinions.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'
import { repliesInTheWay } from './replies.ts'
import { reviewStateOf } from './review-state.ts'

/** Steps, assignments and evidence of the workspace by the uid of the record that speaks for them. */
const peopleOf = remember((session, workspace) => {
  const { survivor, byUid } = portfolioOf(session)
  const own = (uid: string) => (byUid.get(uid)?.merged_into === null ? uid : null)
  const events = new Map<string, SignOffRecord[]>()
  for (const event of listSignOffs(workspace)) {
    const uid = own(event.system)
    if (uid !== null) events.set(uid, [...(events.get(uid) ?? []), event])
  }
  const reviewers = new Map(listAssignments(workspace).map(({ system, reviewer }) => [system, reviewer] as const))
  const evidence = new Map<string, AttachmentRecord[]>()
  for (const attachment of listAttachments(workspace)) {
    const uid = survivor(attachment.system)?.uid
    if (uid !== undefined && attachment.item !== null) evidence.set(uid, [...(evidence.get(uid) ?? []), attachment])
  }
  const versions = Object.fromEntries(
    checklistVersions(session).map(({ id, version, sha256 }) => [id, `${version} ${sha256}`]),
  )
  const rows = new Map(reviewStateOf(session).rows.map((row) => [row.system.id, row] as const))
  return { rows, events, reviewers, evidence, versions, standings: new Map<string, SignOffStanding>() }
})

export function eventsOf(session: Session, record: SystemRecord): SignOffRecord[] {
  return peopleOf(session).events.get(record.uid) ?? []
}

export function reviewerOfSystem(session: Session, record: SystemRecord): string | null {
  return peopleOf(session).reviewers.get(record.uid) ?? null
}

/** Where the review of a system stands; the ground of a signature is worked out anew at every state of the workspace. */
export function standingOfSystem(session: Session, record: SystemRecord): SignOffStanding {
  const { standings } = peopleOf(session)
  const known = standings.get(record.uid)
  if (known) return known
  const standing = signOffStanding(eventsOf(session, record), () => groundOf(session, record))
  standings.set(record.uid, standing)
  return standing
}

/** What a signature on this system would stand on now. */
export function groundOf(session: Session, record: SystemRecord): SignedGround {
  const { subjects, answers, reviewerOf } = reviewStateOf(session)
  const { evidence, versions } = peopleOf(session)
  const { id } = record.system
  const subject = subjects.get(id)
  if (!subject) throw new Failure('unknown_system', { system: id })
  return collectGround({
    reviewer: reviewerOf(subject),
    subject,
    notes: Object.fromEntries([...(answers.get(id) ?? [])].map(([item, answer]) => [item, answer.note])),
    evidence: (evidence.get(record.uid) ?? []).map(({ item, name, sha256 }) => ({ item: item ?? '', name, sha256 })),
    versions,
    redLines: session.resources.redLines.id,
  })
}

export function hashOfGround(ground: SignedGround): string {
  return createHash('sha256').update(groundText(ground)).digest('hex')
}

/** What a step on this system is judged by. */
export function situationOf(session: Session, record: SystemRecord): Situation {
  const { id } = record.system
  const row = peopleOf(session).rows.get(id)
  if (!row) throw new Failure('unknown_system', { system: id })
  return {
    state: standingOfSystem(session, record).state,
    settled: row.settled,
    possible: row.possible.length,
    computed: row.computed,
    decided: row.decided,
    decision_reason: row.decision_reason,
    disagreements: openDisagreements(session, id),
    replies: repliesInTheWay(session, record),
  }
}

export function signOffRow(session: Session, record: SystemRecord): SignOffRow {
  const { state, signature, changes } = standingOfSystem(session, record)
  return {
    system: referenceOf(record),
    reviewer: reviewerOfSystem(session, record),
    state,
    signature: signature
      ? { author: signature.author, at: signature.at, hash: signature.hash ?? '', broken: changes.length > 0 }
      : null,
    disagreements: openDisagreements(session, record.system.id),
  }
}
