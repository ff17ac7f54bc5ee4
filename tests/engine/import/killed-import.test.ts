import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, openWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { listSystemRecords } from '../../../src/engine/document/queries/system.ts'
import { writeSetting } from '../../../src/engine/document/queries/setting.ts'
import { verifyWorkspace } from '../../../src/engine/document/verify.ts'
import { write } from '../../../src/engine/document/workspace.ts'
import { surroundings, temporaryFolder } from '../document/surroundings.ts'

const program = join(import.meta.dirname, '../../fixtures/killed-import/import-sample.ts')

/** Starts the import and kills it `delay` milliseconds after it said that it is ready; null lets it finish. */
function importAndKill(path: string, delay: number | null): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    let finished = false
    child.stdout.on('data', (part: Buffer) => {
      const text = part.toString()
      if (text.includes('ready') && delay !== null) setTimeout(() => child.kill('SIGKILL'), delay)
      if (text.includes('done')) finished = true
    })
    child.on('error', reject)
    child.on('close', () => resolve(finished))
  })
}

function stateOf(path: string): { systems: number; ok: boolean } {
  const workspace = openWorkspace(path, surroundings(), { readOnly: false })
  const state = { systems: listSystemRecords(workspace).length, ok: verifyWorkspace(workspace).ok }
  workspace.close()
  return state
}

test('an import killed at any moment leaves the workspace as it was before or as it is after', { timeout: 180_000 }, async () => {
  const folder = temporaryFolder()
  const empty = join(folder, 'empty.heshu')
  const workspace = createWorkspace(empty, surroundings())
  write(workspace, { name: 'workspace.create' }, () => writeSetting(workspace, 'title', '空'))
  workspace.close()
  const whole = join(folder, 'whole.heshu')
  copyFileSync(empty, whole)
  expect(await importAndKill(whole, null)).toBe(true)
  const after = stateOf(whole)
  expect(after.ok).toBe(true)
  expect(after.systems).toBeGreaterThan(100)
  const outcomes: number[] = []
  for (const delay of [0, 40, 80, 120, 180, 260, 400]) {
    const path = join(folder, `killed-${delay}.heshu`)
    copyFileSync(empty, path)
    await importAndKill(path, delay)
    const state = stateOf(path)
    expect({ delay, ...state }).toEqual({ delay, ok: true, systems: expect.toSatisfy((n: number) => n === 0 || n === after.systems) as number })
    outcomes.push(state.systems)
  }
  // The first kill comes before the write begins; so at least one file is as it was before.
  expect(outcomes[0]).toBe(0)
})
