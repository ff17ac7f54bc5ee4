import { randomBytes } from 'node:crypto'
import type { Report } from '../../contract/dispatch.ts'

/** Writes an unexpected error with its stack to the log, under the reference the user is shown. */
export function reportTo(log: (line: string) => void): Report {
  return (method, error) => {
    const reference = randomBytes(4).toString('hex')
    log(`${reference} ${method} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return reference
  }
}
