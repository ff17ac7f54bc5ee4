import type { EngineHandlers } from '../../contract/calls.ts'
import type { Transport } from '../../contract/client.ts'
import { dispatch, type Report, type Result } from '../../contract/dispatch.ts'
import type { EngineEvent, Listener } from '../../contract/events.ts'

/** One end of a message port, whichever kind it is. */
export type Port = { post(message: unknown): void; hear(listener: (message: unknown) => void): void }

type Question = { id: number; method: string; input: unknown }
type Answer = { id: number; result: Result<unknown> } | { event: EngineEvent }

/** The engine's end: answers every question and passes on every event. */
export function answerOverPort(
  port: Port,
  engine: { handlers: Partial<EngineHandlers>; subscribe: (listener: Listener) => () => void },
  report: Report,
): void {
  engine.subscribe((event) => port.post({ event } satisfies Answer))
  port.hear((message) => {
    // Other words on the same port, such as the one that ends the engine, are not for us.
    if (!isQuestion(message)) return
    const { id, method, input } = message
    void dispatch(engine.handlers, method, input, report).then((result) => port.post({ id, result } satisfies Answer))
  })
}

export type PortClient = {
  transport: Transport
  /** Answers every open question with `engine_lost`; called when the other end is gone. */
  lose(): void
}

/** The asking end. Answers may come back in any order. */
export function askOverPort(port: Port, listener: Listener): PortClient {
  const open = new Map<number, (result: Result<unknown>) => void>()
  let last = 0

  port.hear((message) => {
    const answer = message as Answer
    if ('event' in answer) return listener(answer.event)
    open.get(answer.id)?.(answer.result)
    open.delete(answer.id)
  })

  return {
    transport: (method, input) =>
      new Promise((resolve) => {
        last += 1
        open.set(last, resolve)
        port.post({ id: last, method, input } satisfies Question)
      }),
    lose() {
      for (const resolve of open.values()) resolve({ ok: false, error: { code: 'engine_lost', values: {} } })
      open.clear()
    },
  }
}

function isQuestion(message: unknown): message is Question {
  return typeof message === 'object' && message !== null && 'id' in message && 'method' in message
}
