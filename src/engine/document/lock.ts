import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Who holds a workspace open for writing. */
export type Holder = { author: string; host: string; pid: number; since: string }

export type Lock = { release(): void }

const heartbeatMilliseconds = 30_000
/** A holder that has not been heard of for so long is gone: on this machine, or on another one. */
const silence = { here: 3 * 60_000, elsewhere: 15 * 60_000 }

/**
 * Takes the lock file beside the workspace, or says who holds it.
 * The file is made in one step, so two openers cannot both get it; it is kept fresh while held.
 */
export function acquireLock(path: string, author: string, now: string): Lock | Holder {
  const file = lockPath(path)
  const mine: Holder = { author, host: hostname(), pid: process.pid, since: now }
  if (!writeNew(file, mine)) {
    const holder = readHolder(file)
    if (holder && isAlive(file, holder)) return holder
    rmSync(file, { force: true })
    if (!writeNew(file, mine)) return readHolder(file) ?? mine
  }
  const beat = setInterval(() => touch(file), heartbeatMilliseconds)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      const holder = readHolder(file)
      if (holder?.pid === mine.pid && holder.host === mine.host) rmSync(file, { force: true })
    },
  }
}

export function isLock(result: Lock | Holder): result is Lock {
  return 'release' in result
}

export function lockPath(path: string): string {
  return `${path}.lock`
}

function writeNew(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null && 'pid' in value ? (value as Holder) : null
  } catch {
    return null
  }
}

function isAlive(file: string, holder: Holder): boolean {
  const here = holder.host === hostname()
  const quiet = Date.now() - statSync(file).mtimeMs
  if (quiet > (here ? silence.here : silence.elsewhere)) return false
  if (!here) return true
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function touch(file: string): void {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // The folder may be gone for a moment (a drive pulled out); the next beat tries again.
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
