import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { Failure } from '../../../../src/contract/failures.ts'
import { defaultLimits } from '../../../../src/engine/import/limits.ts'
import { readSource } from '../../../../src/engine/import/read-source.ts'
import { readSourceApart } from '../../../../src/engine/import/reading/read-apart.ts'
import { forkReading } from '../../../../src/engine/import/reading/start-reading-process.ts'
import { endResting } from '../../../../src/engine/import/reading/warm-process.ts'
import { messyInventory } from '../../../fixtures/workbooks/make-workbooks.ts'
import { temporaryFolder } from '../../document/surroundings.ts'

const programs = join(import.meta.dirname, '../../../fixtures/reading')
const reader = (name: string) => forkReading(new URL(`file://${join(programs, name)}`))
const list = Buffer.from('系统名称,责任单位\n河湖巡查系统,水利局\n')

afterAll(endResting)

/** Whether a process is there and has not ended (one that ended may wait for its parent to take note). */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc') || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function pidIn(file: string): Promise<number> {
  await vi.waitFor(() => expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^\d+$/), { timeout: 15_000 })
  return Number(readFileSync(file, 'utf8'))
}

describe('a file read in a process of its own', () => {
  test('is what it is when read here, one after another and two at once', async () => {
    const workbook = await messyInventory()
    const here = [await readSource('台账.xlsx', workbook), await readSource('a.csv', list)]
    const inTurn = [await readSourceApart('台账.xlsx', workbook), await readSourceApart('a.csv', list)]
    expect(inTurn).toEqual(here)
    expect(await Promise.all([readSourceApart('台账.xlsx', workbook), readSourceApart('a.csv', list)])).toEqual(here)
  })

  test('tells how many rows it has read', async () => {
    const rows: number[] = []
    const source = await readSourceApart('a.csv', Buffer.from('甲,乙\n'.repeat(12_000)), defaultLimits, {
      progress: (count) => rows.push(count),
    })
    expect([source.ok && source.grids[0]?.rows.length, rows]).toEqual([12_000, [5_000, 10_000]])
  })

  test('crosses in pieces without losing a cell', async () => {
    const body = Array.from({ length: 40_000 }, (_, index) => `系统${index},${index},"一行\n二行"`).join('\n')
    expect(await readSourceApart('a.csv', Buffer.from(body))).toEqual(await readSource('a.csv', Buffer.from(body)))
  })

  test('is refused as it would be here', async () => {
    expect(await readSourceApart('a.csv', new Uint8Array())).toEqual(await readSource('a.csv', new Uint8Array()))
    expect(await readSourceApart('a.csv', list, { ...defaultLimits, rows: 1 })).toEqual({
      ok: false,
      code: 'too_large',
      values: { file: 'a.csv', rows: 1 },
    })
  })
})

describe('a process that reads', () => {
  test('is killed when it takes too long, however busy it is', async () => {
    const pidFile = join(temporaryFolder(), 'pid')
    vi.stubEnv('PID_FILE', pidFile)
    const reading = readSourceApart(
      'a.csv',
      list,
      { ...defaultLimits, milliseconds: 4_000 },
      {
        start: reader('busy-reader.ts'),
      },
    )
    const pid = await pidIn(pidFile)
    expect(await reading).toEqual({ ok: false, code: 'too_slow', values: { file: 'a.csv', seconds: 4 } })
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 })
    vi.unstubAllEnvs()
  })

  test('ends itself when it takes more memory than it may, however busy it is', async () => {
    const limits = { ...defaultLimits, memoryBytes: 300 * 1024 * 1024 }
    expect(await readSourceApart('a.csv', list, limits, { start: reader('greedy-reader.ts') })).toEqual({
      ok: false,
      code: 'too_large',
      values: { file: 'a.csv' },
    })
  })

  test('may break down: the file is refused', async () => {
    expect(await readSourceApart('a.csv', list, defaultLimits, { start: reader('broken-reader.ts') })).toEqual({
      ok: false,
      code: 'damaged',
      values: { file: 'a.csv' },
    })
  })

  test('is killed when the reading is cancelled', async () => {
    const pidFile = join(temporaryFolder(), 'pid')
    vi.stubEnv('PID_FILE', pidFile)
    const stop = new AbortController()
    const reading = readSourceApart('a.csv', list, defaultLimits, {
      start: reader('busy-reader.ts'),
      signal: stop.signal,
    }).catch((error: unknown) => (error instanceof Failure ? error.code : error))
    const pid = await pidIn(pidFile)
    stop.abort()
    expect(await reading).toBe('cancelled')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 })
    vi.unstubAllEnvs()
  })

  test('does not outlive a parent that was killed, even while it is busy', async () => {
    const pidFile = join(temporaryFolder(), 'pid')
    const parent = spawn(process.execPath, [join(programs, 'abandoning-parent.ts')], {
      env: { ...process.env, PID_FILE: pidFile },
      stdio: 'ignore',
    })
    const pid = await pidIn(pidFile)
    expect(isRunning(pid)).toBe(true)
    parent.kill('SIGKILL')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 })
  })
})
