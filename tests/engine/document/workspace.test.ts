import { copyFileSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Failure } from '../../../src/contract/failures.ts'
import { lastCommand, listCommands, listEntries } from '../../../src/engine/document/history.ts'
import { lockPath } from '../../../src/engine/document/lock.ts'
import { schemaVersion } from '../../../src/engine/document/migrations/index.ts'
import { createWorkspace, openWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { listSystemRecords, systemWriter } from '../../../src/engine/document/queries/system.ts'
import { readSetting, writeSetting } from '../../../src/engine/document/queries/setting.ts'
import { redo, redoable, undo, undoable } from '../../../src/engine/document/undo.ts'
import { verifyWorkspace } from '../../../src/engine/document/verify.ts'
import { write } from '../../../src/engine/document/workspace.ts'
import { surroundings, systemRecord, temporaryFolder } from './surroundings.ts'

function failureOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
  return 'none'
}

test('a new workspace carries its application id and version, and keeps what is written', () => {
  const path = join(temporaryFolder(), '甲.heshu')
  const workspace = createWorkspace(path, surroundings())
  write(workspace, { name: 'system.create' }, () =>
    systemWriter(workspace)(systemRecord('a', '平安通', { audience: ['public'], check_in: false })),
  )
  workspace.close()
  const bytes = readFileSync(path)
  expect([bytes.readUInt32BE(68), bytes.readUInt32BE(60)]).toEqual([0x48657368, schemaVersion])
  const again = openWorkspace(path, surroundings(), { readOnly: false })
  expect(listSystemRecords(again)).toEqual([systemRecord('a', '平安通', { audience: ['public'], check_in: false })])
  again.close()
})

test('every change is recorded with author, time, old and new values, and undo and redo restore it exactly', () => {
  const announced: unknown[] = []
  const workspace = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings(announced))
  const put = systemWriter(workspace)
  write(workspace, { name: 'system.create' }, () => put(systemRecord('a', '甲')))
  write(workspace, { name: 'system.update', values: { field: 'annual_cost' } }, () =>
    put(systemRecord('a', '甲', { annual_cost: 1200.5 })),
  )
  const after = listSystemRecords(workspace)
  expect(listEntries(workspace, 2, 10)).toEqual([
    {
      table: 'system',
      row: 'a',
      label: '甲',
      operation: 'update',
      changes: [{ column: 'annual_cost', before: null, after: 1200.5 }],
    },
  ])
  expect(undo(workspace)).toBe(2)
  expect(listSystemRecords(workspace)).toEqual([systemRecord('a', '甲')])
  expect(undo(workspace)).toBe(1)
  expect(listSystemRecords(workspace)).toEqual([])
  expect(undoable(workspace)).toBeNull()
  expect(failureOf(() => undo(workspace))).toBe('nothing_to_undo')
  expect([redo(workspace), redo(workspace)]).toEqual([1, 2])
  expect(listSystemRecords(workspace)).toEqual(after)
  expect(redoable(workspace)).toBeNull()
  expect(listCommands(workspace, { offset: 0, limit: 10, author: null, row: 'a' }).commands.map((c) => c.name)).toEqual(
    ['redo', 'redo', 'undo', 'undo', 'system.update', 'system.create'],
  )
  expect(announced).toHaveLength(6)
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, commands: 6, entries: 6, broken_at: null })
  workspace.close()
})

test('a change after an undo keeps the undone command in the history but no longer offers it for redo', () => {
  const workspace = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings())
  write(workspace, { name: 'one' }, () => writeSetting(workspace, 'k', 1))
  write(workspace, { name: 'two' }, () => writeSetting(workspace, 'k', 2))
  undo(workspace)
  expect(redoable(workspace)).toEqual({ id: 2, name: 'two' })
  write(workspace, { name: 'three' }, () => writeSetting(workspace, 'k', 3))
  expect(redoable(workspace)).toBeNull()
  expect(undoable(workspace)).toEqual({ id: 4, name: 'three' })
  undo(workspace)
  expect(readSetting(workspace, 'k')).toBe(1)
  workspace.close()
})

test('a command that throws leaves no trace, and one that changes nothing leaves no entry', () => {
  const workspace = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings())
  expect(() =>
    write(workspace, { name: 'broken' }, () => {
      writeSetting(workspace, 'k', 1)
      throw new Error('stop')
    }),
  ).toThrow('stop')
  write(workspace, { name: 'idle' }, () => null)
  expect([readSetting(workspace, 'k'), lastCommand(workspace).id]).toEqual([null, 0])
  workspace.close()
})

test('a write that bypasses the program is refused by the database itself', () => {
  const path = join(temporaryFolder(), 'a.heshu')
  createWorkspace(path, surroundings()).close()
  const outside = new Database(path)
  expect(() => outside.exec(`INSERT INTO setting (uid, value) VALUES ('x', '1')`)).toThrow(/journal.command/)
  outside.close()
})

test('verify names the first command whose recorded values were changed afterwards', () => {
  const path = join(temporaryFolder(), 'a.heshu')
  const workspace = createWorkspace(path, surroundings())
  for (const value of [1, 2, 3]) write(workspace, { name: 'set' }, () => writeSetting(workspace, 'k', value))
  workspace.close()
  const outside = new Database(path)
  outside.exec(
    `DROP TRIGGER journal_kept_update; UPDATE journal SET after = replace(after, '2', '9') WHERE command = 2`,
  )
  outside.close()
  const again = openWorkspace(path, surroundings(), { readOnly: true })
  expect(verifyWorkspace(again)).toMatchObject({ ok: false, broken_at: 2 })
  again.close()
})

test('a newer file opens read-only and is left byte for byte as it was', () => {
  const path = join(temporaryFolder(), 'a.heshu')
  createWorkspace(path, surroundings()).close()
  const newer = new Database(path)
  newer.pragma(`user_version = ${schemaVersion + 10}`)
  newer.close()
  const before = readFileSync(path)
  const workspace = openWorkspace(path, surroundings(), { readOnly: false })
  expect(workspace.readOnly).toEqual({ code: 'newer_version', holder: null, since: null })
  expect(failureOf(() => write(workspace, { name: 'set' }, () => writeSetting(workspace, 'k', 1)))).toBe('read_only')
  workspace.close()
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('other files, missing files, taken names and damaged workspaces are refused by name', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.heshu')
  const open = (name: string) => failureOf(() => openWorkspace(join(folder, name), surroundings(), { readOnly: false }))
  const workspace = createWorkspace(path, surroundings())
  const put = systemWriter(workspace)
  write(workspace, { name: 'many' }, () => {
    for (let index = 0; index < 500; index++) put(systemRecord(`s${index}`, `系统${index}`))
  })
  workspace.close()
  writeFileSync(join(folder, 'text.heshu'), 'not a database')
  const other = new Database(join(folder, 'other.heshu'))
  other.exec('CREATE TABLE t (x)')
  other.close()
  copyFileSync(path, join(folder, 'cut.heshu'))
  truncateSync(join(folder, 'cut.heshu'), 40_000)
  expect([open('text.heshu'), open('other.heshu'), open('none.heshu'), open('cut.heshu')]).toEqual([
    'not_a_workspace',
    'not_a_workspace',
    'file_missing',
    'workspace_damaged',
  ])
  expect(failureOf(() => createWorkspace(path, surroundings()))).toBe('file_exists')
  expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([])
})

test('a second opener is told who holds the workspace and may read it', () => {
  const path = join(temporaryFolder(), 'a.heshu')
  const first = createWorkspace(path, surroundings())
  try {
    openWorkspace(path, surroundings(), { readOnly: false })
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({
      code: 'workspace_held',
      values: { file: 'a.heshu', holder: `测试员 (${hostname()})`, since: '2026-01-01T00:00:00.000Z' },
    })
  }
  const reader = openWorkspace(path, surroundings(), { readOnly: true })
  expect(reader.readOnly?.code).toBe('held')
  reader.close()
  first.close()
  openWorkspace(path, surroundings(), { readOnly: false }).close()
})

test('a lock left behind by a program that died is taken over', () => {
  const path = join(temporaryFolder(), 'a.heshu')
  createWorkspace(path, surroundings()).close()
  writeFileSync(lockPath(path), JSON.stringify({ author: '甲', host: hostname(), pid: 2 ** 22 + 1, since: 'then' }))
  openWorkspace(path, surroundings(), { readOnly: false }).close()
})
