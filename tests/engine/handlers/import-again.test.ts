import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { csv, importFiles, ledgerFile, sampleContent, withWorkspace } from './open-engine.ts'

const head = '系统名称,责任单位,注册用户数,状态'
const first = csv(
  '一季度.csv',
  head,
  '平安通,公安局,1200,运行',
  '河湖巡查管理系统,水利局,80,运行',
  '旧站,民政局,5,运行',
)
const second = csv('二季度.csv', head, '平安通,公安局,1300,', '河湖巡查APP,水利局,90,运行', '学籍通,教育局,7,运行')

const dump = async (client: Client) => ({
  systems: await client.call('system.list', {}),
  sources: await client.call('source.list', {}),
  duplicates: await client.call('duplicate.list', {}),
})
const names = async (client: Client) =>
  (await client.call('system.list', {})).map(({ id, name, registered_users }) => [id, name, registered_users])

test('a newer list says what is added, changed, gone and possibly renamed, and removes nothing', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, first)
  const before = await dump(client)
  const report = await importFiles(client, second)
  const [table] = report.sources
  expect(table?.counts).toEqual({ read: 3, added: 2, updated: 1, unchanged: 0, skipped: 0, refused: 0 })
  expect(table?.earlier).toMatchObject({ file: '一季度.csv', sheet: '一季度' })
  expect(table?.gone.map(({ name }) => name)).toEqual(['河湖巡查管理系统', '旧站'])
  expect(table?.renamed).toMatchObject([
    { row: 3, name: '河湖巡查APP', id: 'S0002', was: '河湖巡查管理系统', accepted: false, rejected: false },
  ])
  expect(await names(client)).toEqual([
    ['S0001', '平安通', 1300],
    ['S0002', '河湖巡查管理系统', 80],
    ['S0003', '旧站', 5],
    ['S0004', '河湖巡查APP', 90],
    ['S0005', '学籍通', 7],
  ])
  await client.call('history.undo', {})
  expect(await dump(client)).toEqual(before)
})

test('an accepted renaming updates the system, which is known by its old name from then on; undo restores it', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, first)
  const before = await dump(client)
  const { preview } = await client.call('import.preview', { files: [second] })
  const shown = await client.call('import.identify', { preview, table: '0.0', row: 3, system: 'S0002' })
  expect(shown.differences[0]?.renamed).toMatchObject([{ row: 3, id: 'S0002', accepted: true }])
  expect(shown.differences[0]?.updated.map(({ id }) => id)).toEqual(['S0001', 'S0002'])
  expect(shown.differences[0]?.gone.map(({ name }) => name)).toEqual(['旧站'])
  await client.call('import.commit', { preview })
  expect(await names(client)).toEqual([
    ['S0001', '平安通', 1300],
    ['S0002', '河湖巡查APP', 90],
    ['S0003', '旧站', 5],
    ['S0004', '学籍通', 7],
  ])
  const { origins, system } = await client.call('system.get', { id: 'S0002' })
  expect([origins.name, system.from.map(({ file }) => file)]).toMatchObject([
    { kind: 'cell', file: '二季度.csv', raw: '河湖巡查APP' },
    ['一季度.csv', '二季度.csv'],
  ])
  const old = csv('补报.csv', head, '河湖巡查管理系统,水利局,95,运行')
  expect((await importFiles(client, old)).sources[0]?.counts).toMatchObject({ added: 0, updated: 1 })
  expect((await names(client))[1]).toEqual(['S0002', '河湖巡查APP', 95])
  await client.call('history.undo', {})
  await client.call('history.undo', {})
  expect(await dump(client)).toEqual(before)
})

test('a rejected renaming adds the row, and the desk of duplicates does not ask about the two again', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, first)
  const { preview } = await client.call('import.preview', { files: [second] })
  const shown = await client.call('import.identify', { preview, table: '0.0', row: 3, system: null })
  expect(shown.differences[0]?.renamed).toMatchObject([{ row: 3, accepted: false, rejected: true }])
  await client.call('import.commit', { preview })
  const pairs = await client.call('duplicate.list', {})
  const pair = pairs.find(({ systems }) => systems.every(({ id }) => ['S0002', 'S0004'].includes(id)))
  expect(pair?.decision).toBe('different')
})

test('a joined duplicate is known by both names: the list again changes nothing, a newer one updates the survivor', async () => {
  const { client } = await withWorkspace()
  const list = csv('一.csv', head, '河湖巡查管理系统,水利局,100,运行', '河湖巡查APP,水利局,80,运行')
  await importFiles(client, list)
  await client.call('duplicate.decide', { pairs: [['S0001', 'S0002']], decision: 'same' })
  const again = await importFiles(client, csv('二.csv', ...textOf(list)))
  expect(again.sources[0]?.counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
  const newer = csv('三.csv', head, '河湖巡查APP,水利局,130,运行')
  const report = await importFiles(client, newer)
  expect(report.sources[0]?.counts).toMatchObject({ added: 0, updated: 1 })
  expect(report.sources[0]?.gone).toEqual([])
  expect(await names(client)).toEqual([['S0001', '河湖巡查管理系统', 130]])
  expect((await importFiles(client, csv('四.csv', ...textOf(newer)))).sources[0]?.counts.unchanged).toBe(1)
})

test('what was decided to close and is listed again as running is said, and is a finding until it is looked at', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, first)
  await client.call('review.run', {})
  await client.call('review.decide', { ids: ['S0003'], verdict: 'retire', into: null, reason: '无人使用' })
  const again = await importFiles(client, first)
  expect(again.sources[0]?.back).toEqual([])
  const newer = csv('二.csv', head, '旧站,民政局,6,运行', '平安通,公安局,1200,停用', '河湖巡查管理系统,水利局,80,')
  const report = await importFiles(client, newer)
  expect(report.sources[0]?.back).toMatchObject([{ row: 2, id: 'S0003', name: '旧站', verdict: 'retire' }])
  const findings = async () =>
    (await client.call('finding.list', {})).filter(({ rule }) => rule.startsWith('listed_again'))
  expect(await findings()).toMatchObject([{ system: { id: 'S0003' }, severity: 'error', code: 'listed_again_decided' }])
  expect((await findings())[0]?.message).toMatch(/已决定“关停注销”，但文件“二\.csv”/)
  await client.call('history.undo', {})
  expect(await findings()).toEqual([])
  await client.call('history.redo', {})
  await client.call('review.decide', { ids: ['S0003'], verdict: 'retire', into: null, reason: '再次核实' })
  expect(await findings()).toEqual([])
})

test('what was registered as closed and is listed again as running is a finding too', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, csv('一.csv', head, '旧站,民政局,5,已关停', '平安通,公安局,1,运行'))
  const [closed] = await client.call('system.list', {})
  expect(closed?.status).toBe('closed')
  const report = await importFiles(client, csv('二.csv', head, '旧站,民政局,5,运行', '平安通,公安局,1,运行'))
  expect(report.sources[0]?.back).toMatchObject([{ id: 'S0001', verdict: null, decided_at: null }])
  const findings = await client.call('finding.list', {})
  expect(findings.filter(({ code }) => code === 'listed_again_closed').map(({ system }) => system.id)).toEqual([
    'S0001',
  ])
})

test('lists of several departments in one template do not make each other’s systems gone', async () => {
  const { client } = await withWorkspace()
  const unit = (name: string, ...rows: string[]) => csv(`${name}.csv`, `填报单位：${name}`, head, ...rows)
  await importFiles(
    client,
    unit('教育局', '学籍通,教育局,1,运行', '家校通,教育局,2,运行'),
    unit('水利局', '河长通,水利局,3,运行'),
  )
  const report = await importFiles(
    client,
    unit('水利局', '水库通,水利局,3,运行'),
    unit('教育局', '家校通,教育局,2,运行'),
  )
  expect(report.sources.map(({ file, gone }) => [file, gone.map(({ name }) => name)])).toEqual([
    ['水利局.csv', ['河长通']],
    ['教育局.csv', ['学籍通']],
  ])
})

test('every row that is read is added, updated, unchanged, skipped or refused, and each that is not taken says why', async () => {
  const { client } = await withWorkspace()
  const sample = ['乡镇数字能力指标.xlsx', '能力指标补充_长表.csv', '基层反馈.xlsx', ledgerFile]
  const odd = csv(
    '杂.csv',
    '某县清单',
    head,
    '平安通,公安局,1,运行',
    ',公安局,2,运行',
    '合计,,3,',
    '注：以上为初步统计 电话13812345678',
  )
  for (const name of ['杂.csv', '再.csv']) {
    const report = await importFiles(client, ...sample.map(sampleContent), { ...odd, name })
    for (const { counts, skipped } of report.sources) {
      const { added, updated, unchanged } = counts
      expect(counts.read).toBe(added + updated + unchanged + counts.skipped + counts.refused)
      expect(skipped).toHaveLength(counts.skipped + counts.refused)
      for (const { sentence } of skipped) expect(sentence).toMatch(/[\u4e00-\u9fff]/)
    }
  }
  const last = (await importFiles(client, odd)).sources[0]
  expect(last?.counts).toEqual({ read: 5, added: 0, updated: 0, unchanged: 1, skipped: 3, refused: 1 })
  expect(JSON.stringify(last)).not.toContain('13812345678')
})

function textOf({ content }: { content: string }): string[] {
  return Buffer.from(content, 'base64').toString('utf8').split('\n')
}
