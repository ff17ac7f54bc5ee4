import { existsSync } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import type { RecentWorkspace } from '../../contract/calls/host.ts'

const extension = '.heshu'
const longestName = 80
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** Where new workspaces go when nothing else is said. */
export function defaultWorkspaceFolder(): string {
  return join(homedir(), 'Heshu')
}

/** Where a host keeps its own small files (the recent list), by the custom of each system. */
export function userDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (environment.HESHU_USER_DATA) return environment.HESHU_USER_DATA
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Heshu')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Heshu')
  return join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'heshu')
}

/** A file name that every target system accepts, from what a person typed. Always ends in `.heshu`. */
export function workspaceFileName(name: string): string {
  const stem = basename(name.normalize('NFC').replaceAll(/[\\:*?"<>|\p{Cc}]/gu, '/'))
    .replace(/\.heshu$/i, '')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
  const short = Array.from(stem).slice(0, longestName).join('')
  const usable = short === '' || reservedOnWindows.test(short) ? `合数${short && ` ${short}`}` : short
  return usable + extension
}

/** A path in `folder` where nothing lies yet: `name.heshu`, else `name 2.heshu`, and so on. Makes the folder. */
export async function freeWorkspacePath(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = workspaceFileName(name)
  const stem = file.slice(0, -extension.length)
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? file : `${stem} ${number}${extension}`)
    if (!existsSync(path)) return path
  }
}

/** The workspaces lying in `folder`, last written first. What only the file itself could tell comes from `known`. */
export async function workspacesIn(folder: string, known: readonly RecentWorkspace[]): Promise<RecentWorkspace[]> {
  const names = await readdir(folder).catch(() => [])
  const found = names
    .filter((name) => name.toLowerCase().endsWith(extension))
    .map(async (name) => {
      const path = join(folder, name)
      const about = await stat(path).catch(() => null)
      if (!about?.isFile()) return null
      const stem = name.slice(0, -extension.length)
      const before = known.find((each) => each.path === path)
      const { title, locality, systems } = before ?? { title: stem, locality: '', systems: null }
      return { path, name, title, locality, systems, saved_at: about.mtime.toISOString(), missing: false }
    })
  const workspaces = (await Promise.all(found)).filter((each) => each !== null)
  return workspaces.toSorted((a, b) => b.saved_at.localeCompare(a.saved_at))
}
