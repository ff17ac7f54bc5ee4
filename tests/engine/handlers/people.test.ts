import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { failureOf, withSample } from './open-engine.ts'

/** A system whose verdict is settled, with its row. */
async function settledRow(client: Client) {
  const rows = await client.call('review.verdicts', {})
  return rows.find((row) => row.settled && row.computed !== 'merge')!
}

async function signed(client: Client, id: string): Promise<void> {
  await client.call('signoff.step', { ids: [id], step: 'submit' })
  const outcome = await client.call('signoff.step', { ids: [id], step: 'sign' })
  expect(outcome.refused).toEqual([])
}

test('systems are given to reviewers one by one, by owner and by kind, and counted on their desks', async () => {
  const { client } = await withSample()
  const systems = await client.call('system.list', {})
  const owner = systems.find((system) => system.owner !== null)!.owner!
  const owned = systems.filter((system) => system.owner === owner)
  await client.call('people.add', { name: '周敏' })
  expect(await client.call('people.assign', { reviewer: '王芳', owner })).toEqual({ systems: owned.length })
  const other = systems.find((system) => system.owner !== owner)!
  await client.call('people.assign', { reviewer: '周敏', ids: [other.id] })
  const { reviewers, unassigned } = await client.call('people.list', {})
  expect(reviewers.map(({ name, assigned, states }) => ({ name, assigned, draft: states.draft }))).toEqual([
    { name: '周敏', assigned: 1, draft: 1 },
    { name: '王芳', assigned: owned.length, draft: owned.length },
  ])
  expect(unassigned).toBe(systems.length - owned.length - 1)
  const apps = owned.filter((system) => system.kind === 'app')
  await client.call('people.assign', { reviewer: null, owner, kind: 'app' })
  expect((await client.call('people.list', {})).unassigned).toBe(unassigned + apps.length)
  expect(await failureOf(client.call('people.assign', { reviewer: '王芳' }))).toBe('invalid_input')
  await client.call('people.remove', { name: '周敏' })
  // The name is off the list, its desk is not.
  expect((await client.call('people.list', {})).reviewers.map(({ name }) => name).toSorted()).toEqual(['周敏', '王芳'])
})

test('the next question of a reviewer is one of their own systems', async () => {
  const { client } = await withSample()
  const rows = await client.call('review.verdicts', {})
  const unsettled = rows.filter((row) => !row.settled)
  const settled = rows.find((row) => row.settled)!
  const last = unsettled.at(-1)!
  await client.call('people.assign', { reviewer: '王芳', ids: [settled.system.id, last.system.id] })
  expect((await client.call('people.next', { reviewer: '王芳' }))?.system.id).toBe(last.system.id)
  expect(await client.call('people.next', { reviewer: '无此人' })).toBeNull()
})

test('a review goes from draft over review to a signature with name, time and hash, and its way back is in the history', async () => {
  const { client } = await withSample()
  const { system } = await settledRow(client)
  const refused = await client.call('signoff.step', { ids: [system.id], step: 'sign' })
  expect(refused).toEqual({
    done: [],
    refused: [{ system, obstacles: [{ code: 'wrong_state', values: { state: 'draft', step: 'sign' } }] }],
  })
  await client.call('signoff.step', { ids: [system.id], step: 'submit' })
  const unreasoned = await client.call('signoff.step', { ids: [system.id], step: 'return' })
  expect(unreasoned.refused[0]?.obstacles.map(({ code }) => code)).toEqual(['reason_needed'])
  await client.call('signoff.step', { ids: [system.id], step: 'return', reason: '缺少佐证' })
  expect((await client.call('signoff.get', { id: system.id })).state).toBe('returned')
  await signed(client, system.id)
  const detail = await client.call('signoff.get', { id: system.id })
  expect(detail).toMatchObject({ state: 'signed', signature: { author: '李明', broken: false }, changes: [] })
  expect(detail.signature?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(detail.history.map(({ step, reason }) => [step, reason])).toEqual([
    ['submit', null],
    ['return', '缺少佐证'],
    ['submit', null],
    ['sign', null],
  ])
})

test('an unsettled verdict is not signed, whoever decided, unless it is put off with a reason', async () => {
  const { client } = await withSample()
  const row = (await client.call('review.verdicts', {})).find((one) => !one.settled)!
  const ids = [row.system.id]
  await client.call('signoff.step', { ids, step: 'submit' })
  const codes = async () =>
    (await client.call('signoff.get', { id: ids[0]! })).steps.find(({ step }) => step === 'sign')?.obstacles
  expect(await codes()).toEqual([{ code: 'unsettled', values: { count: row.possible.length } }])
  await client.call('review.decide', { ids, verdict: row.computed, reason: '会议研究' })
  expect((await codes())?.map(({ code }) => code)).toEqual(['unsettled'])
  await client.call('review.decide', { ids, verdict: 'defer', reason: '待上级明确' })
  expect(await codes()).toEqual([])
})

test('what changes the ground breaks the signature and says what, who and when; what does not, leaves it whole', async () => {
  const { client } = await withSample()
  const { system } = await settledRow(client)
  const ids = [system.id]
  await signed(client, system.id)
  await client.call('system.update', { ids, field: 'notes', value: '已电话核实' })
  await client.call('system.update', { ids, field: 'operator', value: '云岭科技' })
  expect((await client.call('signoff.get', { id: system.id })).state).toBe('signed')

  const before = (await client.call('system.get', { id: system.id })).system.complaint_entry
  const after = before !== true
  await client.call('author.set', { author: '赵强' })
  await client.call('system.update', { ids, field: 'complaint_entry', value: after })
  const broken = await client.call('signoff.get', { id: system.id })
  expect(broken.state).toBe('in_review')
  expect(broken.signature).toMatchObject({ author: '李明', broken: true })
  const change = broken.changes.find(({ part, key }) => part === 'fact' && key === 'complaint_entry')
  expect(change).toMatchObject({ before, after, by: { author: '赵强' } })
  expect(broken.history.at(-1)).toMatchObject({ step: 'sign', void: true })

  await client.call('history.undo', {})
  expect(await client.call('signoff.get', { id: system.id })).toMatchObject({ state: 'signed', changes: [] })
})

test('a decision, an answer and a piece of evidence each break a signature under their own name', async () => {
  const { client } = await withSample()
  const { system, computed } = await settledRow(client)
  const ids = [system.id]
  const review = await client.call('review.system', { id: system.id })
  const view = review.items.find(({ state }) => state === 'answered')!
  const item = view.item.id
  await signed(client, system.id)
  const parts = async () => (await client.call('signoff.get', { id: system.id })).changes.map(({ part }) => part)

  await client.call('review.decide', { ids, verdict: computed })
  expect(await client.call('signoff.get', { id: system.id })).toMatchObject({
    state: 'in_review',
    changes: [{ part: 'decision', before: null, after: { verdict: computed }, by: { author: '李明' } }],
  })
  await client.call('history.undo', {})

  await client.call('attachment.add', { system: system.id, item, name: '截图.png', content: 'AAAA' })
  expect(await client.call('signoff.get', { id: system.id })).toMatchObject({
    changes: [{ part: 'evidence', key: `${item} 截图.png`, by: { author: '李明' } }],
  })
  await client.call('history.undo', {})

  const choice = view.item.choices.find(({ id }) => id !== view.answer?.choice)!
  await client.call('review.answer', { ids, item, choice: choice.id, note: '现场核实' })
  const [answer] = (await client.call('signoff.get', { id: system.id })).changes
  expect(answer).toMatchObject({
    part: 'answer',
    key: item,
    before: { choice: view.answer?.choice },
    after: { choice: choice.id, note: '现场核实' },
    by: { author: '李明' },
  })
  await client.call('history.undo', {})
  expect(await parts()).toEqual([])
})

test('many are signed at once, those that may not be are named, and one undo takes it back', async () => {
  const { client } = await withSample()
  const rows = await client.call('review.verdicts', {})
  const ids = rows.map((row) => row.system.id)
  await client.call('signoff.step', { ids, step: 'submit' })
  const { done, refused } = await client.call('signoff.step', { ids, step: 'sign' })
  const settled = rows.filter((row) => row.settled)
  expect(done).toHaveLength(settled.length)
  expect(refused).toHaveLength(rows.length - settled.length)
  expect(refused.every(({ obstacles }) => obstacles[0]?.code === 'unsettled')).toBe(true)
  await client.call('history.undo', {})
  const states = (await client.call('signoff.list', {})).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['in_review']))
  await client.call('history.redo', {})
  expect((await client.call('signoff.list', {})).filter(({ state }) => state === 'signed')).toHaveLength(done.length)
  expect((await client.call('workspace.verify', {})).ok).toBe(true)
})

test('a signature is taken back with a reason and can be given again', async () => {
  const { client } = await withSample()
  const { system } = await settledRow(client)
  await signed(client, system.id)
  await client.call('signoff.step', { ids: [system.id], step: 'revoke', reason: '领导要求补充' })
  expect((await client.call('signoff.get', { id: system.id })).state).toBe('in_review')
  expect((await client.call('signoff.step', { ids: [system.id], step: 'sign' })).done).toEqual([system])
  const { history } = await client.call('signoff.get', { id: system.id })
  expect(history.map((one) => [one.step, one.void])).toEqual([
    ['submit', false],
    ['sign', true],
    ['revoke', false],
    ['sign', false],
  ])
})

test('a system that was signed and sent out can be removed, and comes back whole', async () => {
  const { client } = await withSample()
  const { system } = await settledRow(client)
  await signed(client, system.id)
  await client.call('people.assign', { reviewer: '王芳', ids: [system.id] })
  await client.call('reply.send', { ids: [system.id] })
  await client.call('system.remove', { ids: [system.id] })
  expect(await client.call('reply.list', {})).toEqual([])
  await client.call('history.undo', {})
  expect(await client.call('signoff.get', { id: system.id })).toMatchObject({ state: 'signed', reviewer: '王芳' })
  expect(await client.call('reply.list', {})).toHaveLength(1)
})
