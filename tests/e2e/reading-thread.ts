import { resolve } from 'node:path'
import { workerData, type MessagePort } from 'node:worker_threads'

/** Runs the built process that reads files, with the port that Electron's main process would hand it. */
const port: MessagePort = workerData
Object.assign(process, {
  parentPort: {
    once: (_name: string, listener: (event: { ports: unknown[] }) => void) =>
      listener({
        ports: [
          {
            postMessage: (message: unknown) => port.postMessage(message),
            on: (name: string, heard: (event: { data: unknown }) => void) =>
              port.on(name, (data: unknown) => heard({ data })),
            start: () => port.start(),
          },
        ],
      }),
  },
})
await import(resolve(import.meta.dirname, '../../dist/electron/reading.js'))
