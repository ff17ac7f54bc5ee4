import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { createClient } from '../../src/contract/client.ts'
import type { EngineEvent } from '../../src/contract/events.ts'
import { askOverPort } from '../../src/engine/hosting/port.ts'

const resources = resolve(import.meta.dirname, '../../resources')

it('the engine as built for the desktop opens the sample county, plans it, writes its documents, and ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heshu-engine-'))
  const child = fork(join(import.meta.dirname, 'engine-process.ts'), [resources], { serialization: 'advanced' })
  const ended = once(child, 'exit')
  const events: EngineEvent[] = []
  const port = {
    post: (message: unknown) => void child.send(message as object),
    hear: (listener: (message: unknown) => void) => void child.on('message', listener),
  }
  const { transport, lose } = askOverPort(port, (event) => events.push(event))
  void ended.then(lose)
  const { call } = createClient(transport)
  const path = join(folder, 'sample.heshu')
  const summary = await call('workspace.sample', { path })
  expect(summary.counts.systems).toBeGreaterThan(100)
  expect(events).toContainEqual({ name: 'workspace', data: { path } })

  // Each loads something that bundling could have lost: a thread, a native module, a font, WebAssembly.
  const plan = await call('plan.run', {})
  expect(plan.result.actions.length).toBeGreaterThan(0)
  const formats = ['docx', 'pdf', 'xlsx'] as const
  const documents = await Promise.all(
    formats.map((format) => call('document.export', { kind: format === 'xlsx' ? 'ledger' : 'plan', format })),
  )
  const openings = documents.map(({ content }) => Buffer.from(content, 'base64').subarray(0, 4).toString('latin1'))
  expect(openings).toEqual(['PK\u0003\u0004', '%PDF', 'PK\u0003\u0004'])

  child.send('close')
  expect(await ended).toEqual([0, null])
  await rm(folder, { recursive: true })
})
