import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuilt } from '../../../src/hosts/start/built.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'heshu-built-'))
})
afterEach(() => rm(root, { recursive: true }))

async function write(path: string, minute: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), '')
  await utimes(join(root, path), minute * 60, minute * 60)
}

describe('a part', () => {
  it('is not built before it was', async () => {
    await write('src/ui/main.ts', 1)
    expect(isBuilt(root, 'ui')).toBe(false)
  })

  it('is built while none of its sources is newer, however deep', async () => {
    await write('src/ui/screens/plan/PlanScreen.vue', 1)
    await write('dist/ui/index.html', 2)
    expect(isBuilt(root, 'ui')).toBe(true)
    await write('src/ui/screens/plan/PlanScreen.vue', 3)
    expect(isBuilt(root, 'ui')).toBe(false)
  })

  it('does not care for the sources of others', async () => {
    await write('dist/ui/index.html', 2)
    await write('dist/electron/engine.js', 2)
    await write('src/engine/session.ts', 3)
    expect([isBuilt(root, 'ui'), isBuilt(root, 'electron')]).toEqual([true, false])
  })
})
