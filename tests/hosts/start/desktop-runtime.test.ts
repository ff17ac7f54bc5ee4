import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findDesktopRuntime, type Machine } from '../../../src/hosts/start/desktop-runtime.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'heshu-runtime-'))
  await mkdir(join(root, 'node_modules/electron/dist'), { recursive: true })
})
afterEach(() => rm(root, { recursive: true }))

const machine = (): Machine => ({ root, platform: 'linux', environment: { DISPLAY: ':0' }, user: 1000 })

async function unpack(): Promise<string> {
  const path = join(root, 'node_modules/electron/dist/electron')
  await writeFile(join(root, 'node_modules/electron/path.txt'), 'electron')
  await writeFile(path, '')
  return path
}

describe('the desktop runtime', () => {
  it('is missing as npm leaves it, and nothing is fetched to change that', () => {
    expect(findDesktopRuntime(machine())).toEqual({ missing: 'no_runtime' })
  })

  it('is missing where it was noted but is no longer there', async () => {
    await rm(await unpack())
    expect(findDesktopRuntime(machine())).toEqual({ missing: 'no_runtime' })
  })

  it('is found where it was unpacked', async () => {
    expect(findDesktopRuntime({ ...machine() })).toEqual({ missing: 'no_runtime' })
    expect(findDesktopRuntime({ ...machine() })).not.toHaveProperty('path')
    const path = await unpack()
    expect(findDesktopRuntime(machine())).toEqual({ path })
  })

  it('is found where the environment says it lies', async () => {
    const elsewhere = join(root, 'runtime')
    await mkdir(elsewhere)
    await writeFile(join(elsewhere, 'electron'), '')
    const environment = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: elsewhere }
    expect(findDesktopRuntime({ ...machine(), environment })).toEqual({ path: join(elsewhere, 'electron') })
  })

  it('is not started on Linux without a display or for root, since its sandbox stays on', async () => {
    const path = await unpack()
    expect(findDesktopRuntime({ ...machine(), environment: {} })).toEqual({ missing: 'no_display' })
    expect(findDesktopRuntime({ ...machine(), user: 0 })).toEqual({ missing: 'as_root' })
    expect(findDesktopRuntime({ ...machine(), platform: 'darwin', environment: {}, user: 0 })).toEqual({ path })
  })
})
