import { expect, test } from 'vitest'
import { hardCases, nameOf } from '../../fixtures/sample-county/truth.ts'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

test('the plan of the sample keeps what must stay, and its sums are the sums of its rows', async () => {
  const { client, events } = await withSample()
  const { result, outdated } = await client.call('plan.run', { settings: {} })
  expect([result.status, outdated]).toEqual(['optimal', false])
  expect(result.gap).toBeCloseTo(0, 6)
  const of = (key: string) => result.actions.find((action) => action.system.name === nameOf(key))!.action
  for (const key of hardCases.emergencyTwiceAYear) expect(['merge', 'migrate', 'retire']).not.toContain(of(key))
  for (const key of hardCases.mandatedWithRanking) expect(of(key)).toBe('escalate')
  const sum = (figure: (action: (typeof result.actions)[number]) => number | null) =>
    result.actions.reduce((total, action) => total + (figure(action) ?? 0), 0)
  expect(result.totals.saving).toBeCloseTo(
    sum((action) => action.saving),
    6,
  )
  expect(result.totals.one_off).toBeCloseTo(
    sum((action) => action.one_off),
    6,
  )
  expect(result.totals.minutes_saved).toBeCloseTo(
    sum((action) => action.minutes_saved),
    6,
  )
  expect(result.actions).toHaveLength(result.totals.systems)
  expect(events.some((event) => event.name === 'progress')).toBe(true)
  expect((await client.call('workspace.summary', {}))?.counts.plan).toBe('current')
})

test('a decided verdict is a lock, and a change of the data marks the plan as outdated', async () => {
  const { client } = await withSample()
  await client.call('review.decide', { ids: ['S0001'], verdict: 'keep', reason: '换届期间保留' })
  const { result } = await client.call('plan.run', { settings: { minutes_weight: 0 } })
  expect(result.actions.find((action) => action.system.id === 'S0001')).toMatchObject({ action: 'keep' })
  await client.call('system.update', { ids: ['S0001'], field: 'annual_cost', value: 1 })
  expect((await client.call('plan.latest', {}))?.outdated).toBe(true)
})

test('a share of systems to be cut is not taken as a setting, and the reason is said', async () => {
  const { client } = await withWorkspace()
  await client.call('system.create', { name: '甲' })
  expect(await failureOf(client.call('plan.run', { settings: { cut_share: '60%' } }))).toBe('invalid_setting')
  expect(await failureOf(client.call('plan.run', { settings: { horizon: 3 } }))).toBe('invalid_setting')
  expect(await client.call('plan.latest', {})).toBeNull()
  await client.call('settings.set', { key: 'plan.settings', value: { horizon_years: 5 } })
  expect(await client.call('plan.settings', {})).toMatchObject({ horizon_years: 5 })
})

test('a plan that is being computed can be cancelled, and the file is as it was', async () => {
  const { client } = await withSample()
  const running = failureOf(client.call('plan.run', { settings: {} }))
  await client.call('plan.cancel', {})
  expect(await running).toBe('cancelled')
  expect(await client.call('plan.latest', {})).toBeNull()
})

test('with every function needed and nothing else weighed, the cheapest cover of the functions is found', async () => {
  const { client } = await withWorkspace()
  const lines = ['甲,甲局,a、b、c,3', '乙,乙局,a、b,1', '丙,丙局,c,1', '丁,丁局,b、c,2.5']
  await importFiles(client, csv('a.csv', '系统名称,责任单位,业务功能,年度运维费（万元）', ...lines))
  const { result } = await client.call('plan.run', { settings: { needs: 'all', minutes_weight: 0, one_off: 0 } })
  expect([result.status, result.objective, result.bound]).toEqual(['optimal', 20_000, 20_000])
})
