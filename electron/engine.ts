import { createEngine } from '../src/engine/create-engine.ts'
import { answerOverPort } from '../src/engine/hosting/port.ts'
import { isReadingWord, startReadingOverPort } from '../src/engine/hosting/reading-port.ts'
import { machineSurroundings } from '../src/engine/hosting/surroundings.ts'

/** The engine in a process of its own: a slow query never freezes the window, a crash never takes it down. */

const [, , resources = ''] = process.argv
const log = (line: string) => console.error(line)
const { parentPort } = process
const reading = startReadingOverPort((word) => parentPort.postMessage(word))
const engine = createEngine({ ...machineSurroundings(resources, log), startReading: reading.start })

parentPort.on('message', ({ data, ports: [port] }) => {
  if (!isReadingWord(data)) return
  if (!port) return reading.told(data)
  reading.opened(data.id, {
    post: (message) => port.postMessage(message),
    hear: (listener) => {
      port.on('message', (event) => listener(event.data))
      port.start()
    },
    close: () => port.close(),
  })
})

answerOverPort(
  {
    post: (message) => parentPort.postMessage(message),
    hear: (listener) => parentPort.on('message', ({ data }) => listener(data)),
  },
  engine,
  engine.report,
)

parentPort.on('message', ({ data }) => {
  if (data !== 'close') return
  engine.close()
  process.exit(0)
})

// Electron only warns of these in a utility process. An engine in an unknown state must not go on writing.
process.on('unhandledRejection', (error) => {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
})
