import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openAddress, openingCommand } from '../../../src/hosts/start/open-address.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-open-'))
  vi.stubEnv('PATH', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function opener(script: string): Promise<void> {
  await writeFile(join(folder, 'xdg-open'), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'xdg-open'), 0o755)
}

describe('opening an address', () => {
  it('gives the address to each system as one argument that no shell reads', () => {
    const address = 'http://127.0.0.1:7/#token=a&b'
    expect(['linux', 'darwin', 'win32'].map((name) => openingCommand(name as NodeJS.Platform, address))).toEqual([
      { command: 'xdg-open', arguments: [address] },
      { command: 'open', arguments: [address] },
      { command: 'rundll32', arguments: ['url.dll,FileProtocolHandler', address] },
    ])
  })

  it('says so where there is no opener, and where it has nothing to open with', async () => {
    expect(await openAddress('linux', 'http://127.0.0.1:7/')).toBe(false)
    await opener('exit 3')
    expect(await openAddress('linux', 'http://127.0.0.1:7/')).toBe(false)
  })

  it('counts an opener that goes well or goes on as opened', async () => {
    await opener('exit 0')
    expect(await openAddress('linux', 'http://127.0.0.1:7/')).toBe(true)
    await opener('exec /bin/sleep 2')
    expect(await openAddress('linux', 'http://127.0.0.1:7/')).toBe(true)
  })
})
