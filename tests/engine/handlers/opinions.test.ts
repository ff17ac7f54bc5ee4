import { expect, test } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import { failureOf, withSample } from './open-engine.ts'

async function settledSystem(client: Client) {
  const rows = await client.call('review.verdicts', {})
  return rows.find((row) => row.settled && row.computed !== 'merge' && row.computed !== 'keep')!
}

test('a second opinion on an answer stands beside it, blocks signing while it differs, and ends with a name and a reason', async () => {
  const { client } = await withSample()
  const { system } = await settledSystem(client)
  const id = system.id
  const view = (await client.call('review.system', { id })).items.find(({ state }) => state === 'answered')!
  const { item, answer } = view
  const other = item.choices.find((choice) => choice.id !== answer?.choice)!
  await client.call('signoff.step', { ids: [id], step: 'submit' })
  await client.call('author.set', { author: '王芳' })
  await client.call('opinion.give', { ids: [id], item: item.id, choice: other.id, note: '与现场不符' })
  const [opinion] = (await client.call('signoff.get', { id })).opinions
  expect(opinion).toMatchObject({
    item: item.id,
    in_force: { author: null, choice: answer?.choice },
    opinions: [{ author: '王芳', choice: other.id, note: '与现场不符' }],
    standing: 'open',
    resolution: null,
  })
  const refused = await client.call('signoff.step', { ids: [id], step: 'sign' })
  expect(refused.refused[0]?.obstacles).toEqual([{ code: 'disagreement', values: { count: 1 } }])
  expect((await client.call('signoff.list', {})).find((row) => row.system.id === id)?.disagreements).toBe(1)

  await client.call('author.set', { author: '李明' })
  const resolve = { id, item: item.id, choice: answer!.choice }
  expect(await failureOf(client.call('opinion.resolve', { ...resolve, reason: ' ' }))).toBe('reason_missing')
  await client.call('opinion.resolve', { ...resolve, reason: '台账与单元格一致' })
  const [resolved] = await client.call('opinion.list', {})
  expect(resolved).toMatchObject({
    standing: 'resolved',
    resolution: { author: '李明', reason: '台账与单元格一致', over: [{ author: null }, { author: '王芳' }] },
  })
  expect((await client.call('signoff.step', { ids: [id], step: 'sign' })).done).toEqual([system])
  expect(await failureOf(client.call('opinion.resolve', { ...resolve, reason: '再议' }))).toBe('no_disagreement')
})

test('an opinion that prevails on the verdict becomes the decision, and undo takes both back', async () => {
  const { client } = await withSample()
  const { system, computed } = await settledSystem(client)
  const id = system.id
  await client.call('opinion.give', { ids: [id], choice: 'keep', note: null })
  await client.call('author.set', { author: '张局' })
  await client.call('opinion.resolve', { id, choice: 'keep', reason: '群众认可' })
  const decided = await client.call('review.system', { id })
  expect(decided.decision).toMatchObject({ verdict: 'keep', author: '张局', reason: '群众认可' })
  expect((await client.call('opinion.list', {}))[0]).toMatchObject({
    in_force: { author: '张局', choice: 'keep' },
    standing: 'agreed',
    resolution: {
      choice: 'keep',
      over: [
        { author: null, choice: computed },
        { author: '李明', choice: 'keep' },
      ],
    },
  })
  await client.call('history.undo', {})
  expect((await client.call('opinion.list', {}))[0]).toMatchObject({ standing: 'open', resolution: null })
  expect((await client.call('review.system', { id })).decision).toBeNull()
})

test('nobody gives a second opinion on their own view, nor one that is no choice', async () => {
  const { client } = await withSample()
  const { system, computed } = await settledSystem(client)
  const ids = [system.id]
  await client.call('review.decide', { ids, verdict: computed })
  expect(await failureOf(client.call('opinion.give', { ids, choice: 'keep' }))).toBe('opinion_own')
  await client.call('author.set', { author: '王芳' })
  expect(await failureOf(client.call('opinion.give', { ids, choice: 'burn' }))).toBe('unknown_choice')
  expect(await failureOf(client.call('opinion.give', { ids, item: 'ZZ-99', choice: 'yes' }))).toBe('unknown_item')
  await client.call('opinion.give', { ids, choice: computed })
  expect((await client.call('opinion.list', {}))[0]?.standing).toBe('agreed')
  await client.call('opinion.withdraw', { id: system.id, item: null })
  expect(await client.call('opinion.list', {})).toEqual([])
  expect(await failureOf(client.call('opinion.withdraw', { id: system.id }))).toBe('unknown_row')
})
