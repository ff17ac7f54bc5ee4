import { spawn } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, openWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { listSystemRecords } from '../../../src/engine/document/queries/system.ts'
import { writeSetting } from '../../../src/engine/document/queries/setting.ts'
import { verifyWorkspace } from '../../../src/engine/document/verify.ts'
import { write } from '../../../src/engine/document/workspace.ts'
import { surroundings, temporaryFolder } from '../document/surroundings.ts'

const program = join(import.meta.dirname, '../../fixtures/killed-import/import-sample.ts')

/**
 * Starts the import and kills it `delay` milliseconds after it said that it is ready, or, for `journal`, as soon as
 * SQLite's rollback journal lies beside the file: in the midst of the write. Null lets it finish.
 */
function importAndKill(path: string, delay: number | 'journal' | null): Promise<{ finished: boolean; hot: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    let finished = false
    const watch = setInterval(() => {
      if (delay === 'journal' && existsSync(`${path}-journal`)) child.kill('SIGKILL')
    }, 1)
    child.stdout.on('data', (part: Buffer) => {
      const text = part.toString()
      if (text.includes('ready') && typeof delay === 'number') setTimeout(() => child.kill('SIGKILL'), delay)
      if (text.includes('done')) finished = true
    })
    child.on('error', reject)
    child.on('close', () => {
      clearInterval(watch)
      resolve({ finished, hot: existsSync(`${path}-journal`) })
    })
  })
}

function stateOf(path: string): { systems: number; ok: boolean } {
  const workspace = openWorkspace(path, surroundings(), { readOnly: false })
  const state = { systems: listSystemRecords(workspace).length, ok: verifyWorkspace(workspace).ok }
  workspace.close()
  return state
}

test(
  'an import killed at any moment leaves the workspace as it was before or as it is after',
  { timeout: 180_000 },
  async () => {
    const folder = temporaryFolder()
    const empty = join(folder, 'empty.heshu')
    const workspace = createWorkspace(empty, surroundings())
    write(workspace, { name: 'workspace.create' }, () => writeSetting(workspace, 'title', '空'))
    workspace.close()
    const whole = join(folder, 'whole.heshu')
    copyFileSync(empty, whole)
    expect(await importAndKill(whole, null)).toEqual({ finished: true, hot: false })
    const after = stateOf(whole)
    expect(after.ok).toBe(true)
    expect(after.systems).toBeGreaterThan(100)
    const before = { ok: true, systems: 0 }
    for (const [index, delay] of (['journal', 0, 60, 150, 300] as const).entries()) {
      const path = join(folder, `killed-${index}.heshu`)
      copyFileSync(empty, path)
      const { hot } = await importAndKill(path, delay)
      const state = stateOf(path)
      // A journal left behind means that the kill came in the midst of the write: opening must roll it back.
      if (delay === 'journal') expect(hot).toBe(true)
      expect(hot ? [before] : [before, after]).toContainEqual(state)
    }
  },
)
