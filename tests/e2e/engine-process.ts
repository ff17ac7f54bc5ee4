import { resolve } from 'node:path'

/**
 * Runs the built engine in plain Node as Electron's utility process would: the same file, the same messages.
 * Only `parentPort` is put in its place.
 */
Object.assign(process, {
  parentPort: {
    postMessage: (message: unknown) => process.send?.(message),
    on: (_name: string, listener: (event: { data: unknown }) => void) =>
      process.on('message', (data) => listener({ data })),
  },
})
await import(resolve(import.meta.dirname, '../../dist/electron/engine.js'))
