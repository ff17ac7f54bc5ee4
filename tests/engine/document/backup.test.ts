import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupsOf, keptBackups } from '../../../src/engine/document/backup.ts'
import { createWorkspace, openWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { readSetting, writeSetting } from '../../../src/engine/document/queries/setting.ts'
import { verifyWorkspace } from '../../../src/engine/document/verify.ts'
import { write } from '../../../src/engine/document/workspace.ts'
import { surroundings, temporaryFolder } from './surroundings.ts'

const machine = surroundings()
const onDay = (day: number) => ({ ...machine, clock: () => new Date(Date.UTC(2026, 10, day)).toISOString() })

test('a workspace is copied once a day when it is opened, and the newest seven copies stay', () => {
  const path = join(temporaryFolder(), '云岭.heshu')
  createWorkspace(path, onDay(1)).close()
  expect(backupsOf(path)).toEqual([])
  for (let day = 1; day <= 9; day++) {
    for (let again = 0; again < 2; again++) openWorkspace(path, onDay(day), { readOnly: false }).close()
  }
  expect(backupsOf(path)).toHaveLength(keptBackups)
  expect(backupsOf(path)[0]).toBe('云岭.2026-11-09.bak')
  expect(backupsOf(path).at(-1)).toBe('云岭.2026-11-03.bak')
})

test('a copy opens as the workspace was on that day, and reading makes none', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.heshu')
  const first = createWorkspace(path, onDay(1))
  write(first, { name: 'set' }, () => writeSetting(first, 'k', 1))
  first.close()
  openWorkspace(path, onDay(2), { readOnly: true }).close()
  expect(backupsOf(path)).toEqual([])
  const second = openWorkspace(path, onDay(2), { readOnly: false })
  write(second, { name: 'set' }, () => writeSetting(second, 'k', 2))
  second.close()
  const restored = join(folder, 'restored.heshu')
  copyFileSync(join(folder, backupsOf(path)[0]!), restored)
  const copy = openWorkspace(restored, onDay(3), { readOnly: true })
  expect([readSetting(copy, 'k'), verifyWorkspace(copy).ok]).toEqual([1, true])
  copy.close()
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
})
