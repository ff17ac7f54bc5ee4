import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listEntries } from '../../../src/engine/document/history.ts'
import { writeJournalTriggers } from '../../../src/engine/document/journal-triggers.ts'
import { createWorkspace, openWorkspace } from '../../../src/engine/document/open-workspace.ts'
import { readSettings, writeSetting } from '../../../src/engine/document/queries/setting.ts'
import {
  listSystemRecords,
  nextSystemNumber,
  removeSystem,
  systemWriter,
} from '../../../src/engine/document/queries/system.ts'
import { redo, undo, undoable } from '../../../src/engine/document/undo.ts'
import { verifyWorkspace } from '../../../src/engine/document/verify.ts'
import { write, type Workspace } from '../../../src/engine/document/workspace.ts'
import { surroundings, systemRecord, temporaryFolder } from './surroundings.ts'

/** A workspace of three systems, the second of which was changed and the third removed. */
function threeSystems(path: string): Workspace {
  const workspace = createWorkspace(path, surroundings())
  const put = systemWriter(workspace)
  write(workspace, { name: 'import.commit' }, () => {
    put(systemRecord('S0001', '平安通'))
    put(systemRecord('S0002', '河湖巡查', { annual_cost: 1200.5 }))
    put(systemRecord('S0003', '校园码'))
  })
  write(workspace, { name: 'system.update' }, () => put(systemRecord('S0002', '河湖巡查系统', { annual_cost: 1e21 })))
  write(workspace, { name: 'system.remove' }, () => removeSystem(workspace, 'S0003'))
  return workspace
}

function verifyAfter(tampering: string): unknown {
  const path = join(temporaryFolder(), 'a.heshu')
  threeSystems(path).close()
  const outside = new Database(path)
  const triggers = outside.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]
  outside.exec(`BEGIN; ${triggers.map((trigger) => `DROP TRIGGER ${trigger};`).join('')} ${tampering}; COMMIT`)
  outside.close()
  const again = openWorkspace(path, surroundings(), { readOnly: true })
  const { ok, broken_at } = verifyWorkspace(again)
  again.close()
  return { ok, broken_at }
}

test('an insert is told with its values, whether its row still holds them, was changed or is gone', () => {
  const workspace = threeSystems(join(temporaryFolder(), 'a.heshu'))
  const told = listEntries(workspace, 1, 10).map(({ label, operation, changes }) => ({
    label,
    operation,
    cost: changes.find(({ column }) => column === 'annual_cost') ?? null,
  }))
  expect(told).toEqual([
    { label: '平安通', operation: 'insert', cost: null },
    { label: '河湖巡查', operation: 'insert', cost: { column: 'annual_cost', before: null, after: 1200.5 } },
    { label: '校园码', operation: 'insert', cost: null },
  ])
  expect(workspace.database.prepare(`SELECT after FROM journal WHERE command = 1`).pluck().all()).toEqual(
    Array(3).fill(String((workspace.database.pragma('table_info(system)') as unknown[]).length)),
  )
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, commands: 3, entries: 5, broken_at: null })
  workspace.close()
})

test('undoing and redoing inserts brings back what was inserted, and numbers are not given twice', () => {
  const workspace = threeSystems(join(temporaryFolder(), 'a.heshu'))
  const final = listSystemRecords(workspace)
  for (let step = 0; step < 3; step++) undo(workspace)
  expect([listSystemRecords(workspace), nextSystemNumber(workspace)]).toEqual([[], 4])
  redo(workspace)
  expect(listSystemRecords(workspace)).toEqual([
    systemRecord('S0001', '平安通'),
    systemRecord('S0002', '河湖巡查', { annual_cost: 1200.5 }),
    systemRecord('S0003', '校园码'),
  ])
  redo(workspace)
  redo(workspace)
  expect(listSystemRecords(workspace)).toEqual(final)
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, broken_at: null })
  workspace.close()
})

test('verify finds a value of an inserted row that was changed behind the journal, and names the insert', () => {
  expect(verifyAfter('SELECT 1')).toEqual({ ok: true, broken_at: null })
  expect(verifyAfter(`UPDATE system SET name = '平安通2' WHERE uid = 'S0001'`)).toEqual({ ok: false, broken_at: 1 })
  expect(verifyAfter(`UPDATE system SET check_in = 1 WHERE uid = 'S0001'`)).toEqual({ ok: false, broken_at: 1 })
  expect(verifyAfter(`DELETE FROM system WHERE uid = 'S0001'`)).toEqual({ ok: false, broken_at: 1 })
})

test('verify finds a changed row, a row put in and a rewritten entry as well', () => {
  expect(verifyAfter(`UPDATE system SET name = '别名' WHERE uid = 'S0002'`)).toEqual({ ok: false, broken_at: null })
  expect(verifyAfter(`INSERT INTO setting (uid, value) VALUES ('x', '1')`)).toEqual({ ok: false, broken_at: null })
  expect(verifyAfter(`UPDATE journal SET before = replace(before, '1200.5', '1.5') WHERE command = 2`)).toEqual({
    ok: false,
    broken_at: 1,
  })
  expect(verifyAfter(`UPDATE journal SET after = '3' WHERE id = 1`)).toEqual({ ok: false, broken_at: 1 })
})

test('columns that a later version appends change nothing of what was recorded before', () => {
  const path = join(temporaryFolder(), 'a.heshu')
  threeSystems(path).close()
  const later = new Database(path)
  later.exec(`ALTER TABLE system ADD COLUMN colour TEXT NOT NULL DEFAULT '蓝'`)
  writeJournalTriggers(later)
  later.close()
  const workspace = openWorkspace(path, { ...surroundings(), ids: () => 'later' }, { readOnly: false })
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, broken_at: null })
  write(workspace, { name: 'system.update' }, () => systemWriter(workspace)(systemRecord('S0001', '平安通二')))
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, broken_at: null })
  expect(listEntries(workspace, 1, 1)[0]?.changes.map(({ column }) => column)).not.toContain('colour')
  workspace.close()
})

test('a file of the first version, whose entries carry their values, is read, verified and written further', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.heshu')
  copyFileSync(join(import.meta.dirname, '../../fixtures/documents/v0010.heshu'), path)
  const workspace = openWorkspace(path, surroundings(), { readOnly: false })
  const carried = workspace.database.prepare(`SELECT count(*) FROM journal WHERE after LIKE '{%'`).pluck().get()
  expect([carried, verifyWorkspace(workspace).ok]).toEqual([4, true])
  undo(workspace)
  redo(workspace)
  write(workspace, { name: 'system.create' }, () => systemWriter(workspace)(systemRecord('S0009', '新')))
  expect(listSystemRecords(workspace).map(({ system }) => [system.name, system.annual_cost])).toEqual([
    ['平安通', null],
    ['河湖“巡查”\n系统', 1200.5],
    ['新', null],
  ])
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, broken_at: null })
  workspace.close()
})

test('whatever texts are written, changed and taken back in one command, the chain holds', () => {
  const workspace = createWorkspace(join(temporaryFolder(), 'a.heshu'), surroundings())
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    value: fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      write(workspace, { name: 'set' }, () => {
        for (const { key, value } of steps) writeSetting(workspace, key, value)
      })
      const settings = readSettings(workspace)
      if (undoable(workspace)) {
        undo(workspace)
        redo(workspace)
      }
      expect(readSettings(workspace)).toEqual(settings)
    }),
    { numRuns: 6 },
  )
  expect(verifyWorkspace(workspace)).toMatchObject({ ok: true, broken_at: null })
  workspace.close()
})
