import type { ReplyPart, Stance } from '../../../core/reply/reply.ts'
import type { SystemField } from '../../../core/system/system.ts'
import type { Workspace } from '../workspace.ts'

export type ReplyDecision = 'accepted' | 'refused'

export type ReplyRequestRecord = {
  id: string
  system: string
  owner: string | null
  due: string | null
  part: ReplyPart
  hash: string
  closed_reason: string | null
  closed_by: string | null
  closed_at: string | null
  author: string
  at: string
}

export type ReplyRecord = {
  id: string
  request: string
  file: string
  sha256: string
  stance: Stance
  body: string | null
  person: string
  replied_on: string | null
  answers: { item: string; raw: string }[]
  decision: ReplyDecision | null
  reason: string | null
  decided_by: string | null
  decided_at: string | null
  author: string
  at: string
}

/** `before` and `after` are values of the field; `problem` says why `raw` could not be read as one. */
export type CorrectionRecord = {
  id: string
  reply: string
  field: SystemField
  raw: string
  before: unknown
  after: unknown
  problem: string | null
  decision: ReplyDecision | null
  reason: string | null
  decided_by: string | null
  decided_at: string | null
}

export function listReplyRequests({ database }: Workspace): ReplyRequestRecord[] {
  const rows = database
    .prepare(
      `SELECT uid AS id, system, owner, due, part, hash, closed_reason, closed_by, closed_at, author, at
       FROM reply_request ORDER BY rowid`,
    )
    .all() as (Omit<ReplyRequestRecord, 'part'> & { part: string })[]
  return rows.map((row) => ({ ...row, part: JSON.parse(row.part) as ReplyPart }))
}

export function insertReplyRequest(
  workspace: Workspace,
  record: Pick<ReplyRequestRecord, 'id' | 'system' | 'owner' | 'due' | 'part' | 'hash'>,
): void {
  workspace.database
    .prepare(
      `INSERT INTO reply_request (uid, system, owner, due, part, hash, author, at)
       VALUES (@id, @system, @owner, @due, @part, @hash, @author, @at)`,
    )
    .run({ ...record, part: JSON.stringify(record.part), author: workspace.author, at: workspace.clock() })
}

/** Ends the wait for an answer. */
export function closeReplyRequest(workspace: Workspace, id: string, reason: string): void {
  workspace.database
    .prepare('UPDATE reply_request SET closed_reason = ?, closed_by = ?, closed_at = ? WHERE uid = ?')
    .run(reason, workspace.author, workspace.clock(), id)
}

export function listReplies({ database }: Workspace): ReplyRecord[] {
  const rows = database
    .prepare(
      `SELECT uid AS id, request, file, sha256, stance, body, person, replied_on, answers, decision, reason, decided_by,
         decided_at, author, at FROM reply ORDER BY rowid`,
    )
    .all() as (Omit<ReplyRecord, 'answers'> & { answers: string })[]
  return rows.map((row) => ({ ...row, answers: JSON.parse(row.answers) as ReplyRecord['answers'] }))
}

export function listCorrections({ database }: Workspace): CorrectionRecord[] {
  const rows = database
    .prepare(
      `SELECT uid AS id, reply, field, raw, before, after, problem, decision, reason, decided_by, decided_at
       FROM reply_correction ORDER BY rowid`,
    )
    .all() as (Omit<CorrectionRecord, 'before' | 'after'> & { before: string; after: string | null })[]
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: JSON.parse(before) as unknown,
    after: after === null ? null : (JSON.parse(after) as unknown),
  }))
}

type NewReply = Pick<
  ReplyRecord,
  'request' | 'file' | 'sha256' | 'stance' | 'body' | 'person' | 'replied_on' | 'answers'
>
type NewCorrection = Pick<CorrectionRecord, 'field' | 'raw' | 'before' | 'after' | 'problem'>

/** Enters a reply; one to the same request that nobody has decided on gives way to it. */
export function insertReply(workspace: Workspace, reply: NewReply, corrections: readonly NewCorrection[]): void {
  const { database, ids, author, clock } = workspace
  database
    .prepare('DELETE FROM reply_correction WHERE reply IN (SELECT uid FROM reply WHERE request = ?)')
    .run(reply.request)
  database.prepare('DELETE FROM reply WHERE request = ?').run(reply.request)
  const uid = ids()
  database
    .prepare(
      `INSERT INTO reply (uid, request, file, sha256, stance, body, person, replied_on, answers, author, at)
       VALUES (@uid, @request, @file, @sha256, @stance, @body, @person, @replied_on, @answers, @author, @at)`,
    )
    .run({ ...reply, uid, answers: JSON.stringify(reply.answers), author, at: clock() })
  const put = database.prepare(
    `INSERT INTO reply_correction (uid, reply, field, raw, before, after, problem)
     VALUES (@uid, @reply, @field, @raw, @before, @after, @problem)`,
  )
  for (const correction of corrections) {
    const { before, after } = correction
    put.run({ ...correction, uid: ids(), reply: uid, before: JSON.stringify(before), after: JSON.stringify(after) })
  }
}

/** Accepts or refuses a correction, or an objection as a whole. */
export function decideReply(
  workspace: Workspace,
  table: 'reply' | 'reply_correction',
  id: string,
  decision: ReplyDecision,
  reason: string | null,
): void {
  workspace.database
    .prepare(`UPDATE ${table} SET decision = ?, reason = ?, decided_by = ?, decided_at = ? WHERE uid = ?`)
    .run(decision, reason, workspace.author, workspace.clock(), id)
}

/** Removes everything of the right of reply that concerns a system (by uid). */
export function removeReplies({ database }: Workspace, system: string): void {
  const requests = 'SELECT uid FROM reply_request WHERE system = ?'
  database
    .prepare(`DELETE FROM reply_correction WHERE reply IN (SELECT uid FROM reply WHERE request IN (${requests}))`)
    .run(system)
  database.prepare(`DELETE FROM reply WHERE request IN (${requests})`).run(system)
  database.prepare('DELETE FROM reply_request WHERE system = ?').run(system)
}
