import { join } from 'node:path'
import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, openEngine, withSample, withWorkspace } from './open-engine.ts'

test('without an open workspace every call says so, and a summary is null', async () => {
  const { client } = openEngine()
  expect(await client.call('workspace.summary', {})).toBeNull()
  expect(await failureOf(client.call('system.list', {}))).toBe('no_workspace')
})

test('the sample county comes imported, with its scenes confirmed, and verifies', async () => {
  const { client } = await withSample()
  const summary = await client.call('workspace.summary', {})
  expect(summary).toMatchObject({ title: '云岭县数字系统清理整合（示例）', locality: '云岭县', read_only: null })
  expect(summary?.counts).toMatchObject({ localities: 15, feedback: 80, scenes_proposed: 0, plan: 'none' })
  expect(summary?.counts.systems).toBeGreaterThanOrEqual(184)
  expect(await client.call('workspace.verify', {})).toMatchObject({ ok: true, broken_at: null, foreign_keys: 0 })
})

test('a copy is whole, an existing file is never written over, and both can be opened in turn', async () => {
  const { client, folder } = await withWorkspace()
  await importFiles(client, csv('a.csv', '系统名称,责任单位', '平安通,公安局', '河长通,水利局'))
  const copy = join(folder, 'b.heshu')
  await client.call('workspace.copy', { path: copy })
  expect(await failureOf(client.call('workspace.copy', { path: copy }))).toBe('file_exists')
  await client.call('workspace.open', { path: copy })
  expect((await client.call('system.list', {})).map((system) => system.name)).toEqual(['平安通', '河长通'])
  expect((await client.call('workspace.verify', {})).ok).toBe(true)
  await client.call('workspace.close', {})
  expect(await client.call('workspace.summary', {})).toBeNull()
})

test('title, author and settings are kept, recorded and taken back', async () => {
  const { client } = await withWorkspace()
  await client.call('author.set', { author: '王芳' })
  await client.call('workspace.rename', { title: '新名', locality: '临川县' })
  await client.call('settings.set', { key: 'review.thresholds', value: { demand: 0.6 } })
  expect(await client.call('settings.get', {})).toMatchObject({ title: '新名', 'review.thresholds': { demand: 0.6 } })
  const { commands } = await client.call('history.list', {})
  expect(commands.map(({ name, author }) => [name, author])).toEqual([
    ['settings.set', '王芳'],
    ['workspace.rename', '王芳'],
    ['workspace.create', '李明'],
  ])
  await client.call('history.undo', {})
  await client.call('history.undo', {})
  expect(await client.call('workspace.summary', {})).toMatchObject({ title: '云岭清理', can_redo: 'workspace.rename' })
  await client.call('history.redo', {})
  const entries = await client.call('history.entries', { command: commands[1]!.id })
  expect(entries.map(({ label, changes }) => [label, changes])).toEqual([
    ['title', [{ column: 'value', before: '"云岭清理"', after: '"新名"' }]],
    ['locality', [{ column: 'value', before: '"云岭县"', after: '"临川县"' }]],
  ])
})
