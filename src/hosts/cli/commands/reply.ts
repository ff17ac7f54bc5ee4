import { readFile, writeFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { replyFormats, type ReplyRow } from '../../../contract/calls/reply.ts'
import { Failure, failureText } from '../../../contract/failures.ts'
import { oneOf, required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = [
  'reply FILE.heshu send SYSTEM --to OUT.xlsx|OUT.docx|OUT.heshu-reply [--due DATE]',
  'receive SHEET…',
  'accept|refuse SYSTEM [FIELD…] [--reason …]',
  'close SYSTEM --reason …',
].join(' | ')
const works = ['send', 'receive', 'accept', 'refuse', 'close'] as const

/** The right of reply: a system's part out, the answer in, each correction accepted or refused. */
export async function reply(context: Context, positionals: string[], options: Options): Promise<number> {
  await openNamed(context, positionals, usage)
  const work = oneOf(required(positionals, 1, usage), works, 'reply')
  const rest = positionals.slice(2)
  const subject = required(positionals, 2, usage)
  if (work === 'receive') return receive(context, rest)
  if (work === 'send') await send(context, subject, options)
  else if (work === 'close') {
    const { id } = await requestOf(context, subject)
    await context.client.call('reply.close', { request: id, reason: options.reason ?? '' })
  } else await decide(context, subject, rest.slice(1), work === 'accept', options.reason ?? null)
  const row = await requestOf(context, subject)
  const state = context.words.say(`screen-people.reply.state.${row.state}`)
  context.answer(row, context.words.say('cli.reply', { name: row.system.name, state }))
  return 0
}

async function send(context: Context, system: string, options: Options): Promise<void> {
  if (options.to === undefined) throw new Failure('invalid_argument', { detail: usage })
  const path = resolve(options.to)
  const format = oneOf(extname(path).slice(1).toLowerCase(), replyFormats, '--to')
  const { client, locale } = context
  const { requests } = await client.call('reply.send', { ids: [system], due: options.due ?? null, locale })
  const { content } = await client.call('reply.file', { request: requests[0] ?? '', format })
  try {
    await writeFile(path, Buffer.from(content, 'base64'))
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: error instanceof Error ? error.message : String(error) })
  }
}

async function receive(context: Context, names: string[]): Promise<number> {
  const files = await Promise.all(
    names.map(async (name) => {
      try {
        return { name: basename(name), content: await readFile(resolve(name), 'base64') }
      } catch {
        throw new Failure('file_missing', { file: name })
      }
    }),
  )
  const received = await context.client.call('reply.receive', { files })
  const refused = received.flatMap(({ failure }) => (failure ? [failureText(failure, context.locale)] : []))
  for (const sentence of refused) context.say(sentence)
  context.answer(received, context.words.say('cli.received', { count: received.length - refused.length }))
  return refused.length > 0 ? 2 : 0
}

/** Corrections of the fields named; without any, every open one and, where it objects, the view itself. */
async function decide(context: Context, system: string, fields: string[], accept: boolean, reason: string | null) {
  const { client } = context
  const { reply: answer } = await requestOf(context, system)
  if (!answer) throw new Failure('unknown_row', { what: 'reply', id: system })
  const open = answer.corrections.filter((one) => one.decision === null)
  const chosen = open.filter(({ field }) => fields.length === 0 || fields.includes(field))
  const strange = fields.find((field) => !open.some((one) => one.field === field))
  if (strange !== undefined) throw new Failure('unknown_row', { what: 'reply_correction', id: strange })
  if (chosen.length > 0) {
    await client.call('reply.correct', { corrections: chosen.map(({ id }) => id), accept, reason })
  }
  if (fields.length === 0 && answer.stance === 'object' && answer.decision === null) {
    await client.call('reply.answer', { reply: answer.id, accept, reason })
  }
}

/** The newest request about a system. */
async function requestOf({ client }: Context, system: string): Promise<ReplyRow> {
  const rows = await client.call('reply.list', {})
  const row = rows.find((one) => one.system.id === system || one.system.name === system)
  if (!row) throw new Failure('unknown_row', { what: 'reply_request', id: system })
  return row
}
