import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Grid, GridRow } from '../../../core/sheet/grid.ts'
import type { ReadLimits } from '../limits.ts'
import type { FromReading, ToReading } from './messages.ts'
import { programBeside } from './program-beside.ts'

/** The way between a process that reads and whoever started it. */
export type ChannelToParent = {
  /** Resolves when the message has left, so that a slow parent does not fill this process. */
  send: (message: FromReading) => Promise<void>
  hear: (listener: (message: ToReading) => void) => void
}

type Job = { name: string; bytes: Buffer; filled: number; limits: ReadLimits }

/**
 * What a process that reads does: takes one file after another and answers its sheets. It holds nothing that is of
 * worth, so that it may be killed at any moment, and it ends itself when it takes more memory than it may.
 */
export function answerFiles({ send, hear }: ChannelToParent, memoryBytes: number): Worker {
  const watch = new Worker(programBeside(import.meta.url, 'memory-watch'), { workerData: { memoryBytes } })
  // Nothing is read unwatched: a reader that is busy at once would keep the watch from starting.
  const ready = Promise.all([import('../read-source.ts'), import('../read-xlsx.ts'), once(watch, 'message')])
  let job: Job | null = null
  hear((message) => {
    if (message.kind === 'file') {
      job = { name: message.name, bytes: Buffer.allocUnsafe(message.size), filled: 0, limits: message.limits }
    } else if (job) {
      job.bytes.set(message.piece, job.filled)
      job.filled += message.piece.length
    }
    if (!job || job.filled < job.bytes.length) return
    const whole = job
    job = null
    void answer(whole)
  })

  async function answer({ name, bytes, limits }: Job): Promise<void> {
    const [{ readSource }] = await ready
    const source = await readSource(name, bytes, limits, (rows) => void send({ kind: 'progress', rows }))
    if (!source.ok) return send({ kind: 'refused', refusal: source, peakBytes: peakBytes() })
    const { grids, ...rest } = source
    for (let grid = grids.shift(); grid; grid = grids.shift()) await sendGrid(grid, send)
    await send({ kind: 'read', source: rest, peakBytes: peakBytes() })
  }

  return watch
}

/** Cells of one message: large enough to be cheap, small enough not to be felt in memory. */
const cellsAtOnce = 30_000

async function sendGrid({ rows, ...sheet }: Grid, send: ChannelToParent['send']): Promise<void> {
  await send({ kind: 'sheet', sheet })
  let piece: GridRow[] = []
  let cells = 0
  for (const row of rows) {
    piece.push(row)
    cells += row.cells.length
    if (cells < cellsAtOnce) continue
    await send({ kind: 'rows', rows: piece })
    piece = []
    cells = 0
  }
  if (piece.length > 0) await send({ kind: 'rows', rows: piece })
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}
