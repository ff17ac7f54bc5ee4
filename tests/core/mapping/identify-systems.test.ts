import { expect, test } from 'vitest'
import { identifySystems, type KnownSystem } from '../../../src/core/mapping/identify-systems.ts'
import type { ReadRecord } from '../../../src/core/mapping/reading.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System, SystemField } from '../../../src/core/system/system.ts'

function known(id: string, name: string, values: Partial<System> = {}, more: Partial<KnownSystem> = {}): KnownSystem {
  return { system: { ...emptySystem(id, name), ...values }, edited: new Set(), merged: [], formerNames: [], ...more }
}

function row(number: number, values: Partial<Record<SystemField, string | number>>): ReadRecord {
  const read = Object.entries(values).map(([field, value]) => [
    field,
    { value, raw: String(value), column: 'A', sure: 1 },
  ])
  return { row: number, values: Object.fromEntries(read) as ReadRecord['values'], extra: {} }
}

function brief(records: ReadRecord[], systems: KnownSystem[], chosen?: Map<number, number | null>) {
  return identifySystems(records, systems, chosen).map(({ index, ground, changes, kept }) => ({
    index,
    ground,
    changes: changes.map(({ field, before, after }) => [field, before, after]),
    kept: kept.map(({ field, why }) => [field, why]),
  }))
}

test('a row is found by our number, by name, and by a name that the system had in an earlier list', () => {
  const systems = [
    known('S0001', '平安通'),
    known('S0002', '河长通', { owner: '水利局' }),
    known('S0003', '城市运行平台', {}, { formerNames: [{ name: '智慧城管', owner: '城管局' }] }),
  ]
  const rows = [row(2, { name: '新名', id: 'S0001' }), row(3, { name: '河长 通' }), row(4, { name: '智慧城管' })]
  expect(brief(rows, systems)).toEqual([
    { index: 0, ground: 'number', changes: [['name', '平安通', '新名']], kept: [] },
    { index: 1, ground: 'name', changes: [['name', '河长通', '河长 通']], kept: [] },
    { index: 2, ground: 'former_name', changes: [], kept: [] },
  ])
})

test('an old name is no ground where owners contradict, or where the list names the system as it is called now', () => {
  const systems = [known('S0001', '乙', { owner: '甲局' }, { formerNames: [{ name: '甲', owner: '甲局' }] })]
  expect(brief([row(2, { name: '甲', owner: '丙局' })], systems)[0]?.index).toBe(null)
  const both = brief([row(2, { name: '甲' }), row(3, { name: '乙' })], systems)
  expect(both.map(({ index, ground }) => [index, ground])).toEqual([
    [null, null],
    [0, 'name'],
  ])
})

test('of two systems of one name the row takes the one whose owner it states', () => {
  const systems = [known('S0001', '办公平台'), known('S0002', '办公平台', { owner: '民政局' })]
  expect(brief([row(2, { name: '办公平台', owner: '民政局' })], systems)[0]?.index).toBe(1)
})

const joined = known(
  'S0001',
  '河湖巡查系统',
  { registered_users: 100 },
  { merged: [{ ...emptySystem('S0009', '河湖巡查APP'), registered_users: 80 }] },
)

test('the same list again, with both names of a joined system, changes nothing', () => {
  const rows = [
    row(2, { name: '河湖巡查系统', registered_users: 100 }),
    row(3, { name: '河湖巡查APP', registered_users: 80 }),
  ]
  expect(brief(rows, [joined])).toEqual([
    { index: 0, ground: 'name', changes: [], kept: [] },
    { index: 0, ground: 'merged', changes: [], kept: [] },
  ])
})

test('a list that names a joined record brings its news to the system, but not against the own row of the system', () => {
  const news = row(3, { name: '河湖巡查APP', registered_users: 120 })
  expect(brief([news], [joined])).toEqual([
    { index: 0, ground: 'merged', changes: [['registered_users', 100, 120]], kept: [] },
  ])
  expect(brief([news, row(2, { name: '河湖巡查系统', registered_users: 100 })], [joined])[0]).toEqual({
    index: 0,
    ground: 'merged',
    changes: [],
    kept: [['registered_users', 'merged']],
  })
  expect(identifySystems([news], [joined])[0]?.merged).toEqual({
    index: 0,
    changes: [{ field: 'registered_users', before: 80, after: 120 }],
  })
})

test('what a person says of a row goes before everything, and an edit by a person stands', () => {
  const systems = [
    known('S0001', '甲', { registered_users: 1 }, { edited: new Set(['registered_users'] as const) }),
    known('S0002', '乙'),
  ]
  const rows = [row(2, { name: '乙', registered_users: 5 }), row(3, { name: '甲' })]
  expect(brief(rows, systems, new Map([[2, 0]]))).toEqual([
    { index: 0, ground: 'chosen', changes: [['name', '甲', '乙']], kept: [['registered_users', 'edited']] },
    { index: null, ground: null, changes: [], kept: [] },
  ])
  expect(brief([row(3, { name: '甲' })], systems, new Map([[3, null]]))[0]?.index).toBe(null)
})
