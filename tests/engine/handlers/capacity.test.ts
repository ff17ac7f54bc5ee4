import { expect, test } from 'vitest'
import { feedback as voices } from '../../fixtures/sample-county/feedback.ts'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

test('the sample county has its townships, its values with their cells, and what is missing stays missing', async () => {
  const { client } = await withSample()
  const { localities, indicators, cells } = await client.call('capacity.table', {})
  expect([localities.filter(({ level }) => level === 'township').length, indicators.length]).toEqual([14, 23])
  const missing = cells.filter((cell) => cell.value === null)
  expect(missing.length).toBeGreaterThan(0)
  expect(missing.every((cell) => cell.state === 'missing' && cell.origin === null)).toBe(true)
  const known = cells.filter((cell) => cell.value !== null)
  expect(known.every((cell) => cell.origin?.kind === 'cell')).toBe(true)
  expect(cells).toHaveLength(localities.length * indicators.length)
  const values = await client.call('value.list', {})
  expect(values[0]).toMatchObject({ from: { file: expect.stringContaining('指标') as string } })
})

test('a value set by hand stands with its author, and null takes it away', async () => {
  const { client } = await withWorkspace()
  const county = await client.call('locality.create', { name: '云岭县', level: 'county' })
  const town = await client.call('locality.create', { name: '青石镇', level: 'township', parent: county.id })
  const one = { locality: town.id, indicator: 'S1', year: 2026 }
  const table = await client.call('capacity.set', { ...one, value: 2 })
  expect(table.cells.find((cell) => cell.locality === town.id && cell.indicator === 'S1')).toMatchObject({
    value: 2,
    year: 2026,
    origin: { kind: 'edit', author: '李明' },
  })
  await client.call('capacity.set', { ...one, value: null })
  expect(await client.call('value.list', {})).toEqual([])
  expect(await failureOf(client.call('capacity.set', { ...one, indicator: 'Z9', value: 1 }))).toBe('unknown_row')
  await client.call('locality.remove', { id: county.id })
  expect((await client.call('capacity.table', {})).localities).toEqual([{ ...town, parent: null }])
})

test('feedback is linked to the system people mean by it, or left to a person', async () => {
  const { client } = await withSample()
  const rows = await client.call('feedback.list', {})
  expect(rows).toHaveLength(voices.length)
  const linked = rows.filter((row) => row.system !== null)
  expect(linked.length).toBeGreaterThan(rows.length / 2)
  expect(rows[0]?.from).toMatchObject({ file: '基层反馈.xlsx' })
  const open = rows.find((row) => row.system === null) ?? rows[0]!
  const updated = await client.call('feedback.update', { id: open.id, system: 'S0001', answer: '已反映给主办单位' })
  expect([updated.system?.id, updated.answer]).toEqual(['S0001', '已反映给主办单位'])
})

test('the burden of a system is the median of enough voices, else the imported figure, else unknown', async () => {
  const { client } = await withWorkspace()
  await importFiles(
    client,
    csv('s.csv', '系统名称,责任单位,每周耗时（分钟）', '甲通,甲局,40', '乙通,乙局,30', '丙通,丙局,'),
  )
  const lines = [10, 20, 30, 40, 90].map((minutes) => `青石镇,网格员,甲通,${minutes},3,,`)
  await importFiles(
    client,
    csv(
      'f.csv',
      '乡镇,岗位,系统名称,每周耗时（分钟）,满意度（1-5）,存在问题,建议',
      ...lines,
      '青石镇,网格员,乙通,500,1,慢,',
    ),
  )
  const burden = await client.call('feedback.burden', {})
  expect(burden.map(({ system, voices: n, minutes, basis }) => [system.name, n, minutes, basis])).toEqual([
    ['甲通', 5, 30, 'feedback'],
    ['乙通', 1, 30, 'field'],
    ['丙通', 0, null, 'none'],
  ])
})
