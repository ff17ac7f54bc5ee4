import { Failure } from '../../../contract/failures.ts'
import type { Grid } from '../../../core/sheet/grid.ts'
import { defaultLimits, type ReadLimits } from '../limits.ts'
import { refuseBySize, type ReadSource } from '../read-source.ts'
import { nameRefusal, refuse, type Refusal, type RefusalCode } from '../refusal.ts'
import type { FromReading } from './messages.ts'
import { startReadingProcess, type StartReadingProcess } from './start-reading-process.ts'
import { takeProcess, type TakenProcess } from './warm-process.ts'

export type ReadApartOptions = {
  /** Aborting kills the process that reads. */
  signal?: AbortSignal
  /** Rows read so far. */
  progress?: (rows: number) => void
  /** How this host starts the process that reads, where it is not the common way. */
  start?: StartReadingProcess
  /** The most memory that the process took, in bytes; its limit where it was ended at that. */
  peak?: (bytes: number) => void
}

/**
 * Reads a file into grids as `readSource` does, in a process of its own: a file that takes too long or too much memory,
 * or on which a reader breaks down, is refused, and nothing here is harmed.
 * @throws Failure `cancelled` once `signal` is aborted
 */
export async function readSourceApart(
  name: string,
  bytes: Uint8Array,
  limits: ReadLimits = defaultLimits,
  options: ReadApartOptions = {},
): Promise<ReadSource | Refusal> {
  if (options.signal?.aborted) throw new Failure('cancelled')
  const refused = refuseBySize(bytes, limits)
  if (refused) return nameRefusal(refused, name)
  return new Promise((resolve, reject) => {
    const grids: Grid[] = []
    const finish = (result: ReadSource | Refusal | null) => {
      clearTimeout(patience)
      options.signal?.removeEventListener('abort', abort)
      if (result) resolve(result.ok ? result : nameRefusal(result, name))
      else reject(new Failure('cancelled'))
    }
    const give = (result: ReadSource | Refusal, peakBytes: number) => {
      options.peak?.(peakBytes)
      // What a large file left behind in its process is not to be counted against the next.
      if (peakBytes < limits.memoryBytes / 3) taken.giveBack()
      else taken.kill()
      finish(result)
    }
    const heard = (message: FromReading) => {
      if (message.kind === 'progress') options.progress?.(message.rows)
      else if (message.kind === 'sheet') grids.push({ ...message.sheet, rows: [] })
      else if (message.kind === 'rows') grids.at(-1)?.rows.push(...message.rows)
      else if (message.kind === 'refused') give(message.refusal, message.peakBytes)
      else give({ ...message.source, grids }, message.peakBytes)
    }
    const taken = takeProcess(options.start ?? startReadingProcess, limits.memoryBytes, {
      heard,
      ended: (code, signal) => {
        const cause = causeOf(code, signal)
        if (cause === 'too_large') options.peak?.(limits.memoryBytes)
        finish(refuse(cause))
      },
    })
    const patience = setTimeout(() => {
      taken.kill()
      finish(refuse('too_slow', { seconds: Math.round(limits.milliseconds / 1000) }))
    }, limits.milliseconds)
    const abort = () => {
      taken.kill()
      finish(null)
    }
    options.signal?.addEventListener('abort', abort, { once: true })
    void sendFile(taken, name, bytes, limits)
  })
}

const pieceBytes = 1024 * 1024

async function sendFile(to: TakenProcess, name: string, bytes: Uint8Array, limits: ReadLimits): Promise<void> {
  await to.post({ kind: 'file', name, size: bytes.length, limits })
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await to.post({ kind: 'piece', piece: bytes.subarray(at, at + pieceBytes) })
  }
}

/**
 * Why a process ended that had not answered. One that was killed, by its own watch or by the system, or that gave up
 * for want of memory (the last two codes), had too much to read; any other end is a reader that broke down.
 */
function causeOf(code: number | null, signal: string | null): RefusalCode {
  const forMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || signal === 'SIGTRAP'
  return forMemory || code === 1 || code === 134 || code === 0x80000003 ? 'too_large' : 'damaged'
}
