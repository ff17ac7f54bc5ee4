import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

const head = '系统名称,主管单位,主要功能,注册用户数,年运维费（元）'

async function threeListings() {
  const opened = await withWorkspace()
  await importFiles(opened.client, csv('一.csv', head, '云岭县河湖巡查管理系统（二期）,水利局,巡查上报,,80000'))
  await importFiles(opened.client, csv('二.csv', head, '河湖巡查管理系统,水利局,巡查上报,320,90000'))
  await importFiles(opened.client, csv('三.csv', head, '“河湖巡查管理”平台,县水利局,巡查上报,350,'))
  return opened
}

test('three listings of one system are one group, and none is left once two are said to differ', async () => {
  const { client } = await threeListings()
  const clusters = await client.call('duplicate.clusters', {})
  expect(clusters.map(({ systems, pairs }) => [systems.map(({ id }) => id).toSorted(), pairs.length])).toEqual([
    [['S0001', 'S0002', 'S0003'], 3],
  ])
  expect(clusters[0]?.weakest).toBe(Math.min(...clusters[0]!.pairs.map(({ score }) => score)))

  await client.call('duplicate.decide', { pairs: [['S0001', 'S0003']], decision: 'different' })
  const cut = await client.call('duplicate.clusters', {})
  expect(cut.map(({ systems }) => systems.length)).toEqual([2])
})

test('a group is joined field by field in one step, each value with its origin, and undo parts it', async () => {
  const { client } = await threeListings()
  const before = await client.call('system.list', {})
  await client.call('duplicate.merge', {
    into: 'S0001',
    from: ['S0002', 'S0003'],
    values: { registered_users: 'S0003', annual_cost: 'S0002', name: 'S0002' },
  })

  const [one, ...others] = await client.call('system.list', {})
  expect(others).toEqual([])
  expect([one?.id, one?.name, one?.registered_users, one?.annual_cost, one?.owner]).toEqual([
    'S0001',
    '河湖巡查管理系统',
    350,
    90000,
    '水利局',
  ])
  const { origins } = await client.call('system.get', { id: 'S0001' })
  expect([origins.registered_users, origins.annual_cost, origins.name, origins.owner]).toMatchObject([
    { file: '三.csv', raw: '350' },
    { file: '二.csv', raw: '90000' },
    { file: '二.csv', raw: '河湖巡查管理系统' },
    { file: '一.csv', raw: '水利局' },
  ])
  expect(await client.call('duplicate.clusters', {})).toEqual([])

  await client.call('history.undo', {})
  expect(await client.call('system.list', {})).toEqual(before)
  expect((await client.call('duplicate.list', {})).map(({ decision }) => decision)).toEqual([null, null, null])
})

test('what is left out of a choice comes from the first record that has it', async () => {
  const { client } = await threeListings()
  await client.call('duplicate.merge', { into: 'S0001', from: ['S0003', 'S0002'] })
  const [one] = await client.call('system.list', {})
  expect([one?.registered_users, one?.annual_cost]).toEqual([350, 80000])
})

test.each<{ into: string; from: string[]; values?: Record<string, string> }>([
  { into: 'S0001', from: ['S0001'] },
  { into: 'S0001', from: ['S0002', 'S0002'] },
  { into: 'S0001', from: ['S0002'], values: { owner: 'S0003' } },
  { into: 'S0001', from: ['S0002'], values: { colour: 'S0002' } },
  { into: 'S0001', from: ['S0002'], values: { id: 'S0002' } },
])('a group that is none is refused: %j', async (input) => {
  const { client } = await threeListings()
  const before = await client.call('system.list', {})
  expect(await failureOf(client.call('duplicate.merge', input))).toBe('invalid_input')
  expect(await client.call('system.list', {})).toEqual(before)
})

test('what was decided says who and when; a joined record is parted again and takes back what it lent', async () => {
  const { client } = await threeListings()
  const before = await client.call('system.list', {})
  await client.call('author.set', { author: '王晓' })
  await client.call('duplicate.merge', { into: 'S0001', from: ['S0002', 'S0003'], values: { annual_cost: 'S0002' } })
  const decided = await client.call('duplicate.decided', {})
  const said = decided.map(({ decision, author, systems }) =>
    [decision, author, ...systems.map(({ id }) => id)].join(' '),
  )
  expect(said.toSorted()).toEqual(['same 王晓 S0001 S0002', 'same 王晓 S0001 S0003'])

  await client.call('duplicate.part', { system: 'S0002' })
  const [one, two] = await client.call('system.list', {})
  expect([one?.annual_cost, one?.registered_users, two]).toEqual([80000, null, before[1]])
  expect((await client.call('duplicate.decided', {})).map(({ systems }) => systems[1]?.id)).toEqual(['S0003'])
  expect((await client.call('duplicate.clusters', {})).map(({ systems }) => systems.length)).toEqual([2])
})

test('a pair held apart stands among the decided, and is proposed again once that is taken back', async () => {
  const { client } = await threeListings()
  await client.call('duplicate.decide', { pairs: [['S0001', 'S0003']], decision: 'different' })
  const [entry, ...others] = await client.call('duplicate.decided', {})
  expect([entry?.decision, entry?.systems.map(({ id }) => id).toSorted(), others]).toEqual([
    'different',
    ['S0001', 'S0003'],
    [],
  ])
  await client.call('duplicate.decide', { pairs: [['S0001', 'S0003']], decision: null })
  expect(await client.call('duplicate.decided', {})).toEqual([])
  expect((await client.call('duplicate.clusters', {})).map(({ systems }) => systems.length)).toEqual([3])
})

test('a record that was joined to none cannot be parted', async () => {
  const { client } = await threeListings()
  expect(await failureOf(client.call('duplicate.part', { system: 'S0001' }))).toBe('unknown_system')
})
