import { createPinia, setActivePinia } from 'pinia'
import { expect, test } from 'vitest'
import { createApp } from 'vue'
import type { HistoryCommand } from '../../../src/contract/calls/history.ts'
import { createClient } from '../../../src/contract/client.ts'
import { engineKey } from '../../../src/ui/client.ts'
import { useHistory } from '../../../src/ui/stores/history.ts'

const commands: HistoryCommand[] = Array.from({ length: 730 }, (_, index) => ({
  id: 730 - index,
  name: 'system.update',
  values: {},
  author: index < 700 ? '王晓' : '李明',
  at: '2026-03-05T08:00:00.000Z',
  entries: 1,
  undoes: null,
  undone: false,
}))

/** The store over an engine that holds 730 commands and remembers what it was asked. */
function historyOver(asked: unknown[]) {
  const app = createApp({})
  const client = createClient((method, input) => {
    asked.push([method, input])
    const { offset, limit, author } = input as { offset: number; limit: number; author: string | null }
    const fitting = commands.filter((command) => author === null || command.author === author)
    const value = { total: fitting.length, commands: fitting.slice(offset, offset + limit) }
    return Promise.resolve({ ok: true, value })
  })
  app.provide(engineKey, { ...client, listen: () => () => undefined })
  const pinia = createPinia()
  app.use(pinia)
  setActivePinia(pinia)
  return useHistory()
}

test('the first page is a hundred; a further page follows it; all there are come in large pages, each command once', async () => {
  const asked: unknown[] = []
  const history = historyOver(asked)
  await history.load()
  const first = [history.page?.commands.length, history.page?.total, history.complete, history.authors]
  await history.loadPage()
  const second = history.page?.commands.length
  await history.loadMore()
  expect([first, second, history.complete]).toEqual([[100, 730, false, ['王晓']], 200, true])
  expect(history.page?.commands).toEqual(commands)
  expect(history.authors).toEqual(['李明', '王晓'])
  expect(asked.slice(-2)).toEqual([
    ['history.list', { offset: 200, limit: 500, author: null, row: null }],
    ['history.list', { offset: 700, limit: 500, author: null, row: null }],
  ])
})

test('one author is asked of the engine, and undo is still found among everybody', async () => {
  const history = historyOver([])
  await history.load()
  history.author = '李明'
  await expect.poll(() => history.page?.total).toBe(30)
  expect(history.page?.commands.map((command) => command.author)).toEqual(Array<string>(30).fill('李明'))
  expect(history.newest[0]?.id).toBe(730)
})
