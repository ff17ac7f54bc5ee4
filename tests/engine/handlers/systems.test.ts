import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

const head = '系统名称,责任单位,业务功能,注册用户数'

test('systems are added, changed together, and removed, each as one step that undo takes back', async () => {
  const { client } = await withWorkspace()
  await client.call('system.create', { name: '甲' })
  await client.call('system.create', { name: '乙' })
  await client.call('system.update', { ids: ['S0001', 'S0002'], field: 'kind', value: 'app' })
  expect((await client.call('system.list', {})).map(({ id, name, kind }) => [id, name, kind])).toEqual([
    ['S0001', '甲', 'app'],
    ['S0002', '乙', 'app'],
  ])
  const { origins } = await client.call('system.get', { id: '甲' })
  expect(origins.kind).toMatchObject({ kind: 'edit', author: '李明' })
  await client.call('system.remove', { ids: ['S0001'] })
  await client.call('history.undo', {})
  await client.call('history.undo', {})
  expect((await client.call('system.list', {})).map(({ name, kind }) => [name, kind])).toEqual([
    ['甲', null],
    ['乙', null],
  ])
  await client.call('system.remove', { ids: ['S0002'] })
  await client.call('system.create', { name: '丙' })
  expect((await client.call('system.list', {})).map(({ id }) => id)).toEqual(['S0001', 'S0003'])
})

test.each([
  ['kind', 'spaceship'],
  ['launched_on', '2021-13'],
  ['launched_on', '2021年'],
  ['registered_users', 1.5],
  ['registered_users', -1],
  ['annual_cost', '12'],
  ['check_in', 'yes'],
  ['audience', ['everybody']],
  ['name', ''],
  ['id', 'S0002'],
] as const)('a value that is not of the kind of the field %s is refused: %j', async (field, value) => {
  const { client } = await withWorkspace()
  await client.call('system.create', { name: '甲' })
  await client.call('system.create', { name: '乙' })
  const before = await client.call('system.list', {})
  expect(await failureOf(client.call('system.update', { ids: ['S0001'], field, value }))).toBe('invalid_setting')
  expect(await client.call('system.list', {})).toEqual(before)
})

test('a system is found by number or by a name that only one has', async () => {
  const { client } = await withWorkspace()
  for (const name of ['甲', '甲', '乙']) await client.call('system.create', { name })
  expect((await client.call('system.get', { id: '乙' })).system.id).toBe('S0003')
  expect(await failureOf(client.call('system.get', { id: '甲' }))).toBe('ambiguous_system')
  expect(await failureOf(client.call('system.get', { id: '丁' }))).toBe('unknown_system')
})

test('records called the same become one that knows what both knew, and undo parts them', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, csv('一.csv', head, '云岭县河湖巡查管理系统（二期）,水利局,巡查上报、隐患整改,'))
  await importFiles(client, csv('二.csv', head, '河湖巡查系统,水利局,巡查上报、隐患整改,320'))
  const [pair] = await client.call('duplicate.list', {})
  expect(pair).toMatchObject({ systems: [{ id: 'S0001' }, { id: 'S0002' }], decision: null })
  expect(pair!.score).toBeGreaterThan(0.7)
  expect(pair!.reasons.map(({ code }) => code)).toContain('owner_same')
  await client.call('duplicate.decide', { pairs: [['S0001', 'S0002']], decision: 'same' })
  const [one, ...others] = await client.call('system.list', {})
  expect(others).toEqual([])
  expect([one?.registered_users, one?.from.map(({ file }) => file)]).toEqual([320, ['一.csv', '二.csv']])
  const { origins } = await client.call('system.get', { id: 'S0001' })
  expect([origins.registered_users, origins.name]).toMatchObject([{ file: '二.csv', raw: '320' }, { file: '一.csv' }])
  expect(await client.call('duplicate.list', {})).toEqual([])
  await client.call('history.undo', {})
  expect((await client.call('system.list', {})).map(({ registered_users }) => registered_users)).toEqual([null, 320])
  await client.call('duplicate.decide', { pairs: [['S0001', 'S0002']], decision: 'different' })
  expect((await client.call('duplicate.list', {})).map(({ decision }) => decision)).toEqual(['different'])
})

test('an attachment comes out as it went in, byte for byte, and can be taken away', async () => {
  const { client } = await withWorkspace()
  await client.call('system.create', { name: '甲' })
  const bytes = Buffer.from(Uint8Array.from({ length: 5000 }, (_, index) => index % 256))
  const added = await client.call('attachment.add', {
    system: 'S0001',
    name: '验收报告.pdf',
    content: bytes.toString('base64'),
  })
  expect(added).toMatchObject({ size: 5000, sha256: createHash('sha256').update(bytes).digest('hex'), item: null })
  const got = await client.call('attachment.get', { id: added.id })
  expect(Buffer.from(got.content, 'base64').equals(bytes)).toBe(true)
  expect((await client.call('system.get', { id: 'S0001' })).attachments).toEqual([added])
  await client.call('attachment.remove', { id: added.id })
  expect(await failureOf(client.call('attachment.get', { id: added.id }))).toBe('unknown_row')
  await client.call('history.undo', {})
  expect((await client.call('attachment.get', { id: added.id })).name).toBe('验收报告.pdf')
})
