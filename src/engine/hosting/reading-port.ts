import { answerFiles } from '../import/reading/answer-files.ts'
import type { FromReading, ToReading } from '../import/reading/messages.ts'
import type { StartReadingProcess } from '../import/reading/start-reading-process.ts'

/** A port between two processes of a desktop. Closing it is felt at the other end. */
export type ReadingPort = {
  post(message: unknown): void
  hear(listener: (message: unknown) => void): void
  close(): void
}

/** What a desktop's engine asks of the process that may start others, and what it is told. */
export type ReadingWord =
  | { reading: 'start'; id: number; memoryBytes: number }
  | { reading: 'kill'; id: number }
  | { reading: 'ended'; id: number; code: number | null }

export function isReadingWord(message: unknown): message is ReadingWord {
  return typeof message === 'object' && message !== null && 'reading' in message && 'id' in message
}

/** The end of the process that reads. */
export function answerReadingOverPort(port: Omit<ReadingPort, 'close'>, memoryBytes: number): void {
  answerFiles(
    {
      send: (message) => Promise.resolve(port.post(message satisfies FromReading)),
      hear: (listener) => port.hear((message) => listener(message as ToReading)),
    },
    memoryBytes,
  )
}

/**
 * The engine's end, where it may not start processes itself: `ask` reaches the one that may, which answers with a
 * port to the new process (`opened`) and later with how it ended (`told`).
 */
export function startReadingOverPort(ask: (word: ReadingWord) => void): {
  start: StartReadingProcess
  opened: (id: number, port: ReadingPort) => void
  told: (word: ReadingWord) => void
} {
  type Open = { port: (port: ReadingPort) => void; ended: (code: number | null) => void }
  const open = new Map<number, Open>()
  let last = 0
  return {
    start: (memoryBytes) => {
      const id = ++last
      let listener: (message: FromReading) => void = () => undefined
      let ended: (code: number | null, signal: string | null) => void = () => undefined
      const port = new Promise<ReadingPort>((resolve) => {
        open.set(id, { port: resolve, ended: (code) => ended(code, null) })
      })
      void port.then((one) => one.hear((message) => listener(message as FromReading)))
      ask({ reading: 'start', id, memoryBytes })
      return {
        post: async (message) => (await port).post(message satisfies ToReading),
        hear: (one) => (listener = one),
        ended: (one) => (ended = one),
        kill: () => {
          ask({ reading: 'kill', id })
          void port.then((one) => one.close())
        },
        // The engine of a desktop ends by a word, whatever still runs.
        keepAlive: () => undefined,
      }
    },
    opened: (id, port) => open.get(id)?.port(port),
    told: (word) => {
      if (word.reading !== 'ended') return
      open.get(word.id)?.ended(word.code)
      open.delete(word.id)
    },
  }
}
