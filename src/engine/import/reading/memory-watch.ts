import { parentPort, workerData } from 'node:worker_threads'

/**
 * A thread that ends its process when that takes more memory than it may, or when nobody is left who waits for it.
 * A thread, since a reader that is busy hears nothing, and asks for memory faster than a parent could look.
 */

const { memoryBytes }: { memoryBytes: number } = workerData
const parent = process.ppid

setInterval(() => {
  if (process.memoryUsage.rss() > memoryBytes || isOrphan()) process.kill(process.pid, 'SIGKILL')
}, 20)
parentPort?.postMessage('watching')

function isOrphan(): boolean {
  if (process.ppid !== parent) return true
  try {
    process.kill(parent, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
