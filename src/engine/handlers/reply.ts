import { createHash } from 'node:crypto'
import type { EngineHandlers } from '../../contract/calls.ts'
import type { ReceivedReply, ReplyFileFormat, ReplyRow, WrittenReplyFile } from '../../contract/calls/reply.ts'
import { Failure, type FailureData } from '../../contract/failures.ts'
import { replySheet } from '../../core/document/reply-sheet.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import type { ReplyRefusal } from '../../core/reply/reply.ts'
import {
  closeReplyRequest,
  decideReply,
  insertReply,
  insertReplyRequest,
  listReplyRequests,
} from '../document/queries/reply.ts'
import { systemWriter, type SystemRecord } from '../document/queries/system.ts'
import { write } from '../document/workspace.ts'
import { writeDocx } from '../export/docx/write-docx.ts'
import { loadDocumentWords } from '../export/load-words.ts'
import { hashOfPart, replyFileText } from '../export/reply/reply-file.ts'
import { writeReplyWorkbook } from '../export/reply/reply-workbook.ts'
import { findSystem, portfolioOf, referenceOf } from '../portfolio/read-portfolio.ts'
import { fieldValue } from '../portfolio/read-value.ts'
import { replyRows } from '../portfolio/replies.ts'
import { replyPart } from '../portfolio/reply-part.ts'
import { readCorrection } from '../reply/read-correction.ts'
import { readReply, type ReadReply } from '../reply/read-reply.ts'
import { sheetWords } from '../reply/sheet-words.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  'reply.list' | 'reply.send' | 'reply.file' | 'reply.receive' | 'reply.correct' | 'reply.answer' | 'reply.close'

export function replyHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'reply.list': () => replyRows(session),
    'reply.send': ({ ids, due, locale }) => send(session, ids, due, locale),
    'reply.file': ({ request, format }) => writeFile(session, requestOf(session, request), format),
    'reply.receive': async ({ files }) => {
      const received: ReceivedReply[] = []
      for (const { name, content } of files) {
        received.push(await receive(session, name, Buffer.from(content, 'base64')))
      }
      return received
    },
    'reply.correct': ({ corrections, accept, reason }) => correct(session, corrections, accept, reason?.trim() || null),
    'reply.answer': ({ reply, accept, reason }) => {
      const workspace = openedWorkspace(session)
      const row = replyRows(session).find((one) => one.reply?.id === reply)
      if (!row) throw new Failure('unknown_row', { what: 'reply', id: reply })
      const said = reasonFor(accept, reason?.trim() || null)
      write(workspace, { name: accept ? 'reply.accept' : 'reply.refuse', values: { name: row.system.name } }, () =>
        decideReply(workspace, 'reply', reply, accept ? 'accepted' : 'refused', said),
      )
      return null
    },
    'reply.close': ({ request, reason }) => {
      const workspace = openedWorkspace(session)
      const row = requestOf(session, request)
      if (reason.trim() === '') throw new Failure('reason_missing')
      if (row.reply || row.closed) throw new Failure('reply_decided', { system: row.system.name })
      write(workspace, { name: 'reply.close', values: { name: row.system.name } }, () =>
        closeReplyRequest(workspace, request, reason.trim()),
      )
      return null
    },
  }
}

function requestOf(session: Session, request: string): ReplyRow {
  const row = replyRows(session).find((one) => one.id === request)
  if (!row) throw new Failure('unknown_row', { what: 'reply_request', id: request })
  return row
}

/** One request a system: one that waits for its answer is not sent twice. */
function send(session: Session, ids: string[], due: string | null, locale: Locale): { requests: string[] } {
  const workspace = openedWorkspace(session)
  const records = [...new Set(ids.map((one) => findSystem(session, one)))]
  const waiting = new Map(
    replyRows(session)
      .filter(({ state }) => state === 'waiting' || state === 'overdue')
      .map((row) => [row.system.id, row.id] as const),
  )
  const fresh = records
    .filter((record) => !waiting.has(record.system.id))
    .map((record) => {
      const id = workspace.ids()
      return { record, id, part: replyPart(session, record, { request: id, due, locale }) }
    })
  const values = { name: fresh[0]?.record.system.name ?? '', count: fresh.length }
  write(workspace, { name: 'reply.send', values }, () => {
    for (const { record, id, part } of fresh) {
      insertReplyRequest(workspace, { id, system: record.uid, owner: part.owner, due, part, hash: hashOfPart(part) })
    }
  })
  const made = new Map(fresh.map(({ record, id }) => [record.system.id, id] as const))
  return { requests: records.map(({ system }) => made.get(system.id) ?? waiting.get(system.id) ?? '') }
}

async function writeFile(session: Session, { part }: ReplyRow, format: ReplyFileFormat): Promise<WrittenReplyFile> {
  const { folder, words } = session.resources
  const at = session.surroundings.clock()
  const base = words[part.locale].say('files.reply', { system: part.system.name }).replaceAll(/[\\/:*?"<>|]/g, '_')
  const bytes = async (): Promise<Uint8Array> => {
    if (format === 'heshu-reply') return new TextEncoder().encode(replyFileText(part))
    if (format === 'xlsx') return writeReplyWorkbook(part, sheetWords(session, part.locale), at)
    const model = replySheet(part, hashOfPart(part), loadDocumentWords(folder, 'reply', part.locale))
    return (await writeDocx(model, at)).bytes
  }
  return { name: `${base}.${format}`, content: Buffer.from(await bytes()).toString('base64') }
}

async function receive(session: Session, file: string, bytes: Uint8Array): Promise<ReceivedReply> {
  const read = await readReply(session, file, bytes)
  if ('code' in read) return refused(file, failureOf(file, read))
  return enter(session, file, createHash('sha256').update(bytes).digest('hex'), read)
}

/** Only an answer to what this workspace sent, as it was sent, and not dealt with yet. */
function enter(session: Session, file: string, sha256: string, { part, hash, answer }: ReadReply): ReceivedReply {
  const workspace = openedWorkspace(session)
  const sent = listReplyRequests(workspace).find((one) => one.id === part.request)
  const row = replyRows(session).find((one) => one.id === part.request)
  const record = sent ? portfolioOf(session).survivor(sent.system) : null
  if (!sent || !row || !record) return refused(file, { code: 'reply_foreign', values: { file } })
  if (sent.hash !== hash) {
    return refused(file, { code: 'reply_tampered', values: { file, where: part.system.name } })
  }
  const { reply } = row
  const dealtWith = reply && (reply.decision ?? reply.corrections.find((one) => one.decision)?.decision ?? null)
  if (dealtWith || row.closed) return refused(file, { code: 'reply_decided', values: { system: row.system.name } })
  const corrections = answer.corrections.map(({ field, raw }) => {
    const { value, problem } = readCorrection(session, field, raw)
    return { field, raw, before: record.system[field], after: value, problem }
  })
  const { stance, text, person, replied_on, answers } = answer
  write(workspace, { name: 'reply.receive', values: { name: record.system.name, person } }, () =>
    insertReply(
      workspace,
      { request: sent.id, file, sha256, stance, body: text, person, replied_on, answers },
      corrections,
    ),
  )
  return { file, request: sent.id, system: referenceOf(record), failure: null }
}

/** An accepted correction becomes the value, and the value says that it came from the reply. */
function correct(session: Session, ids: string[], accept: boolean, reason: string | null): null {
  const workspace = openedWorkspace(session)
  const chosen = ids.map((id) => {
    for (const row of replyRows(session)) {
      const correction = row.reply?.corrections.find((one) => one.id === id)
      if (row.reply && correction) return { row, reply: row.reply.id, correction }
    }
    throw new Failure('unknown_row', { what: 'reply_correction', id })
  })
  const said = reasonFor(accept, reason)
  const edited = new Map<string, SystemRecord>()
  if (accept) {
    for (const { row, reply, correction } of chosen) {
      const { field, raw, after, problem } = correction
      if (problem !== null) throw new Failure('correction_unreadable', { field, raw })
      const record = edited.get(row.system.id) ?? findSystem(session, row.system.id)
      const at = workspace.clock()
      edited.set(row.system.id, {
        ...record,
        system: { ...record.system, [field]: fieldValue(field, after) },
        origins: { ...record.origins, [field]: { edit: [workspace.author, at], reply } },
      })
    }
  }
  const values = { name: chosen[0]?.row.system.name ?? '', count: chosen.length }
  write(workspace, { name: accept ? 'reply.take' : 'reply.leave', values }, () => {
    const put = systemWriter(workspace)
    for (const record of edited.values()) put(record)
    for (const id of ids) decideReply(workspace, 'reply_correction', id, accept ? 'accepted' : 'refused', said)
  })
  return null
}

/** Refusing asks for a reason; accepting may have one. */
function reasonFor(accept: boolean, reason: string | null): string | null {
  if (!accept && reason === null) throw new Failure('reason_missing')
  return reason
}

function failureOf(file: string, refusal: ReplyRefusal): FailureData {
  const { code, ...values } = refusal
  return { code, values: { file, ...values } }
}

function refused(file: string, failure: FailureData): ReceivedReply {
  return { file, request: null, system: null, failure }
}
