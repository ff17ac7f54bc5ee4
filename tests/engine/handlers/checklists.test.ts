import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { createClient } from '../../../src/contract/client.ts'
import { dispatch } from '../../../src/contract/dispatch.ts'
import { createEngine } from '../../../src/engine/create-engine.ts'
import { temporaryFolder } from '../document/surroundings.ts'
import type { Client } from '../../../src/contract/client.ts'
import type { SystemField } from '../../../src/core/system/system.ts'
import { resources, withSample, withWorkspace } from './open-engine.ts'

/** The program with resources of its own, changed by `edit`. */
function programWith(edit: (folder: string) => void) {
  const folder = join(temporaryFolder(), 'resources')
  cpSync(resources, folder, { recursive: true })
  edit(folder)
  let tick = 0
  const engine = createEngine({
    resources: folder,
    clock: () => new Date(Date.UTC(2026, 11, 1, 8, 0, 0, tick++)).toISOString(),
    ids: () => `next-${++tick}`,
    author: '王芳',
    log: () => undefined,
  })
  onTestFinished(() => engine.close())
  return createClient((method, input) => dispatch(engine.handlers, method, input, engine.report))
}

/** A system with these fields; answers its number. */
async function systemWith(
  client: Client,
  name: string,
  fields: Partial<Record<SystemField, unknown>>,
): Promise<string> {
  const { id } = await client.call('system.create', { name })
  for (const [field, value] of Object.entries(fields) as [SystemField, unknown][]) {
    await client.call('system.update', { ids: [id], field, value })
  }
  return id
}

/** A newer scene-fit: SF-01 worded and weighted anew, SF-03 without its lowest choice but one, and no SF-20. */
function newerSceneFit(folder: string): void {
  const path = join(folder, 'checklists/scene-fit.yaml')
  const text = readFileSync(path, 'utf8')
  const changed = text
    .replace("version: '2026.1'", "version: '2027.1'")
    .replace('能否说清它用来解决哪一件具体的治理难事？', '能否说清它解决哪一件治理难事？')
    .replace('measure: demand\n    weight: 3', 'measure: demand\n    weight: 2')
    .replace(/\n {6}- \{ id: office, value: 0\.3[^\n]*\n/, '\n')
    .replace(/\n {2}- id: SF-20[\s\S]*$/, '\n')
  writeFileSync(path, changed)
}

test('a program with the wording in force has nothing to take over', async () => {
  const { client } = await withSample()
  expect(await client.call('checklist.differences', {})).toEqual([])
  await client.call('review.run', {})
  expect(await client.call('checklist.differences', {})).toEqual([])
})

test('a newer version changes nothing until it is taken over, keeps answers under their words, and can be undone', async () => {
  const { client, engine, folder } = await withWorkspace()
  const id = await systemWith(client, '智慧巡河', { kind: 'app' })
  await client.call('review.answer', { ids: [id], item: 'SF-01', choice: 'yes', note: '写明' })
  await client.call('review.answer', { ids: [id], item: 'SF-03', choice: 'office', note: '会议纪要' })
  await client.call('review.answer', { ids: [id], item: 'SF-20', choice: 'no' })
  const before = await client.call('review.system', { id })
  engine.close()

  const next = programWith(newerSceneFit)
  await next.call('workspace.open', { path: join(folder, 'a.heshu') })
  expect((await next.call('review.system', { id })).verdict).toEqual(before.verdict)
  const [update, ...others] = await next.call('checklist.differences', {})
  expect(others).toEqual([])
  expect([update?.checklist, update?.from, update?.to]).toEqual(['scene-fit', '2026.1', '2027.1'])
  expect(update?.items.map(({ id: item, change, parts, answers }) => [item, change, parts, answers])).toEqual([
    ['SF-01', 'changed', ['text', 'weight'], 0],
    ['SF-03', 'changed', ['scale'], 1],
    ['SF-20', 'removed', [], 1],
  ])

  expect(await next.call('checklist.adopt', { checklists: ['scene-fit'] })).toEqual([
    { checklist: 'scene-fit', version: '2027.1' },
  ])
  expect(await next.call('checklist.differences', {})).toEqual([])
  const after = await next.call('review.system', { id })
  const view = (item: string) => after.items.find((one) => one.item.id === item)
  expect(view('SF-01')).toMatchObject({
    state: 'answered',
    answer: { choice: 'yes' },
    earlier: { version: '2026.1', text: { en: expect.stringContaining('concrete') }, scale_changed: false },
  })
  expect(view('SF-03')).toMatchObject({
    state: 'open',
    answer: null,
    earlier: { choice: { 'zh-CN': '本部门自行提出' }, scale_changed: true, note: '会议纪要', author: '李明' },
  })
  expect(view('SF-20')).toBeUndefined()

  await next.call('history.undo', {})
  expect((await next.call('review.system', { id })).verdict).toEqual(before.verdict)
  expect((await next.call('checklist.differences', {})).map((one) => one.checklist)).toEqual(['scene-fit'])
})

test('an answer against the facts is marked when the facts under it move, and has its reason asked', async () => {
  const { client } = await withWorkspace()
  const id = await systemWith(client, '智慧巡河', {
    kind: 'app',
    registered_users: 100,
    monthly_active_users: 10,
    criticality: 'general',
  })
  const view = async () => (await client.call('review.system', { id })).items.find((one) => one.item.id === 'SF-05')
  expect(await view()).toMatchObject({ answer: { basis: 'fact', choice: 'few', moved: null } })
  await client.call('review.answer', { ids: [id], item: 'SF-05', choice: 'most' })
  expect(await view()).toMatchObject({
    answer: { basis: 'person', choice: 'most', moved: null, missing_evidence: 'note' },
    overridden: { choice: 'few' },
  })
  await client.call('review.answer', { ids: [id], item: 'SF-05', choice: 'most', note: '统计口径不同' })
  await client.call('system.update', { ids: [id], field: 'monthly_active_users', value: 30 })
  const moved = await view()
  expect(moved?.answer?.missing_evidence).toBeNull()
  expect(moved?.answer?.moved).toEqual({
    before: 'few',
    now: 'some',
    facts: [{ name: 'active_share', before: 0.1, now: 0.3 }],
  })
  await client.call('review.answer', { ids: [id], item: 'SF-05', choice: 'most', note: '再次核对' })
  expect((await view())?.answer?.moved).toBeNull()
})

test('a proposed system is asked the new-system items alone and comes to one of the four conclusions', async () => {
  const { client } = await withWorkspace()
  await systemWith(client, '县级一体化平台', {
    kind: 'platform',
    status: 'running',
    functions: ['巡查上报', '事项办理', '投诉受理'],
  })
  const fields = {
    kind: 'app',
    level: 'county',
    mandate: 'own_build',
    status: 'planned',
    functions: ['巡查上报', '事项办理'],
  } as const
  const id = await systemWith(client, '拟建巡查通', fields)
  const review = await client.call('review.system', { id })
  expect([...new Set(review.items.map((one) => one.checklist))]).toEqual(['new-system'])
  expect(review.verdict).toMatchObject({
    computed: 'retire',
    settled: true,
    proposal: { conclusion: 'refuse', possible: ['refuse'] },
  })
  const repeated = review.items.find((one) => one.item.id === 'NS-05')
  expect(repeated?.answer).toMatchObject({ choice: 'mostly', basis: 'fact' })
  expect(repeated?.answer?.facts[0]?.from).toContainEqual({ kind: 'derived', from: 'S0001 县级一体化平台' })

  await client.call('system.update', { ids: [id], field: 'functions', value: ['无人机影像识别'] })
  const open = (await client.call('review.system', { id })).verdict
  expect(open.proposal?.possible.toSorted()).toEqual(['approve', 'approve_with_conditions', 'refuse', 'send_back'])
  const run = await client.call('review.run', {})
  expect([run.systems, Object.values(run.proposals).reduce((sum, count) => sum + count, 0)]).toEqual([2, 1])
})
