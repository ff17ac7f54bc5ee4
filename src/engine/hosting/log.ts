import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const largest = 1024 * 1024

/** Appends lines to `heshu.log` in the folder; a log grown over one megabyte is put aside as `heshu.log.1`. */
export function openLog(folder: string): (line: string) => void {
  const file = join(folder, 'heshu.log')
  return (line) => {
    // The log must never be the reason why something fails.
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.1`)
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`)
    } catch {
      return
    }
  }
}
