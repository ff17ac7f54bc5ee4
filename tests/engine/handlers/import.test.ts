import { expect, test } from 'vitest'
import { expectedSystems, plantedProblems } from '../../fixtures/sample-county/truth.ts'
import { csv, failureOf, importFiles, ledgerFile, sampleContent, withSample, withWorkspace } from './open-engine.ts'

test('a preview writes nothing and says just what the commit will do', async () => {
  const { client } = await withWorkspace()
  const files = [sampleContent(ledgerFile), sampleContent('部门上报应用清单_GBK.csv')]
  const { preview, sources, included } = await client.call('import.preview', { files })
  expect(sources.map((source) => [source.file, source.format, source.encoding])).toEqual([
    [ledgerFile, 'xlsx', null],
    ['部门上报应用清单_GBK.csv', 'csv', 'gb18030'],
  ])
  const planned = await client.call('import.report', { preview })
  expect(await client.call('system.list', {})).toEqual([])
  const report = await client.call('import.commit', { preview })
  expect(report).toEqual({ ...planned, dry_run: false })
  expect(included).toHaveLength(report.sources.length)
  const added = report.sources.reduce((sum, table) => sum + table.counts.added, 0)
  expect(await client.call('system.list', {})).toHaveLength(added)
  expect(await failureOf(client.call('import.commit', { preview }))).toBe('preview_gone')
})

test('the systems of the sample hold the values they were written from', async () => {
  const { client } = await withSample()
  const systems = await client.call('system.list', {})
  for (const expected of Object.values(expectedSystems)) {
    expect(systems.find((system) => system.name === expected.name)).toMatchObject(expected)
  }
})

test('cells that no one can be sure of are asked about at their cell, and private ones are masked', async () => {
  const { client } = await withSample()
  const problems = await client.call('problem.list', {})
  const asked = plantedProblems.filter(
    ({ kind, file, why }) => kind === 'question' && file === 'ledger' && !/[晚早多]于/.test(why),
  )
  const cells = new Set(problems.filter((one) => one.file === ledgerFile).map((one) => one.cell))
  expect(asked.filter(({ cell }) => !cells.has(cell))).toEqual([])
  for (const problem of problems) expect(problem.sentence).not.toMatch(/\{|import\./)
  const everything = JSON.stringify(await client.call('system.list', {}))
  for (const { text, kind } of plantedProblems) if (kind === 'mask') expect(everything).not.toContain(text)
})

test('the same file again changes nothing and lists nothing twice', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, sampleContent(ledgerFile))
  const before = await client.call('system.list', {})
  const again = await importFiles(client, sampleContent(ledgerFile))
  expect(again.sources.map(({ counts }) => [counts.added, counts.updated])).toEqual(again.sources.map(() => [0, 0]))
  expect(await client.call('system.list', {})).toEqual(before)
  expect(await client.call('source.list', {})).toHaveLength(1)
})

test('a newer file updates by name and owner, blanks never erase, and an edit by a person stands', async () => {
  const { client } = await withWorkspace()
  const head = '系统名称,责任单位,注册用户数,年度运维费（万元）'
  await importFiles(client, csv('一.csv', head, '平安通,公安局,1200,3.5', '河长通,水利局,80,1'))
  await client.call('system.update', { ids: ['S0002'], field: 'registered_users', value: 99 })
  const report = await importFiles(
    client,
    csv('二.csv', head, '平安通,公安局,1500,', '河长通,水利局,70,2', '新系统,民政局,1,1'),
  )
  const [table] = report.sources
  expect(table?.counts).toEqual({ read: 3, added: 1, updated: 2, unchanged: 0, skipped: 0, refused: 0 })
  expect(table?.problems.map(({ cell, code }) => [cell, code])).toEqual([['C3', 'edit_kept']])
  const systems = await client.call('system.list', {})
  expect(
    systems.map(({ id, name, registered_users, annual_cost }) => [id, name, registered_users, annual_cost]),
  ).toEqual([
    ['S0001', '平安通', 1500, 35_000],
    ['S0002', '河长通', 99, 20_000],
    ['S0003', '新系统', 1, 10_000],
  ])
  const { origins } = await client.call('system.get', { id: 'S0001' })
  expect(origins.registered_users).toMatchObject({ kind: 'cell', file: '二.csv', column: 'C', row: 2, raw: '1500' })
  expect(origins.annual_cost).toMatchObject({ kind: 'cell', file: '一.csv', column: 'D', row: 2, raw: '3.5' })
  await client.call('history.undo', {})
  const [first] = await client.call('system.list', {})
  expect([first?.registered_users, first?.from.length]).toEqual([1200, 1])
})

test('a corrected column is read again, is remembered, and a table can be left out', async () => {
  const { client } = await withWorkspace()
  const file = csv('a.csv', '系统名称,责任单位,甲乙丙', '平安通,公安局,120', '河长通,水利局,80')
  const { preview, differences } = await client.call('import.preview', { files: [file] })
  expect(differences[0]?.added).toHaveLength(2)
  const mapped = await client.call('import.map', { preview, table: '0.0', column: 'C', field: 'registered_users' })
  expect(mapped.sources[0]?.tables[0]?.columns[2]).toMatchObject({ field: 'registered_users', reason: 'chosen' })
  const without = await client.call('import.kind', { preview, table: '0.0', kind: null })
  expect(without.included).toEqual([])
  await client.call('import.kind', { preview, table: '0.0', kind: 'systems' })
  await client.call('import.map', { preview, table: '0.0', column: 'C', field: 'registered_users' })
  await client.call('import.commit', { preview })
  expect((await client.call('system.list', {})).map((system) => system.registered_users)).toEqual([120, 80])
  const next = await client.call('import.preview', { files: [{ ...file, name: 'b.csv' }] })
  expect(next.sources[0]?.tables[0]?.columns[2]).toMatchObject({ field: 'registered_users', reason: 'remembered' })
  await client.call('import.cancel', { preview: next.preview })
  expect(await failureOf(client.call('import.commit', { preview: next.preview }))).toBe('preview_gone')
})

test('every row of a sheet can be looked at as it was read', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, csv('a.csv', '系统名称,责任单位,甲乙丙', '平安通,公安局,原样'))
  const [source] = await client.call('source.list', {})
  expect(source).toMatchObject({ file: 'a.csv', tables: [{ kind: 'systems', rows: 1, skipped: 0, problems: 0 }] })
  const row = await client.call('source.row', { source: source!.id, sheet: source!.tables[0]!.sheet, row: 2 })
  expect(row.cells.map(({ header, field, raw }) => [header, field, raw])).toEqual([
    ['系统名称', 'name', '平安通'],
    ['责任单位', 'owner', '公安局'],
    ['甲乙丙', null, '原样'],
  ])
  const { extra } = await client.call('system.get', { id: 'S0001' })
  expect(extra).toMatchObject([{ header: '甲乙丙', raw: '原样', origin: { column: 'C', row: 2 } }])
})

test('a file that cannot be read is refused by name, and the others go on', async () => {
  const { client } = await withWorkspace()
  const broken = { name: '坏.xlsx', content: Buffer.from('PK\u0003\u0004 nothing').toString('base64') }
  const secret = csv('密.csv', '机密★1年', '系统名称,责任单位', '平安通,公安局')
  const alone = await client.call('import.preview', { files: [broken] })
  expect([alone.sources, alone.refused.map(({ file, code }) => [file, code])]).toEqual([[], [['坏.xlsx', 'damaged']]])
  const good = csv('好.csv', '系统名称,责任单位', '平安通,公安局')
  const { preview, sources, refused } = await client.call('import.preview', { files: [broken, good, secret] })
  expect(sources.map(({ file }) => file)).toEqual(['好.csv'])
  expect(refused.map(({ file, code, sentence }) => [file, code, sentence.includes(file)])).toEqual([
    ['坏.xlsx', 'damaged', true],
    ['密.csv', 'secret', true],
  ])
  const report = await client.call('import.commit', { preview })
  expect(report.refused).toEqual(refused)
  expect((await client.call('source.list', {})).map(({ file }) => file)).toEqual(['好.csv'])
})

test('a table of no known kind, and a file without one, are said and not passed over', async () => {
  const { client } = await withWorkspace()
  const odd = csv('学生.csv', '学号,姓名,语文,数学', '1,甲,90,80', '2,乙,85,95')
  const empty = csv('说明.csv', '本文件没有表格')
  const report = await importFiles(client, odd, empty)
  expect(report.sources).toEqual([])
  expect(report.left_out.map(({ file, sheet, rows }) => [file, sheet === null, rows])).toEqual([
    ['学生.csv', false, 2],
    ['说明.csv', true, 0],
  ])
})

test('further rows of a sheet are drawn from a place among its rows, or around the row of a number', async () => {
  const { client } = await withWorkspace()
  const lines = Array.from({ length: 200 }, (_, at) => `系统${at + 1},单位`)
  const { preview, sources } = await client.call('import.preview', {
    files: [csv('a.csv', '系统名称,责任单位', ...lines)],
  })
  const [{ sheet } = { sheet: '' }] = sources[0]?.sheets ?? []
  const further = await client.call('import.rows', { preview, source: 0, sheet, from: 60 })
  expect([further.from, further.window.firstRow, further.window.rows.length]).toEqual([60, 61, 60])
  expect(further.window.rows[0]).toMatchObject({ row: 61, role: 'data', table: 0, cells: ['系统60', '单位'] })
  const around = await client.call('import.rows', { preview, source: 0, sheet, row: 150 })
  expect(around.window.rows.map(({ row }) => row)).toContain(150)
  expect(around.window.firstRow).toBeLessThan(150)
  expect((await client.call('import.rows', { preview, source: 0, sheet, from: 999 })).window.rows).toHaveLength(1)
  expect(await failureOf(client.call('import.rows', { preview, source: 3, sheet }))).toBe('unknown_row')
})
