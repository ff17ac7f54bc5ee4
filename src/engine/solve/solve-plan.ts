import { Worker } from 'node:worker_threads'
import type { PlanInput, PlanResult } from '../../core/plan/plan.ts'
import type { SolveProgress } from './solve-program.ts'

export type PlanMessage = { kind: 'progress'; progress: SolveProgress } | { kind: 'result'; result: PlanResult }
export type SolvePlanOptions = { onProgress?: (progress: SolveProgress) => void; signal?: AbortSignal; worker?: URL }

/**
 * Computes a plan in a thread of its own. Aborting `signal` ends the thread at once and rejects with the signal's reason.
 * `worker` is the thread's program, where it does not lie beside this file.
 */
export async function solvePlan(input: PlanInput, options: SolvePlanOptions = {}): Promise<PlanResult> {
  const { onProgress, signal } = options
  signal?.throwIfAborted()
  const worker = new Worker(options.worker ?? workerBeside(import.meta.url), { workerData: input })
  const abort = () => void worker.terminate()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await new Promise<PlanResult>((resolve, reject) => {
      worker.on('message', (message: PlanMessage) => {
        if (message.kind === 'result') resolve(message.result)
        else onProgress?.(message.progress)
      })
      worker.on('error', reject)
      worker.on('exit', (code) =>
        reject(signal?.aborted ? signal.reason : new Error(`The plan's thread ended early with code ${code}.`)),
      )
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

/** The thread's program beside this file: as a source, or as it was built beside the bundle that this file is in. */
function workerBeside(here: string): URL {
  return new URL(here.endsWith('.ts') ? './plan-worker.ts' : './plan-worker.js', here)
}
