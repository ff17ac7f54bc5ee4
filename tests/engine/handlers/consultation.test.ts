import { expect, test } from 'vitest'
import { csv, failureOf, importFiles, withWorkspace } from './open-engine.ts'

test('a round keeps who was asked and what became of each opinion, and says when it is over its day', async () => {
  const { client } = await withWorkspace()
  await importFiles(client, csv('s.csv', '系统名称,责任单位', '健康通,卫健局'))
  const town = await client.call('locality.create', { name: '青石镇', level: 'township' })
  const round = await client.call('consultation.save', {
    title: '整合方案征求意见',
    opened_on: '2026-10-01',
    closes_on: '2026-11-20',
    channel: 'letter',
    parties: [
      { kind: 'township', locality: town.id, name: '青石镇', asked: 10, answered: 8 },
      { kind: 'department', name: '卫健局', asked: 1 },
    ],
  })
  const [townParty] = round.parties
  const own = { round: round.id, text: '先通数据再停用', party: townParty?.id ?? null, system: 'S0001' }
  for (const outcome of ['partly', 'not_taken_up'] as const) {
    expect(await failureOf(client.call('consultation.opinion', { ...own, outcome, reason: ' ' }))).toBe(
      'reason_missing',
    )
  }
  await client.call('consultation.opinion', { ...own, outcome: 'taken_up' })
  const after = await client.call('consultation.opinion', { ...own, outcome: 'not_taken_up', reason: '已有统一安排' })
  expect(after.summary).toEqual({
    asked: 11,
    answered: 8,
    unknown: 1,
    opinions: 2,
    taken_up: 1,
    partly: 0,
    not_taken_up: 1,
    undecided: 0,
    state: 'overdue',
    days_over: 4,
  })
  const heard = await client.call('participation.heard', {})
  expect(heard.townships).toEqual([
    { locality: { id: town.id, name: '青石镇' }, count: 0, few: false, heard: true, asked: true, rounds: [round.id] },
  ])

  const [first] = after.opinions
  expect(await failureOf(client.call('consultation.opinion', { ...own, id: 'nothing' }))).toBe('unknown_row')
  const left = await client.call('consultation.remove_opinion', { round: round.id, id: first?.id ?? '' })
  expect(left.opinions.map(({ text, system, reason }) => [text, system?.name, reason])).toEqual([
    ['先通数据再停用', '健康通', '已有统一安排'],
  ])
  await client.call('locality.remove', { id: town.id })
  await client.call('system.remove', { ids: ['S0001'] })
  const [kept] = await client.call('consultation.list', {})
  expect([kept?.parties[0]?.locality, kept?.opinions[0]?.system]).toEqual([null, null])
  await client.call('consultation.remove', { id: round.id })
  expect(await client.call('consultation.list', {})).toEqual([])
  await client.call('history.undo', {})
  expect((await client.call('consultation.list', {})).map(({ title, number }) => [number, title])).toEqual([
    [1, '整合方案征求意见'],
  ])
  expect((await client.call('workspace.verify', {})).ok).toBe(true)
})

test('a round with impossible dates or counts is refused; those no longer asked leave their opinions', async () => {
  const { client } = await withWorkspace()
  const own = { title: '第二轮', opened_on: '2026-10-01', channel: 'online' as const }
  expect(await failureOf(client.call('consultation.save', { ...own, closes_on: '2026-09-01' }))).toBe('round_dates')
  const most = [{ kind: 'residents' as const, name: '居民', asked: 2, answered: 3 }]
  expect(await failureOf(client.call('consultation.save', { ...own, parties: most }))).toBe('round_counts')
  const round = await client.call('consultation.save', { ...own, parties: [{ kind: 'residents', name: '居民' }] })
  await client.call('consultation.opinion', { round: round.id, party: round.parties[0]?.id ?? '', text: '保留窗口' })
  const closed = await client.call('consultation.save', { ...own, id: round.id, closed_on: '2026-10-30' })
  expect([closed.summary.state, closed.parties, closed.opinions.map(({ party, text }) => [party, text])]).toEqual([
    'closed',
    [],
    [[null, '保留窗口']],
  ])
})
