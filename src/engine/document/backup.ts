import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** So many days of copies are kept beside a workspace. */
export const keptBackups = 7

/**
 * Keeps a copy of a sound workspace beside it, `NAME.2026-11-24.bak`, once a day, and removes those older than the
 * newest seven. To be called while the file is held and nothing is being written. A copy that cannot be made (a full
 * disk, a read-only folder) must not keep anybody from working: it is left for another day.
 *
 * @param today ISO date
 */
export function keepBackup(path: string, today: string): void {
  const name = basename(path).replace(/\.heshu$/, '')
  const backup = join(dirname(path), `${name}.${today}.bak`)
  if (existsSync(backup)) return
  const partial = `${backup}.partial`
  try {
    copyFileSync(path, partial)
    renameSync(partial, backup)
    for (const old of backupsOf(path).slice(keptBackups)) rmSync(join(dirname(path), old))
  } catch {
    rmSync(partial, { force: true })
  }
}

/** File names of the copies, newest first. */
export function backupsOf(path: string): string[] {
  const name = basename(path).replace(/\.heshu$/, '')
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(`${name}.`) && /^\d{4}-\d{2}-\d{2}\.bak$/.test(file.slice(name.length + 1)))
    .toSorted()
    .toReversed()
}
