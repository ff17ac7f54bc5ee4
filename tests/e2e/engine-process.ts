import { resolve } from 'node:path'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { isReadingWord } from '../../src/engine/hosting/reading-port.ts'

/**
 * Runs the built engine in plain Node as Electron's utility process would: the same file, the same messages. Only
 * `parentPort` is put in its place, and what the main process does for the engine: it starts the built process that
 * reads files (here a thread) and hands over a port to it.
 */
type ParentMessage = { data: unknown; ports: unknown[] }

const listeners: ((message: ParentMessage) => void)[] = []
const tell = (data: unknown, ports: unknown[] = []) => {
  for (const listener of listeners) listener({ data, ports })
}
const running = new Map<number, Worker>()

process.on('message', (data) => tell(data))
Object.assign(process, {
  parentPort: {
    postMessage: (message: unknown) => {
      if (!isReadingWord(message)) return process.send?.(message)
      if (message.reading === 'kill') void running.get(message.id)?.terminate()
      if (message.reading === 'start') startReading(message.id, message.memoryBytes)
      return true
    },
    on: (_name: string, listener: (message: ParentMessage) => void) => listeners.push(listener),
  },
})
await import(resolve(import.meta.dirname, '../../dist/electron/engine.js'))

function startReading(id: number, memoryBytes: number): void {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(resolve(import.meta.dirname, 'reading-thread.ts'), {
    argv: [String(memoryBytes)],
    workerData: port1,
    transferList: [port1],
  })
  running.set(id, worker)
  worker.unref()
  worker.once('exit', (code) => tell({ reading: 'ended', id, code }))
  tell({ reading: 'port', id }, [asElectronPort(port2)])
}

function asElectronPort(port: MessagePort): object {
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    on: (_name: string, listener: (event: { data: unknown }) => void) =>
      port.on('message', (data: unknown) => listener({ data })),
    start: () => port.start(),
    close: () => port.close(),
  }
}
