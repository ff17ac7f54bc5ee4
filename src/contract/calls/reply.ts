import { z } from 'zod'
import { locales } from '../../core/language/localized-text.ts'
import type { ReplyState } from '../../core/reply/reply-state.ts'
import type { ReplyPart, Stance } from '../../core/reply/reply.ts'
import type { SystemField, SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'
import type { FailureData } from '../failures.ts'

export const replyFormats = ['heshu-reply', 'xlsx', 'docx'] as const
export type ReplyFileFormat = (typeof replyFormats)[number]

export type ReplyDecisionView = { accepted: boolean; reason: string | null; by: string; at: string }

export type CorrectionView = {
  id: string
  field: SystemField
  /** As it was written; `after` is its value, `problem` why it has none. */
  raw: string
  /** The value when the reply came, and the one now. */
  before: unknown
  now: unknown
  after: unknown
  problem: string | null
  decision: ReplyDecisionView | null
}

/** One request for an owner's view, with what came back beside it. */
export type ReplyRow = {
  id: string
  system: SystemReference
  owner: string | null
  sent: { at: string; by: string }
  due: string | null
  state: ReplyState
  part: ReplyPart
  closed: { reason: string; by: string; at: string } | null
  reply: {
    id: string
    file: string
    stance: Stance
    text: string | null
    person: string
    replied_on: string | null
    received_at: string
    answers: { item: string; raw: string }[]
    corrections: CorrectionView[]
    decision: ReplyDecisionView | null
  } | null
}

/** A file that came back: the request it answers, or why it was not taken. */
export type ReceivedReply = {
  file: string
  request: string | null
  system: SystemReference | null
  failure: FailureData | null
}

/** Files of this and of a request; `content` is base64. */
export type WrittenReplyFile = { name: string; content: string }

const id = z.string().min(1)
const ids = z.array(id).min(1)
const date = z.iso.date()

export const replyCalls = {
  /** Requests, newest first. */
  'reply.list': call<ReplyRow[]>()(z.object({})),
  /** Puts the systems' parts to their owners; one that waits for an answer already is kept as it is. Answers the requests. */
  'reply.send': call<{ requests: string[] }>()(
    z.object({ ids, due: date.nullable().default(null), locale: z.enum(locales).default('zh-CN') }),
  ),
  /** A request as a small file, as a sheet to be filled in, or as a Word sheet. */
  'reply.file': call<WrittenReplyFile>()(z.object({ request: id, format: z.enum(replyFormats) })),
  /** Takes in files that came back; each is entered or refused by itself. */
  'reply.receive': call<ReceivedReply[]>()(
    z.object({ files: z.array(z.object({ name: z.string().min(1), content: z.string() })).min(1) }),
  ),
  /** Accepts a correction, which then becomes the value, or refuses it with a reason. */
  'reply.correct': call<null>()(
    z.object({ corrections: ids, accept: z.boolean(), reason: z.string().nullable().default(null) }),
  ),
  /** Accepts an objection as a whole, or refuses it with a reason. */
  'reply.answer': call<null>()(
    z.object({ reply: id, accept: z.boolean(), reason: z.string().nullable().default(null) }),
  ),
  /** Ends the wait for an answer that does not come, with a reason. */
  'reply.close': call<null>()(z.object({ request: id, reason: z.string() })),
}
