import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

async function inventory(client: Client): Promise<void> {
  await importFiles(
    client,
    csv(
      '台账.csv',
      '系统名称,责任单位,填报字段,主要功能',
      '网格通,政法委,户籍人口、住址,事件上报',
      '大走访,组织部,"住址；联系电话",走访登记',
      '健康通,卫健局,,事件上报',
    ),
  )
}

test('a column that lists what is typed in makes the matrix, each row with its cell', async () => {
  const { client } = await withWorkspace()
  await inventory(client)
  const { lines, rows, said } = await client.call('entry.list', {})
  expect(
    lines.map(({ item, systems, repeats, certain }) => [item, systems.map((one) => one.name), repeats, certain]),
  ).toEqual([
    ['住址', ['网格通', '大走访'], 1, true],
    ['事件上报', ['网格通', '健康通'], 1, false],
  ])
  expect(rows.filter((row) => row.item === '住址').map((row) => row.from)).toMatchObject([
    { kind: 'cell', file: '台账.csv', row: 2, column: 'C', raw: '户籍人口、住址' },
    { kind: 'cell', file: '台账.csv', row: 3, column: 'C', raw: '住址；联系电话' },
  ])
  expect(said).toEqual({ yes: 0, unknown: 3 })
})

test('a list given with feedback says also which role types it in', async () => {
  const { client } = await withWorkspace()
  await inventory(client)
  await importFiles(
    client,
    csv(
      'f.csv',
      '乡镇,岗位,系统名称,每周耗时（分钟）,满意度（1-5）,存在问题,建议,填报事项',
      '青石镇,网格员,健康通,20,3,慢,,住址、血压',
    ),
  )
  const { lines } = await client.call('entry.list', {})
  expect(lines[0]).toMatchObject({ item: '住址', role: '网格员', repeats: 2, certain: true })
})

test('entries by hand and by paste say what the inventory does not, with the way back, and are taken back', async () => {
  const { client } = await withWorkspace()
  await inventory(client)
  const text = [
    '填报事项\t系统\t岗位\t分钟',
    '住址、电话\t健康通\t网格员\t40',
    '住址\t没有的系统\t\t',
    '住址\t健康通\t网格员',
  ].join('\n')
  const pasted = await client.call('entry.paste', { text })
  expect([pasted.added, pasted.problems]).toEqual([2, [{ line: 3, text: '没有的系统', code: 'no_system' }]])
  const burden = await client.call('feedback.burden', {})
  expect(burden.map(({ system, minutes, basis }) => [system.name, minutes, basis])).toEqual([
    ['网格通', null, 'none'],
    ['大走访', null, 'none'],
    ['健康通', 40, 'entries'],
  ])
  const review = await client.call('review.system', { id: 'S0003' })
  const facts = [
    ...review.items.flatMap((item) => [...item.facts, ...(item.answer?.facts ?? [])]),
    ...review.red_lines.flatMap((line) => line.facts),
  ]
  expect(facts.find((fact) => fact.name === 'duplicate_entry')).toMatchObject({
    value: true,
    from: [{ kind: 'edit', author: '李明' }],
  })
  expect((await client.call('system.list', {})).map((system) => system.duplicate_entry)).toEqual([null, null, null])

  const own = pasted.matrix.rows.find((row) => row.basis === 'person' && row.item === '住址')
  const saved = await client.call('entry.save', {
    id: own?.id ?? '',
    item: '住址',
    system: 'S0003',
    role: '网格员',
    minutes: 50,
  })
  expect(saved.rows.find((row) => row.id === own?.id)?.minutes).toBe(50)
  const left = await client.call('entry.remove', { id: own?.id ?? '' })
  expect(left.rows.some((row) => row.id === own?.id)).toBe(false)
  await client.call('history.undo', {})
  expect((await client.call('entry.list', {})).rows.some((row) => row.id === own?.id)).toBe(true)
  expect(await failureOf(client.call('entry.remove', { id: 'nothing' }))).toBe('unknown_row')
})

test('a proposal stands by its item, and goes with null', async () => {
  const { client } = await withWorkspace()
  await inventory(client)
  const proposed = await client.call('entry.propose', {
    key: '住址',
    proposal: 'one_entry',
    into: 'S0001',
    note: '网格通为源',
  })
  expect(proposed.lines[0]?.proposal).toEqual({
    proposal: 'one_entry',
    into: { id: 'S0001', name: '网格通' },
    note: '网格通为源',
  })
  expect((await client.call('entry.propose', { key: '住址', proposal: null })).lines[0]?.proposal).toBeNull()
  expect(await failureOf(client.call('entry.propose', { key: '没有', proposal: 'connect' }))).toBe('unknown_row')
})
