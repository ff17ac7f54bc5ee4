import { z } from 'zod'
import { answerOf, readRows } from '../../core/reply/read-rows.ts'
import {
  replyFormat,
  replyVersion,
  type ReplyAnswer,
  type ReplyPart,
  type ReplyRefusal,
  type SheetRow,
} from '../../core/reply/reply.ts'
import { cellView, type Grid } from '../../core/sheet/grid.ts'
import { locales } from '../../core/language/localized-text.ts'
import { systemFieldNames } from '../../core/system/fields.ts'
import { verdicts } from '../../core/review/verdict.ts'
import { carrierSheet } from '../export/reply/reply-workbook.ts'
import { hashOfPart } from '../export/reply/reply-file.ts'
import { defaultLimits } from '../import/limits.ts'
import { readSource } from '../import/read-source.ts'
import type { Session } from '../session.ts'
import { sheetWords, stanceWords } from './sheet-words.ts'

/** What a file says: the part it goes back to, and the answer. */
export type ReadReply = { part: ReplyPart; hash: string; answer: ReplyAnswer }

const megabyte = 1024 * 1024
/** A reply is one small sheet. */
const limits = { ...defaultLimits, fileBytes: 4 * megabyte, unpackedBytes: 32 * megabyte, cells: 100_000, rows: 5_000 }

const text = z.string()
const nullable = text.nullable()
const part = z.strictObject({
  request: text,
  workspace: z.strictObject({ title: text, locality: nullable }),
  system: z.strictObject({ id: text, name: text }),
  owner: nullable,
  sent_on: text,
  due: nullable,
  locale: z.enum(locales),
  facts: z.array(z.strictObject({ field: z.enum(systemFieldNames), label: text, stated: text, cell: nullable })),
  findings: z.array(z.strictObject({ rule: text, message: text, clause: nullable })),
  proposed: z.strictObject({
    verdict: z.enum(verdicts),
    text,
    settled: z.boolean(),
    reasons: z.array(text),
  }),
  questions: z.array(z.strictObject({ item: text, text, choices: z.array(text) })),
})
const written = z.union([text, z.number(), z.boolean()]).transform(String)
const file = z.object({
  format: z.literal(replyFormat),
  version: z.literal(replyVersion),
  hash: text,
  part,
  reply: z
    .object({
      stance: text.default(''),
      text: text.nullish(),
      person: text.default(''),
      date: text.nullish(),
      corrections: z.record(text, written).default({}),
      answers: z.record(text, written).default({}),
    })
    .optional(),
})

/** Reads a file that came back, in either form: by its content, not by its name. */
export async function readReply(session: Session, name: string, bytes: Uint8Array): Promise<ReadReply | ReplyRefusal> {
  if (bytes.length > limits.fileBytes) return { code: 'reply_unreadable' }
  if (bytes[0] === 0x7b || (bytes[0] === 0xef && bytes[3] === 0x7b)) return readFile(session, bytes)
  const source = await readSource(name, bytes, limits)
  if (!source.ok) return { code: 'reply_unreadable' }
  return readWorkbook(session, source.grids)
}

function readFile(session: Session, bytes: Uint8Array): ReadReply | ReplyRefusal {
  const read = readCarried(new TextDecoder().decode(bytes))
  if ('code' in read) return read
  const { reply } = read
  const pairs = (record: Record<string, string>) => Object.entries(record).map(([key, raw]) => ({ key, raw }))
  const answer = answerOf(
    {
      stance: reply?.stance ?? '',
      text: reply?.text ?? '',
      person: reply?.person ?? '',
      date: reply?.date ?? '',
      corrections: pairs(reply?.corrections ?? {}),
      answers: pairs(reply?.answers ?? {}),
    },
    sheetWords(session, read.part.locale),
    stanceWords(session),
  )
  return 'code' in answer ? answer : { part: read.part, hash: read.hash, answer }
}

function readWorkbook(session: Session, grids: readonly Grid[]): ReadReply | ReplyRefusal {
  const carrier = grids.find((grid) => grid.sheet === carrierSheet)
  if (!carrier) return { code: 'reply_unreadable' }
  const base64 = carrier.rows.map((row) => cellView(row.cells[0])?.text ?? '').join('')
  const read = readCarried(Buffer.from(base64, 'base64').toString('utf8'))
  if ('code' in read) return read
  const rows = new Map<string, SheetRow>()
  for (const grid of grids) {
    if (grid === carrier) continue
    for (const { cells } of grid.rows) {
      const [key = '', number = '', label = '', stated = '', ground = '', filled = ''] = Array.from(
        { length: 6 },
        (_, column) => cellView(cells[column])?.text ?? '',
      )
      if (key !== '') rows.set(key.trim(), { key: key.trim(), number, label, stated, ground, filled })
    }
  }
  const answer = readRows(read.part, rows, sheetWords(session, read.part.locale), stanceWords(session))
  return 'code' in answer ? answer : { part: read.part, hash: read.hash, answer }
}

/** The part as it was sent; changed in any way, its hash does not fit. */
function readCarried(json: string): z.infer<typeof file> | ReplyRefusal {
  let parsed: unknown
  try {
    parsed = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    return { code: 'reply_unreadable' }
  }
  const read = file.safeParse(parsed)
  if (!read.success) return { code: 'reply_unreadable' }
  return read.data.hash === hashOfPart(read.data.part)
    ? read.data
    : { code: 'reply_tampered', where: read.data.part.system.name }
}
