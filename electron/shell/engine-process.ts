import { utilityProcess, type UtilityProcess } from 'electron'
import type { Transport } from '../../src/contract/client.ts'
import type { Listener } from '../../src/contract/events.ts'
import { askOverPort, type PortClient } from '../../src/engine/hosting/port.ts'
import { isReadingWord } from '../../src/engine/hosting/reading-port.ts'
import { serveReading } from './reading-processes.ts'

/** An engine that was lost this often within a minute is not started again. */
const mostLosses = 3
const patience = 3000

export type EngineProcess = {
  call: Transport
  /** Lets the engine put everything away; ends it after three seconds whatever it does. */
  close(): Promise<void>
}

export type EngineProcessSettings = {
  entry: string
  /** The program of the processes that read files. */
  readingEntry: string
  resources: string
  listener: Listener
  log: (line: string) => void
  /** The engine was lost too often and is gone for good. */
  givenUp: () => void
}

/**
 * Runs the engine in a utility process. When it is lost, open calls are answered with `engine_lost`, everybody is told,
 * it is started again, and the workspace that was open is opened again. The file is safe: SQLite rolls back.
 */
export function startEngineProcess(settings: EngineProcessSettings): EngineProcess {
  const { entry, readingEntry, resources, listener, log, givenUp } = settings
  const losses: number[] = []
  let workspace: string | null = null
  let closing = false
  let { child, client } = start()

  function start(): { child: UtilityProcess; client: PortClient } {
    const started = utilityProcess.fork(entry, [resources], { serviceName: 'Heshu engine', stdio: 'pipe' })
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()))
    }
    serveReading(started, readingEntry)
    const asking = askOverPort(
      {
        post: (message) => started.postMessage(message),
        hear: (hear) => started.on('message', (message: unknown) => isReadingWord(message) || hear(message)),
      },
      (event) => {
        if (event.name === 'workspace') workspace = event.data.path
        listener(event)
      },
    )
    started.once('exit', (code) => lost(code, asking))
    return { child: started, client: asking }
  }

  function lost(code: number, asking: PortClient): void {
    asking.lose()
    if (closing) return
    log(`the engine stopped with ${code}`)
    listener({ name: 'engine_lost', data: { error: { code: 'engine_lost', values: {} } } })
    const now = Date.now()
    losses.push(now)
    if (losses.filter((at) => now - at < 60_000).length > mostLosses) return givenUp()
    ;({ child, client } = start())
    if (workspace !== null) void client.transport('workspace.open', { path: workspace })
  }

  return {
    call: (method, input) => client.transport(method, input),
    close: () =>
      new Promise((closed) => {
        closing = true
        // Also where there is no process left to say that it ended.
        const end = setTimeout(() => {
          child.kill()
          closed()
        }, patience)
        child.once('exit', () => {
          clearTimeout(end)
          closed()
        })
        child.postMessage('close')
      }),
  }
}
