import { answerReadingOverPort } from '../src/engine/hosting/reading-port.ts'

/** The process that reads files, on the desktop: it is handed a port to the engine and may be killed at any moment. */

const [, , memoryBytes = ''] = process.argv

process.parentPort.once('message', ({ ports: [port] }) => {
  if (!port) return
  answerReadingOverPort(
    {
      post: (message) => port.postMessage(message),
      hear: (listener) => port.on('message', ({ data }) => listener(data)),
    },
    Number(memoryBytes),
  )
  port.on('close', () => process.exit(0))
  port.start()
})
