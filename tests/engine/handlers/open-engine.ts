import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createClient, type Client } from '../../../src/contract/client.ts'
import { dispatch } from '../../../src/contract/dispatch.ts'
import type { EngineEvent } from '../../../src/contract/events.ts'
import { Failure } from '../../../src/contract/failures.ts'
import { createEngine, type Engine } from '../../../src/engine/create-engine.ts'
import { temporaryFolder } from '../document/surroundings.ts'

export const resources = join(import.meta.dirname, '../../../resources')
export const samples = join(resources, 'samples/yunling')
export const ledgerFile = '云岭县政务数字系统摸排台账.xlsx'

export type OpenEngine = { engine: Engine; client: Client; folder: string; events: EngineEvent[] }

/** A real engine over the shipped resources, with a clock that steps a millisecond a call and a folder of its own. */
export function openEngine(): OpenEngine {
  let milliseconds = 0
  let ids = 0
  const run = Math.random().toString(36).slice(2, 8)
  const errors: string[] = []
  const engine = createEngine({
    resources,
    clock: () => new Date(Date.UTC(2026, 10, 24, 8, 0, 0, milliseconds++)).toISOString(),
    ids: () => `${run}-${++ids}`,
    author: '李明',
    log: (line) => errors.push(line),
  })
  const events: EngineEvent[] = []
  engine.subscribe((event) => events.push(event))
  onTestFinished(() => {
    engine.close()
    if (errors.length > 0) throw new Error(`unexpected errors of the engine:\n${errors.join('\n')}`)
  })
  const client = createClient((method, input) => dispatch(engine.handlers, method, input, engine.report))
  return { engine, client, folder: temporaryFolder(), events }
}

/** An engine with a new, empty workspace of the county open. */
export async function withWorkspace(): Promise<OpenEngine> {
  const opened = openEngine()
  await opened.client.call('workspace.create', {
    path: join(opened.folder, 'a.heshu'),
    title: '云岭清理',
    locality: '云岭县',
  })
  return opened
}

/** An engine with its own copy of the sample county open. The sample is imported once a run of the tests. */
export async function withSample(): Promise<OpenEngine> {
  const opened = openEngine()
  const path = join(opened.folder, 'sample.heshu')
  copyFileSync(await sampleFile(), path)
  await opened.client.call('workspace.open', { path })
  return opened
}

async function sampleFile(): Promise<string> {
  const shared = join(tmpdir(), `heshu-sample-${process.ppid}.heshu`)
  if (existsSync(shared)) return shared
  const { client, engine } = openEngine()
  const made = join(mkdtempSync(join(tmpdir(), 'heshu-sample-')), 'sample.heshu')
  await client.call('workspace.sample', { path: made })
  engine.close()
  // Several test files may make it at once; the last one to finish wins, and all are the same.
  renameSync(made, shared)
  return shared
}

/** A file of the sample county as the import takes it. */
export function sampleContent(name: string): { name: string; content: string } {
  return { name, content: readFileSync(join(samples, name), 'base64') }
}

/** A small table as a .csv file. */
export function csv(name: string, ...lines: string[]): { name: string; content: string } {
  return { name, content: Buffer.from(lines.join('\n'), 'utf8').toString('base64') }
}

/** Imports files as they come and answers the report. */
export async function importFiles(client: Client, ...files: { name: string; content: string }[]) {
  const { preview } = await client.call('import.preview', { files })
  return client.call('import.commit', { preview })
}

/** The code of the failure a call ends in; `none` where it does not. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}
