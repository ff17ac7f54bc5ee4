import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type BuildPart = 'ui' | 'electron'

const sources = {
  ui: ['src/ui', 'src/core', 'src/contract', 'resources/locales', 'vite.config.ts', 'package.json'],
  electron: ['electron', 'src/core', 'src/contract', 'src/engine', 'vite.config.ts', 'package.json'],
}
const results = { ui: 'dist/ui/index.html', electron: 'dist/electron/engine.js' }
const builds = { ui: 'client', electron: 'main,preload,engine' }

/** Whether a part was built, and after the last change of its sources. */
export function isBuilt(root: string, part: BuildPart): boolean {
  const result = join(root, results[part])
  if (!existsSync(result)) return false
  const built = statSync(result).mtimeMs
  return sources[part].every((source) => newest(join(root, source)) <= built)
}

/** Builds parts in a process of its own; answers whether that went well. Its messages go to our error output. */
export function build(root: string, parts: readonly BuildPart[]): Promise<boolean> {
  const environment = { ...process.env, HESHU_BUILD: parts.map((part) => builds[part]).join(',') }
  const command = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  return new Promise((done) => {
    const child = spawn(process.execPath, command, { cwd: root, env: environment, stdio: ['ignore', 2, 2] })
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })
}

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const about = statSync(path)
  if (!about.isDirectory()) return about.mtimeMs
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
}
