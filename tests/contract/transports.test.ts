import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Method } from '../../src/contract/calls.ts'
import { createClient } from '../../src/contract/client.ts'
import { Failure } from '../../src/contract/failures.ts'
import { ways, type Way } from './transports.ts'

const open: Way[] = []
afterEach(async () => {
  for (const way of open.splice(0)) await way.close()
})

async function go(name: keyof typeof ways): Promise<Way> {
  const way = await ways[name]()
  open.push(way)
  return way
}

/** One morning's calls, right and wrong ones, and what came back; the folder is written as FOLDER. */
async function morning({ folder, transport }: Way): Promise<unknown[]> {
  const path = join(folder, '临川县.heshu')
  const asked: [string, unknown][] = [
    ['workspace.summary', {}],
    ['system.list', {}],
    ['workspace.create', { path, title: '临川县系统评审' }],
    ['workspace.create', { path, title: '临川县系统评审' }],
    ['workspace.create', { title: '没有路径' }],
    ['workspace.rename', { title: '临川县 2026', locality: '临川县' }],
    ['author.set', { author: '王芳' }],
    ['settings.get', {}],
    ['workspace.summary', { more: undefined }],
    ['system.get', { system: '没有的系统' }],
    ['plan.everything', {}],
    ['constructor', {}],
    ['workspace.close', {}],
    ['workspace.summary', undefined],
  ]
  const answers = []
  for (const [method, input] of asked) answers.push([method, await transport(method as Method, input)])
  const text = JSON.stringify(answers)
    .replaceAll(JSON.stringify(folder).slice(1, -1), 'FOLDER')
    // When a file was written is told by the file system, not by our clock.
    .replaceAll(/"saved_at":"[^"]*"/g, '"saved_at":"WHEN"')
  return JSON.parse(text) as unknown[]
}

describe('the contract over a message port and over loopback', () => {
  it.each(['port', 'loopback'] as const)(
    'gives over %s the same answers and refusals as a direct call',
    async (name) => {
      const expected = await morning(await go('direct'))
      expect(expected.filter((answer) => JSON.stringify(answer).includes('"ok":true')).length).toBeGreaterThan(4)
      expect(await morning(await go(name))).toEqual(expected)
    },
  )
})

describe.each(Object.keys(ways) as (keyof typeof ways)[])('over %s', (name) => {
  it('a refusal arrives as a Failure with its code and values', async () => {
    const { transport } = await go(name)
    const failure = await createClient(transport)
      .call('workspace.open', { path: '/nowhere/a.heshu' })
      .catch((error) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).code).toBe('file_missing')
  })

  it('a call that is not in the contract is refused, whatever an object inherits', async () => {
    const { transport } = await go(name)
    expect(await transport('toString' as Method, {})).toEqual({
      ok: false,
      error: { code: 'invalid_input', values: { detail: 'toString' } },
    })
  })

  it('events are heard', async () => {
    const way = await go(name)
    const path = join(way.folder, 'a.heshu')
    await createClient(way.transport).call('workspace.create', { path, title: '甲县' })
    await vi.waitFor(() => expect(way.events).toContainEqual({ name: 'workspace', data: { path } }))
  })

  it('calls made at once are each answered with their own answer', async () => {
    const { transport } = await go(name)
    const methods: Method[] = ['workspace.summary', 'system.list', 'workspace.summary', 'settings.get']
    const results = await Promise.all(methods.map((method) => transport(method, {})))
    const refused = { ok: false, error: { code: 'no_workspace', values: {} } }
    expect([results[0], results[1], results[2]]).toEqual([
      { ok: true, value: null },
      refused,
      { ok: true, value: null },
    ])
  })
})
