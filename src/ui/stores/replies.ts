import { defineStore } from 'pinia'
import type { ReceivedReply, ReplyFileFormat, ReplyRow } from '../../contract/calls/reply.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { useEngine } from '../client.ts'
import { useHandOver, type HandedOver } from './hand-over.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** What the owners of systems were asked, and what they answered. */
export const useReplies = defineStore('replies', () => {
  const engine = useEngine()
  const session = useSession()
  const handOver = useHandOver()
  const list = useLoaded<ReplyRow[]>(
    () => engine.call('reply.list', {}),
    () => session.revision,
  )

  async function changed<Value>(work: () => Promise<Value>): Promise<Value> {
    const value = await work()
    await session.refresh()
    return value
  }

  const send = (ids: string[], due: string | null, locale: Locale) =>
    changed(() => engine.call('reply.send', { ids, due, locale }))
  const receive = (files: { name: string; content: string }[]): Promise<ReceivedReply[]> =>
    changed(() => engine.call('reply.receive', { files }))
  const correct = (corrections: string[], accept: boolean, reason: string | null) =>
    changed(() => engine.call('reply.correct', { corrections, accept, reason }))
  const answer = (reply: string, accept: boolean, reason: string | null) =>
    changed(() => engine.call('reply.answer', { reply, accept, reason }))
  const close = (request: string, reason: string) => changed(() => engine.call('reply.close', { request, reason }))

  /** Writes a request as a file and hands it over; answers its name and where it went. */
  async function save(request: string, format: ReplyFileFormat): Promise<{ name: string; to: HandedOver }> {
    const file = await engine.call('reply.file', { request, format })
    return { name: file.name, to: await handOver(file) }
  }

  return { list: list.value, failure: list.failure, load: list.load, send, receive, correct, answer, close, save }
})
