import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')

export type StartedHost = {
  /** With the token in the fragment. */
  address: string
  origin: string
  /** Where new workspaces go. */
  folder: string
  /** Stops it as Ctrl-C would; answers its exit code. */
  close(): Promise<number | null>
}

/** Starts the workbench as a person does, `npm start -- --no-open`, with a folder of its own. */
export async function startHost(): Promise<StartedHost> {
  const folder = await mkdtemp(join(tmpdir(), 'heshu-e2e-'))
  const parts = [join(root, 'src/hosts/start.ts'), '--no-open', '--browser', '--folder', join(folder, 'workspaces')]
  const environment = { ...process.env, HESHU_USER_DATA: join(folder, 'user') }
  const child = spawn(process.execPath, parts, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const lines = createInterface(child.stdout)
  const [address] = (await Promise.race([once(lines, 'line'), ended.then(() => [])])) as string[]
  if (!address) throw new Error('The workbench did not start; see its messages above.')
  return {
    address,
    origin: new URL(address).origin,
    folder: join(folder, 'workspaces'),
    async close() {
      child.kill('SIGINT')
      const [code] = await ended
      await rm(folder, { recursive: true, force: true })
      return code
    },
  }
}
