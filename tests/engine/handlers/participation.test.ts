import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { csv, failureOf, importFiles, withSample, withWorkspace } from './open-engine.ts'

const heading = '乡镇,岗位,系统名称,每周耗时（分钟）,满意度（1-5）,存在问题,建议'

async function withVoices(client: Client, ...lines: string[]) {
  await importFiles(
    client,
    csv(
      's.csv',
      '系统名称,责任单位,每周耗时（分钟）',
      '智慧河长平台,水利局,',
      '平安网格通,政法委,30',
      '健康通,卫健局,',
    ),
  )
  await importFiles(client, csv('f.csv', heading, ...lines))
  return (await client.call('voice.desk', {})).rows
}

test('links are proposed with score and reason; sure ones are settled together, and none is an answer too', async () => {
  const { client } = await withWorkspace()
  const rows = await withVoices(
    client,
    '青石镇,网格员,智慧河长,20,3,慢,',
    '青石镇,网格员,智慧河长平台,20,3,,',
    '青石镇,网格员,钉钉,20,3,卡,',
  )
  expect(
    rows.map(({ link, system, proposals }) => [link, system?.name, proposals[0]?.by, proposals[0]?.confidence]),
  ).toEqual([
    ['program', '智慧河长平台', 'same', 'sure'],
    ['program', '智慧河长平台', 'same', 'sure'],
    ['open', undefined, undefined, undefined],
  ])
  const after = await client.call('voice.accept_sure', {})
  expect([after.sure, after.rows.map((row) => row.link)]).toEqual([0, ['settled', 'settled', 'open']])
  const none = await client.call('voice.update', { ids: [rows[2]?.id ?? ''], system: null })
  expect(none.rows[2]).toMatchObject({ link: 'settled', system: null })
  await client.call('history.undo', {})
  expect((await client.call('voice.desk', {})).rows[2]).toMatchObject({ link: 'open' })
})

test('a voice is answered in states, each with the words it needs, and many at once', async () => {
  const { client } = await withWorkspace()
  const rows = await withVoices(client, '青石镇,网格员,健康通,20,3,慢,', '青石镇,村医,健康通,,2,太慢,')
  const ids = rows.map((row) => row.id)
  expect(await failureOf(client.call('voice.update', { ids, state: 'answered' }))).toBe('answer_missing')
  expect(await failureOf(client.call('voice.update', { ids, state: 'not_taken_up' }))).toBe('reason_missing')
  expect(await failureOf(client.call('voice.update', { ids, published_on: '2026-11-24' }))).toBe('answer_missing')
  const answered = await client.call('voice.update', { ids, answer: '已扩容', published_on: '2026-11-24' })
  expect(answered.rows.map(({ state, answer, published_on: on }) => [state, answer, on])).toEqual([
    ['answered', '已扩容', '2026-11-24'],
    ['answered', '已扩容', '2026-11-24'],
  ])
  const refused = await client.call('voice.update', { ids, state: 'not_taken_up', reason: '上级统建' })
  expect(refused.rows.map(({ state, reason }) => [state, reason])).toEqual([
    ['not_taken_up', '上级统建'],
    ['not_taken_up', '上级统建'],
  ])
  const back = await client.call('voice.update', { ids: ids.slice(0, 1), state: 'open' })
  const taken = await client.call('voice.update', { ids: ids.slice(0, 1), answer: null })
  expect([back.rows[0]?.state, taken.rows[0]]).toMatchObject([
    'open',
    { state: 'open', answer: null, published_on: null },
  ])
})

test('voices that say the same are grouped; a person renames, joins and moves groups', async () => {
  const { client } = await withWorkspace()
  const rows = await withVoices(
    client,
    '青石镇,网格员,健康通,20,3,同样的表又要录一遍,',
    '青石镇,网格员,平安网格通,20,3,和健康通重复,',
    '青石镇,网格员,健康通,20,3,山里没信号,',
    '青石镇,网格员,健康通,20,3,信号差,',
  )
  const grouped = await client.call('voice.group', {})
  expect(grouped.groups.map(({ name, voices }) => [name, voices])).toEqual([
    ['重复填报录入', 2],
    ['信号差、离线不能用', 2],
  ])
  const [first, second] = grouped.groups
  const renamed = await client.call('voice_group.rename', { id: first?.id ?? '', name: '一数多填' })
  expect(renamed.groups.map((group) => group.name)).toEqual(['一数多填', '信号差、离线不能用'])
  const moved = await client.call('voice.update', { ids: [rows[3]?.id ?? ''], group: '下村场景' })
  expect(moved.groups.map(({ name, voices }) => [name, voices])).toEqual([
    ['一数多填', 2],
    ['信号差、离线不能用', 1],
    ['下村场景', 1],
  ])
  const joined = await client.call('voice_group.rename', { id: second?.id ?? '', name: '下村场景' })
  expect(joined.groups.map(({ name, voices }) => [name, voices])).toEqual([
    ['一数多填', 2],
    ['下村场景', 2],
  ])
  await client.call('voice.add', { system_name: '健康通', problem: '下乡信号差' })
  await client.call('voice.add', { system_name: '健康通', problem: '没网打不开' })
  const again = await client.call('voice.group', {})
  expect(again.groups.map(({ name, voices }) => [name, voices])).toEqual([
    ['一数多填', 2],
    ['下村场景', 2],
    ['信号差、离线不能用', 2],
  ])
})

test('a voice typed in is settled on its system, and a speaker whom too few are like stays unknown', async () => {
  const { client } = await withWorkspace()
  const lines = Array.from({ length: 5 }, () => '青石镇,网格员,健康通,20,3,慢,')
  await withVoices(client, ...lines, '青石镇,村医,健康通,20,3,慢,', '白云乡,村医,健康通,20,3,慢,')
  const towns = (await client.call('capacity.table', {})).localities
  const desk = await client.call('voice.add', {
    system: 'S0003',
    system_name: '健康通',
    locality: towns.find((place) => place.name === '白云乡')?.id ?? null,
    role: '村医',
    minutes_per_week: 15,
    satisfaction: 4,
    problem: '字小',
  })
  expect(
    desk.rows.slice(4).map(({ locality, role, held_back: held, link }) => [locality?.name, role, held, link]),
  ).toEqual([
    ['青石镇', '网格员', false, 'program'],
    ['青石镇', null, true, 'program'],
    [undefined, null, true, 'program'],
    [undefined, null, true, 'settled'],
  ])
  const lower = await client.call('participation.set_floor', { floor: 2 })
  expect(lower.rows.slice(5).map(({ locality, role }) => [locality?.name, role])).toEqual([
    ['青石镇', null],
    ['白云乡', '村医'],
    ['白云乡', '村医'],
  ])
  expect(await client.call('participation.set_floor', { floor: null })).toMatchObject({ floor: 5, shipped_floor: 5 })
})

test('the sample county: who was heard, and minutes by township, role and task with their samples', async () => {
  const { client } = await withSample()
  const heard = await client.call('participation.heard', {})
  expect([heard.townships.length, heard.townships.every((line) => line.heard)]).toEqual([14, true])
  expect(heard.groups.find((group) => group.group === 'disabled')?.heard).toBe(false)
  const voices = (await client.call('voice.desk', {})).rows.filter((row) => row.minutes_per_week !== null)
  for (const by of ['township', 'role', 'task'] as const) {
    const view = await client.call('participation.burden', { by })
    const counted = view.rows.reduce((sum, row) => sum + row.n, 0)
    expect([by, counted + view.unassigned, view.plan]).toEqual([by, voices.length, null])
    const told = view.rows.filter((row) => row.before !== null)
    expect(told.every((row) => row.n >= view.floor)).toBe(true)
    for (const row of told) {
      expect(row.systems.reduce((sum, one) => sum + (one.median ?? 0), 0)).toBeCloseTo(row.before ?? Number.NaN)
      expect(row.systems.flatMap((one) => one.voices)).toHaveLength(row.n)
    }
  }
})

test('after the latest plan a system that it closes costs nobody minutes any more', async () => {
  const { client } = await withSample()
  const { result } = await client.call('plan.run', {})
  const gone = new Set(
    result.actions
      .filter(({ action }) => ['merge', 'migrate', 'retire'].includes(action))
      .map(({ system }) => system.id),
  )
  const view = await client.call('participation.burden', { by: 'township' })
  expect(view.plan).toMatchObject({ outdated: false })
  for (const row of view.rows.filter((one) => one.before !== null)) {
    const left = row.systems.filter((one) => one.system === null || !gone.has(one.system.id))
    expect(row.after).toBeCloseTo(left.reduce((sum, one) => sum + (one.median ?? 0), 0))
  }
})
