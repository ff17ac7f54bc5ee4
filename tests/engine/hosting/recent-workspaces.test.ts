import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WorkspaceSummary } from '../../../src/contract/calls/workspace.ts'
import { openRecentWorkspaces, rememberAnswer } from '../../../src/engine/hosting/recent-workspaces.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-recent-'))
  file = join(folder, 'user/recent.json')
})
afterEach(() => rm(folder, { recursive: true }))

function summary(name: string, systems = 3): WorkspaceSummary {
  const about = { path: join(folder, name), name, title: `${name} 评审`, locality: '临川县' }
  return { ...about, saved_at: '2026-03-01T08:00:00.000Z', counts: { systems } } as WorkspaceSummary
}

describe('the recent workspaces', () => {
  it('are listed newest first, each once, and say when a file is gone', async () => {
    const recent = openRecentWorkspaces(file)
    await writeFile(join(folder, 'a.heshu'), '')
    await recent.remember(summary('a.heshu'))
    await recent.remember(summary('b.heshu'))
    await recent.remember(summary('a.heshu', 4))
    const common = { locality: '临川县', saved_at: '2026-03-01T08:00:00.000Z' }
    expect(await openRecentWorkspaces(file).list()).toEqual([
      { path: join(folder, 'a.heshu'), name: 'a.heshu', title: 'a.heshu 评审', systems: 4, missing: false, ...common },
      { path: join(folder, 'b.heshu'), name: 'b.heshu', title: 'b.heshu 评审', systems: 3, missing: true, ...common },
    ])
  })

  it('are forgotten one by one', async () => {
    const recent = openRecentWorkspaces(file)
    await recent.remember(summary('a.heshu'))
    await recent.remember(summary('b.heshu'))
    const left = await recent.forget(join(folder, 'b.heshu'))
    expect(left.map(({ name }) => name)).toEqual(['a.heshu'])
    expect((await recent.list()).map(({ name }) => name)).toEqual(['a.heshu'])
  })

  it('survive many at once whole, and never more than twenty', async () => {
    const recent = openRecentWorkspaces(file)
    await Promise.all(Array.from({ length: 30 }, (_, number) => recent.remember(summary(`${number}.heshu`))))
    const names = (await recent.list()).map(({ name }) => name)
    expect(names).toEqual(Array.from({ length: 20 }, (_, number) => `${29 - number}.heshu`))
    expect(await readdir(join(folder, 'user'))).toEqual(['recent.json'])
  })

  it.each(['', '{', '{"path":"x"}', '[{"path":7}]'])('begin anew from a list that cannot be read: %s', async (text) => {
    const recent = openRecentWorkspaces(join(folder, 'recent.json'))
    await writeFile(join(folder, 'recent.json'), text)
    expect(await recent.list()).toEqual([])
    await recent.remember(summary('a.heshu'))
    expect(JSON.parse(await readFile(join(folder, 'recent.json'), 'utf8'))).toHaveLength(1)
  })

  it('are kept up to date by the answers of the engine, and by no others', async () => {
    const recent = openRecentWorkspaces(file)
    await rememberAnswer(recent, 'workspace.open', { ok: true, value: summary('a.heshu') })
    await rememberAnswer(recent, 'workspace.summary', { ok: true, value: null })
    await rememberAnswer(recent, 'system.get', { ok: true, value: summary('b.heshu') })
    await rememberAnswer(recent, 'workspace.open', { ok: false, error: { code: 'file_missing', values: {} } })
    expect((await recent.list()).map(({ name }) => name)).toEqual(['a.heshu'])
  })
})
