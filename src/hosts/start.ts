import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '../engine/create-engine.ts'
import { loadHostTexts, localeOf } from '../engine/hosting/host-texts.ts'
import { openRecentWorkspaces } from '../engine/hosting/recent-workspaces.ts'
import { machineSurroundings } from '../engine/hosting/surroundings.ts'
import { defaultWorkspaceFolder, userDataFolder } from '../engine/hosting/workspace-folder.ts'
import { startBrowserHost } from './browser/browser-host.ts'
import { build, isBuilt, type BuildPart } from './start/built.ts'
import { findDesktopRuntime } from './start/desktop-runtime.ts'
import { openAddress } from './start/open-address.ts'

/** `npm start`: the desktop where its runtime is on this machine, else the same workbench in the browser. */

const root = resolve(import.meta.dirname, '../..')
const resources = join(root, 'resources')
const { env: environment, platform } = process
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    /** Prints the address and opens nothing. */
    'no-open': { type: 'boolean', default: false },
    /** The browser even where the desktop could be started. */
    browser: { type: 'boolean', default: false },
    /** Where new workspaces go. */
    folder: { type: 'string', default: environment.HESHU_FOLDER ?? defaultWorkspaceFolder() },
    port: { type: 'string', default: '0' },
  },
})
const texts = loadHostTexts(resources, localeOf(environment.LC_ALL || environment.LC_MESSAGES || environment.LANG))
const log = (line: string) => console.error(line)
// Messages go to the error output, so that `--no-open` prints the address and nothing else.
const say = (key: string, values?: Record<string, string | number>) => console.error(texts(key, values))

const runtime = findDesktopRuntime({ root, platform, environment, user: process.getuid?.() })
const desktop = 'path' in runtime && !options.browser && !options['no-open']
if ('missing' in runtime && !options.browser) say(runtime.missing)

await makeBuilt(desktop ? ['ui', 'electron'] : ['ui'])
if (desktop) startDesktop(runtime.path)
else await startBrowser()

async function makeBuilt(parts: BuildPart[]): Promise<void> {
  const stale = parts.filter((part) => !isBuilt(root, part))
  if (stale.length === 0) return
  say('building')
  if (await build(root, stale)) return
  say('build_failed')
  process.exit(2)
}

function startDesktop(path: string): void {
  const child = spawn(path, [root, ...files.map((file) => resolve(file))], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
}

async function startBrowser(): Promise<void> {
  const engine = createEngine(machineSurroundings(resources, log))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const host = await startBrowserHost({
    engine,
    version,
    pages: join(root, 'dist/ui'),
    port: Number(options.port),
    folder: resolve(options.folder),
    recent: openRecentWorkspaces(join(userDataFolder(environment, platform), 'recent.json')),
  }).catch(() => null)
  if (!host) {
    say('port_taken', { port: options.port })
    process.exit(2)
  }

  async function stop(): Promise<void> {
    await host?.close()
    engine.close()
    process.exit(0)
  }
  // Before the address is told: whoever reads it may end the program at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  if (options['no-open']) console.log(host.address)
  else {
    say('serving', { address: host.address })
    say('stop_hint')
    if (!(await openAddress(platform, host.address))) say('no_opener')
  }
}
