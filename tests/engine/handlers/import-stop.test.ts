import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

const head = '系统名称,责任单位,注册用户数'
const large = (name: string, users: number) =>
  csv(name, head, ...Array.from({ length: 3000 }, (_, at) => `第${at}号业务平台,单位${at % 40},${users + at}`))

/** Every row of every table of the file, as it lies on the disk. */
function contentOf(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true })
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[]
  const content = tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()])
  database.close()
  return Object.fromEntries(content) as Record<string, unknown[]>
}

test('a commit that is stopped midway leaves the file as it was, and can be done again', async () => {
  const { client, engine, events, folder } = await withWorkspace()
  await importFiles(client, csv('前.csv', head, '第1号业务平台,单位1,5', '平安通,公安局,7'))
  const path = join(folder, 'a.heshu')
  const before = contentOf(path)
  const bytes = readFileSync(path)
  const { preview } = await client.call('import.preview', { files: [large('大.csv', 10)] })
  let stopped = false
  engine.subscribe((event) => {
    if (stopped || event.name !== 'progress' || event.data.step !== 'write' || event.data.done < 500) return
    stopped = true
    void client.call('import.stop', {})
  })
  const announced = events.filter(({ name }) => name === 'changed').length
  expect(await failureOf(client.call('import.commit', { preview }))).toBe('cancelled')
  expect(stopped).toBe(true)
  expect(contentOf(path)).toEqual(before)
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(events.filter(({ name }) => name === 'changed')).toHaveLength(announced)
  expect(await client.call('system.list', {})).toHaveLength(2)
  const report = await client.call('import.commit', { preview })
  expect(report.sources[0]?.counts).toMatchObject({ read: 3000, added: 2999, updated: 1 })
  expect(await client.call('system.list', {})).toHaveLength(3001)
  await client.call('history.undo', {})
  expect(await client.call('system.list', {})).toHaveLength(2)
})

test('a program that ends while it writes an import leaves the file as it was', async () => {
  const { client, engine, folder } = await withWorkspace()
  const before = contentOf(join(folder, 'a.heshu'))
  const { preview } = await client.call('import.preview', { files: [large('大.csv', 10)] })
  engine.subscribe((event) => {
    if (event.name === 'progress' && event.data.step === 'write' && event.data.done >= 500) engine.close()
  })
  expect(await failureOf(client.call('import.commit', { preview }))).toBe('cancelled')
  expect(contentOf(join(folder, 'a.heshu'))).toEqual(before)
})

test('while an import is written, changes are refused with a sentence, and what is read is whole', async () => {
  const { client, engine } = await withWorkspace()
  await importFiles(client, csv('前.csv', head, '平安通,公安局,7'))
  const { preview } = await client.call('import.preview', { files: [large('大.csv', 10)] })
  let change: Promise<string> | null = null
  let list: Promise<unknown[]> | null = null
  const steps: number[] = []
  engine.subscribe((event) => {
    if (event.name !== 'progress' || event.data.step !== 'write') return
    steps.push(event.data.done)
    change ??= failureOf(client.call('system.update', { ids: ['S0001'], field: 'registered_users', value: 1 }))
    list ??= client.call('system.list', {})
  })
  await client.call('import.commit', { preview })
  expect(await change).toBe('import_under_way')
  expect(await list).toHaveLength(3001)
  expect(steps.length).toBeGreaterThan(1)
  await client.call('system.update', { ids: ['S0001'], field: 'registered_users', value: 1 })
})

test('a reading that is stopped answers that it was cancelled, and holds no preview', async () => {
  const { client, engine, events } = await withWorkspace()
  let stopped = false
  engine.subscribe((event) => {
    if (stopped || event.name !== 'progress' || event.data.step !== 'read' || event.data.done < 1) return
    stopped = true
    void client.call('import.stop', {})
  })
  const files = [csv('一.csv', head, '甲,乙局,1'), large('二.csv', 1), large('三.csv', 2)]
  expect(await failureOf(client.call('import.preview', { files }))).toBe('cancelled')
  const labels = events.flatMap((event) => (event.name === 'progress' ? [event.data.label] : []))
  expect(labels).toContain('一.csv')
  expect(labels).not.toContain('三.csv')
  expect(await client.call('import.stop', {})).toBe(null)
})
