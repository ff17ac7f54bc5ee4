import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findDesktopRuntime } from '../../src/hosts/start/desktop-runtime.ts'

const root = resolve(import.meta.dirname, '../..')
const { env: environment, platform } = process
const runtime = findDesktopRuntime({ root, platform, environment, user: process.getuid?.() })
if ('missing' in runtime) console.log(`The desktop tests are skipped: ${runtime.missing}.`)

describe.skipIf('missing' in runtime)('the desktop', () => {
  it('opens the screens in a sandboxed window, answers calls, and goes nowhere else', async () => {
    const executablePath = 'path' in runtime ? runtime.path : ''
    const folder = await mkdtemp(join(tmpdir(), 'heshu-e2e-desktop-'))
    const program = await electron.launch({ executablePath, args: [root, `--user-data-dir=${folder}`] })
    try {
      const page = await program.firstWindow()
      await page.getByRole('heading', { level: 1 }).waitFor()
      const seen = await page.evaluate(async () => {
        const { workbench } = window as unknown as { workbench: { call: (method: string, input: unknown) => unknown } }
        const info = await workbench.call('host.info', {})
        location.assign('http://example.invalid/?next=app://heshu')
        return { info, opened: window.open('app://heshu/index.html'), node: typeof globalThis.process }
      })
      expect(seen).toMatchObject({ info: { ok: true, value: { host: 'desktop' } }, opened: null, node: 'undefined' })
      expect(page.url()).toMatch(/^app:\/\/heshu\//)
    } finally {
      await program.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
