import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

test('a second proposal adds nothing, and what a person touched is left alone', async () => {
  const { client } = await withWorkspace()
  await importFiles(
    client,
    csv('a.csv', '系统名称,责任单位,业务功能', '河湖通,水利局,河道巡查、隐患整改', '水环境,环保局,河道巡查'),
  )
  const first = await client.call('scene.propose', {})
  expect(first.added).toBeGreaterThan(0)
  expect((await client.call('scene.propose', {})).added).toBe(0)
  const [scene] = first.scenes
  await client.call('scene.update', { id: scene!.id, name: '河湖治理', need: '看得住河湖' })
  await client.call('scene.remove', { id: first.scenes.at(-1)!.id })
  await client.call('scene.propose', {})
  const scenes = await client.call('scene.list', {})
  expect(scenes.find((one) => one.id === scene!.id)).toMatchObject({ name: '河湖治理', need: '看得住河湖' })
})

test('a scene can be built by hand, shows gaps and crowds in the matrix, and overlaps say who could replace whom', async () => {
  const { client } = await withWorkspace()
  for (const name of ['甲', '乙', '丙']) await client.call('system.create', { name })
  const scene = await client.call('scene.create', { name: '防汛' })
  await client.call('scene.function.add', { scene: scene.id, name: '预警' })
  const { functions } = await client.call('scene.function.add', { scene: scene.id, name: '转移' })
  const [warning, moving] = functions
  for (const system of ['S0001', 'S0002']) {
    await client.call('scene.serve', { function: warning!.id, system, coverage: 'full' })
  }
  await client.call('scene.serve', { function: warning!.id, system: 'S0003', coverage: 'partial' })
  const matrix = await client.call('scene.matrix', {})
  expect(matrix.scenes[0]).toMatchObject({
    name: '防汛',
    systems: 3,
    gap: true,
    functions: [
      { name: '预警', providers: 3, gap: false, crowded: true },
      { name: '转移', providers: 0, gap: true, crowded: false },
    ],
  })
  expect(matrix.cells.map(({ system, coverage }) => [system, coverage])).toEqual([
    ['S0001', 'partial'],
    ['S0002', 'partial'],
    ['S0003', 'partial'],
  ])
  const [overlap] = await client.call('overlap.list', {})
  expect(
    overlap?.replaceable.map(({ replaced, by, share, missing }) => [replaced.id, by.id, share, missing]),
  ).toContainEqual(['S0003', 'S0001', 1, []])
  await client.call('scene.function.update', { function: moving!.id, needed: false })
  expect((await client.call('scene.matrix', {})).scenes[0]?.gap).toBe(false)
  await client.call('scene.serve', { function: warning!.id, system: 'S0003', coverage: null })
  await client.call('scene.function.remove', { function: moving!.id })
  const [left] = await client.call('scene.list', {})
  expect(left?.functions.map(({ name, systems }) => [name, systems.length])).toEqual([['预警', 2]])
  await client.call('scene.confirm', { ids: [scene.id], status: 'rejected' })
  expect((await client.call('scene.list', {}))[0]?.status).toBe('rejected')
  expect(await failureOf(client.call('scene.update', { id: 'none' }))).toBe('unknown_row')
})

test('the sample county shows overlaps and gaps from its data alone', async () => {
  const { client } = await withSample()
  const matrix = await client.call('scene.matrix', {})
  expect(matrix.scenes.some((scene) => scene.functions.some((one) => one.crowded))).toBe(true)
  const overlaps = await client.call('overlap.list', {})
  const inspection = overlaps.find(({ systems }) => {
    const names = systems.map(({ name }) => name).join()
    return names.includes('河湖巡查') && names.includes('水环境巡查')
  })
  expect(inspection?.systems.length).toBeGreaterThanOrEqual(3)
})
