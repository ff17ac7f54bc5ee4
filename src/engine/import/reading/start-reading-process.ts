import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromReading, ToReading } from './messages.ts'
import { programBeside } from './program-beside.ts'

/** A process that reads, as its parent sees it. */
export type ReadingProcess = {
  /** Resolves when the message has left (also where the process is gone). */
  post(message: ToReading): Promise<void>
  hear(listener: (message: FromReading) => void): void
  /** How it ended: its code, or the signal that ended it. Called once. */
  ended(listener: (code: number | null, signal: string | null) => void): void
  kill(): void
  /** Whether this process waits for it before it ends. */
  keepAlive(yes: boolean): void
}

/** How a host starts one. `memoryBytes` is what it may take. */
export type StartReadingProcess = (memoryBytes: number) => ReadingProcess

/**
 * Starts one with the program that this process runs on: Node, or Electron, which is told to be Node
 * (a packaged desktop that refuses to gives the engine another way).
 */
export const startReadingProcess: StartReadingProcess = forkReading(programBeside(import.meta.url, 'reading-process'))

/** Starts `program` as the process that reads. */
export function forkReading(program: URL): StartReadingProcess {
  return (memoryBytes) => {
    const heap = Math.max(64, Math.floor((memoryBytes / 1048576) * 0.8))
    const child = fork(fileURLToPath(program), [String(memoryBytes)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heap}`, '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return overChannel(child)
  }
}

function overChannel(child: ChildProcess): ReadingProcess {
  return {
    post: (message) =>
      new Promise((sent) => {
        if (child.connected) child.send(message, () => sent())
        else sent()
      }),
    hear: (listener) => child.on('message', listener),
    ended: (listener) => {
      let told = false
      const tell = (code: number | null, signal: string | null) => {
        if (told) return
        told = true
        listener(code, signal)
      }
      child.on('exit', tell)
      // Not even started.
      child.on('error', () => tell(null, null))
    },
    kill: () => child.kill('SIGKILL'),
    keepAlive: (yes) => {
      if (yes) child.ref()
      else child.unref()
      if (yes) child.channel?.ref()
      else child.channel?.unref()
    },
  }
}
