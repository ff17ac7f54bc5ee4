import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { Surroundings } from '../../../src/engine/document/open-workspace.ts'
import type { SystemRecord } from '../../../src/engine/document/queries/system.ts'

/** A temporary folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heshu-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Surroundings with a clock that steps a second a call and ids that count. */
export function surroundings(announced: unknown[] = []): Surroundings {
  let seconds = 0
  let ids = 0
  return {
    author: '测试员',
    clock: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)).toISOString(),
    ids: () => `id-${String(++ids).padStart(6, '0')}`,
    announce: (change) => announced.push(change),
  }
}

export function systemRecord(uid: string, name: string, values: Partial<SystemRecord['system']> = {}): SystemRecord {
  return {
    uid,
    system: { ...emptySystem(uid.toUpperCase(), name), ...values },
    source_row: null,
    origins: {},
    extra: {},
    merged_into: null,
  }
}
