import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Transport } from '../../src/contract/client.ts'
import { dispatch, type Result } from '../../src/contract/dispatch.ts'
import type { EngineEvent } from '../../src/contract/events.ts'
import { createEngine, type Engine } from '../../src/engine/create-engine.ts'
import { answerOverPort, askOverPort, type Port } from '../../src/engine/hosting/port.ts'
import { openRecentWorkspaces } from '../../src/engine/hosting/recent-workspaces.ts'
import { startBrowserHost } from '../../src/hosts/browser/browser-host.ts'

/** A way to a real engine, with a folder of its own. */
export type Way = {
  folder: string
  transport: Transport
  events: EngineEvent[]
  close(): Promise<void>
}

export const ways = { direct, port, loopback }

const root = resolve(import.meta.dirname, '../..')

function engineOf(): Engine {
  let last = 0
  return createEngine({
    resources: join(root, 'resources'),
    clock: () => '2026-03-01T08:00:00.000Z',
    ids: () => `id-${(last += 1)}`,
    author: '李明',
    log: () => undefined,
  })
}

async function direct(): Promise<Way> {
  const engine = engineOf()
  const events: EngineEvent[] = []
  engine.subscribe((event) => events.push(event))
  const folder = await temporaryFolder()
  return {
    folder,
    events,
    transport: (method, input) => dispatch(engine.handlers, method, input, engine.report),
    async close() {
      engine.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function port(): Promise<Way> {
  const engine = engineOf()
  const events: EngineEvent[] = []
  const { port1, port2 } = new MessageChannel()
  answerOverPort(endOf(port1), engine, engine.report)
  const { transport } = askOverPort(endOf(port2), (event) => events.push(event))
  const folder = await temporaryFolder()
  return {
    folder,
    events,
    transport,
    async close() {
      engine.close()
      port1.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function loopback(): Promise<Way> {
  const engine = engineOf()
  const events: EngineEvent[] = []
  const folder = await temporaryFolder()
  const host = await startBrowserHost({
    engine,
    pages: join(folder, 'pages'),
    port: 0,
    version: '0.1.0',
    folder,
    recent: openRecentWorkspaces(join(folder, 'recent.json')),
  })
  const origin = `http://127.0.0.1:${host.port}`
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }
  const stream = await fetch(`${origin}/events`, { headers })
  void hear(stream, events).catch(() => undefined)
  return {
    folder,
    events,
    async transport(method, input) {
      const response = await fetch(`${origin}/call`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ method, input }),
      })
      return (await response.json()) as Result<unknown>
    },
    async close() {
      await host.close()
      engine.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function hear(stream: Response, events: EngineEvent[]): Promise<void> {
  let pending = ''
  for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (pending + part).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)) as EngineEvent)
  }
}

function endOf(end: MessagePort): Port {
  return { post: (message) => end.postMessage(message), hear: (listener) => void end.on('message', listener) }
}

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'heshu-contract-'))
}
