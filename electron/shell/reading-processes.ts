import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron'
import { isReadingWord, type ReadingWord } from '../../src/engine/hosting/reading-port.ts'

/**
 * Starts the processes that read files, for the engine, which cannot start any itself: the packaged program cannot be
 * run as plain Node, and only this process may start utility processes. Each talks to the engine over a port of its own.
 */
export function serveReading(engine: UtilityProcess, entry: string): void {
  const running = new Map<number, UtilityProcess>()
  engine.on('message', (message: unknown) => {
    if (!isReadingWord(message)) return
    if (message.reading === 'kill') running.get(message.id)?.kill()
    if (message.reading === 'start') start(message.id, message.memoryBytes)
  })
  engine.once('exit', () => {
    for (const child of running.values()) child.kill()
  })

  function start(id: number, memoryBytes: number): void {
    const child = utilityProcess.fork(entry, [String(memoryBytes)], { serviceName: 'Heshu reading', stdio: 'ignore' })
    running.set(id, child)
    child.once('exit', (code) => {
      running.delete(id)
      engine.postMessage({ reading: 'ended', id, code } satisfies ReadingWord)
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage('port', [port1])
    engine.postMessage({ reading: 'port', id }, [port2])
  }
}
