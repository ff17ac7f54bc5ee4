import type { FromReading, ToReading } from './messages.ts'
import type { StartReadingProcess } from './start-reading-process.ts'

/** What a reading hears of the process that it was given. */
export type Hearer = {
  heard: (message: FromReading) => void
  ended: (code: number | null, signal: string | null) => void
}

/** A process taken for one reading. */
export type TakenProcess = {
  post: (message: ToReading) => Promise<void>
  kill: () => void
  /** After a reading that went well: the process may serve the next. */
  giveBack: () => void
}

type Warm = {
  start: StartReadingProcess
  memoryBytes: number
  process: ReturnType<StartReadingProcess>
  hearer: Hearer | null
  rest: NodeJS.Timeout | undefined
}

/** Starting costs more than reading a small file: one process waits this long for the next file of a batch. */
const warmMilliseconds = 5_000

let resting: Warm | null = null

/** The process that rests, if it was started alike, else a new one. */
export function takeProcess(start: StartReadingProcess, memoryBytes: number, hearer: Hearer): TakenProcess {
  let warm = resting
  if (warm && warm.start === start && warm.memoryBytes === memoryBytes) resting = null
  else warm = startWarm(start, memoryBytes)
  clearTimeout(warm.rest)
  warm.hearer = hearer
  warm.process.keepAlive(true)
  return {
    post: (message) => warm.process.post(message),
    kill: () => {
      warm.hearer = null
      warm.process.kill()
    },
    giveBack: () => {
      warm.hearer = null
      if (resting) return warm.process.kill()
      resting = warm
      warm.process.keepAlive(false)
      warm.rest = setTimeout(endResting, warmMilliseconds).unref()
    },
  }
}

/** Ends the process that rests, if there is one. */
export function endResting(): void {
  const warm = resting
  resting = null
  clearTimeout(warm?.rest)
  warm?.process.kill()
}

function startWarm(start: StartReadingProcess, memoryBytes: number): Warm {
  const warm: Warm = { start, memoryBytes, process: start(memoryBytes), hearer: null, rest: undefined }
  warm.process.hear((message) => warm.hearer?.heard(message))
  warm.process.ended((code, signal) => {
    if (resting === warm) resting = null
    clearTimeout(warm.rest)
    warm.hearer?.ended(code, signal)
  })
  return warm
}
