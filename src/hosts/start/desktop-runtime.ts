import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Machine = {
  /** The folder of the project, with its `node_modules`. */
  root: string
  platform: NodeJS.Platform
  environment: NodeJS.ProcessEnv
  /** The number of the user; undefined on Windows. */
  user: number | undefined
}

export type DesktopRuntime = { path: string } | { missing: 'no_runtime' | 'no_display' | 'as_root' }

/**
 * Where Electron's runtime lies, or why the desktop cannot be started. The `electron` package is not asked:
 * its `index.js` downloads what is missing, and nothing here may reach out.
 */
export function findDesktopRuntime({ root, platform, environment, user }: Machine): DesktopRuntime {
  const path = executable(join(root, 'node_modules/electron'), environment)
  if (path === null || !existsSync(path)) return { missing: 'no_runtime' }
  if (platform !== 'linux') return { path }
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return { missing: 'no_display' }
  // The sandbox does not work for root, and the desktop is never started without it.
  if (user === 0) return { missing: 'as_root' }
  return { path }
}

/** `path.txt` is written when the runtime has been unpacked; it names the executable within `dist`. */
function executable(electron: string, environment: NodeJS.ProcessEnv): string | null {
  const note = join(electron, 'path.txt')
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : null
  const elsewhere = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (elsewhere) return join(elsewhere, name ?? 'electron')
  return name ? join(electron, 'dist', name) : null
}
