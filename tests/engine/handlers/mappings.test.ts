import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Failure } from '../../../src/contract/failures.ts'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

const head = '系统名称,责任单位,甲乙丙,运维费用（万元）'
const first = csv('2023年台账.csv', head, '平安通,公安局,120,3', '河长通,水利局,80,1')

/** A workspace in which 甲乙丙 was mapped to the registered users. */
async function withMapping() {
  const opened = await withWorkspace()
  const { preview } = await opened.client.call('import.preview', { files: [first] })
  await opened.client.call('import.map', { preview, table: '0.0', column: 'C', field: 'registered_users' })
  await opened.client.call('import.commit', { preview })
  return opened
}

const accepted = [
  {
    shape: '系统名称|责任单位|甲乙丙|运维费用万元',
    kind: 'systems',
    file: '2023年台账.csv',
    columns: [
      { header: '系统名称', field: 'name', unit: null },
      { header: '责任单位', field: 'owner', unit: null },
      { header: '甲乙丙', field: 'registered_users', unit: null },
      { header: '运维费用（万元）', field: 'annual_cost', unit: '万元' },
    ],
  },
]

test('what was accepted is listed, and the next file of nearly that shape says what it has in common with it', async () => {
  const { client } = await withMapping()
  expect(await client.call('mapping.list', {})).toEqual(accepted)
  const next = csv(
    '2024年台账.csv',
    '应用名称,责任单位,甲乙丙,整改期限',
    '平安通,公安局,130,6月',
    '河长通,水利局,90,7月',
  )
  const { sources } = await client.call('import.preview', { files: [next] })
  const [table] = sources[0]!.tables
  expect([table?.remembered, table?.memory]).toEqual([
    true,
    {
      file: '2023年台账.csv',
      exact: false,
      same: 2,
      added: ['整改期限'],
      renamed: [{ from: '系统名称', to: '应用名称' }],
      gone: ['运维费用（万元）'],
    },
  ])
  expect(table?.columns.map(({ field, reason }) => [field, reason])).toEqual([
    ['name', 'remembered'],
    ['owner', 'remembered'],
    ['registered_users', 'remembered'],
    [null, 'known_extra'],
  ])
})

test('mappings travel to another workspace as a file, in one step that can be undone', async () => {
  const file = await (await withMapping()).client.call('mapping.export', {})
  expect(file.name).toBe('列对应关系.json')
  expect(Buffer.from(file.content, 'base64').toString('utf8')).toContain('"heading": "甲乙丙"')

  const { client } = await withWorkspace()
  expect(await client.call('mapping.import', file)).toEqual({ taken: 1 })
  expect(await client.call('mapping.list', {})).toEqual(accepted)
  const { sources } = await client.call('import.preview', { files: [first] })
  expect(sources[0]?.tables[0]).toMatchObject({ remembered: true, memory: { exact: true, same: 4 } })
  await client.call('history.undo', {})
  expect(await client.call('mapping.list', {})).toEqual([])
})

test('a mapping can be forgotten, and one that is not there cannot', async () => {
  const { client } = await withMapping()
  await client.call('mapping.remove', { shape: accepted[0]!.shape })
  expect(await client.call('mapping.list', {})).toEqual([])
  expect(await failureOf(client.call('mapping.remove', { shape: accepted[0]!.shape }))).toBe('unknown_row')
  await client.call('history.undo', {})
  expect(await client.call('mapping.list', {})).toEqual(accepted)
})

test('a file of mappings that is not right is refused with its name and the place, and nothing is taken', async () => {
  const { client } = await withWorkspace()
  const content = Buffer.from(
    JSON.stringify({
      format: 'heshu-mappings',
      version: 1,
      mappings: [
        {
          kind: 'systems',
          columns: [
            { heading: '名称', field: 'name' },
            { heading: '色', field: 'colour' },
          ],
        },
      ],
    }),
  ).toString('base64')
  const refusal = await client.call('mapping.import', { name: '旧.json', content }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Failure)
  expect(refusal).toMatchObject({
    code: 'source_refused',
    values: { file: '旧.json', detail: '第 1 份对应关系的第 2 列：没有字段 "colour"。' },
  })
  expect(await client.call('mapping.list', {})).toEqual([])
})

test('nothing of a marked row, a password or a telephone reaches the workspace', async () => {
  const { client, folder } = await withWorkspace()
  const report = await importFiles(
    client,
    csv(
      '台账.csv',
      '系统名称,责任单位,是否涉密,联系电话,说明,建设金额（万元）',
      '密网甲,保密局,是,65551234,甲,1',
      '河长通,水利局,否,65554321,admin/Abc@123,12',
      '平安通,公安局,否,13800001234,"密码：zz991 张工18900001234",3',
      '民情通,民政局,否,13700001234,网址 http://10.12.3.44/a,约5联系18600001234',
    ),
  )
  expect(report.sources[0]?.skipped.map(({ row, reason, text }) => [row, reason, text])).toEqual([
    [2, 'secret_row', ''],
  ])
  const masked = report.sources[0]?.problems.filter(({ code }) => code === 'masked').map(({ cell }) => cell)
  expect(masked).toEqual(['E3', 'E4', 'E5', 'F5'])
  const rows = await Promise.all(
    [3, 4, 5].map(async (row) => {
      const [source] = await client.call('source.list', {})
      return client.call('source.row', { source: source!.id, sheet: source!.tables[0]!.sheet, row })
    }),
  )
  const systems = await client.call('system.list', {})
  const details = await Promise.all(systems.map(({ id }) => client.call('system.get', { id })))
  const history = await client.call('history.list', { offset: 0, limit: 50 })
  const everything = JSON.stringify([report, rows, systems, details, history, await client.call('problem.list', {})])
  const file = readFileSync(join(folder, 'a.heshu'))
  const privateTexts = [
    '密网甲',
    '65551234',
    '65554321',
    'Abc@123',
    '13800001234',
    'zz991',
    '18900001234',
    '13700001234',
  ]
  for (const text of [...privateTexts, '10.12.3.44', '18600001234']) {
    expect(everything).not.toContain(text)
    expect(file.includes(text)).toBe(false)
  }
})
