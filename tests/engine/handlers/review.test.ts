import { expect, test } from 'vitest'
import { hardCases, nameOf } from '../../fixtures/sample-county/truth.ts'
import { failureOf, withSample, withWorkspace } from './open-engine.ts'

test('the hard cases of the sample are judged as they should be, from the data alone', async () => {
  const { client } = await withSample()
  const rows = await client.call('review.verdicts', {})
  const of = (key: string) => rows.find((row) => row.system.name === nameOf(key))!
  for (const key of hardCases.emergencyTwiceAYear) expect(of(key).possible).not.toContain('retire')
  for (const key of hardCases.seasonalNotIdle) expect(of(key).possible).not.toContain('retire')
  for (const key of hardCases.mandatedWithRanking)
    expect([of(key).computed, of(key).settled]).toEqual(['escalate', true])
  for (const key of hardCases.villageBuilt) expect(['migrate', 'retire']).toContain(of(key).computed)
  const findings = await client.call('finding.list', {})
  const crossed = (key: string) =>
    findings.filter((one) => one.system.name === nameOf(key) && one.severity === 'red_line').map((one) => one.rule)
  for (const key of hardCases.forcedCheckIn) expect(crossed(key)).toContain('RL-01')
  for (const key of hardCases.emergencyCheckInAllowed) expect(crossed(key)).not.toContain('RL-01')
})

test('every finding leads to facts and cells, and every sentence is whole', async () => {
  const { client } = await withSample()
  const findings = await client.call('finding.list', {})
  expect(findings.length).toBeGreaterThan(100)
  for (const { message } of findings) expect(message).not.toMatch(/\{|undefined|null/)
  const hit = findings.find((one) => one.rule === 'RL-01' && one.severity === 'red_line')
  expect(hit?.clause?.instrument).toBe('state-council-office-2026-12')
  expect(hit?.facts.find((fact) => fact.name === 'check_in')?.from[0]).toMatchObject({ kind: 'cell', raw: '是' })
})

test('an answer by a person narrows, overrides what facts prove and says so, and can be taken back', async () => {
  const { client } = await withSample()
  const before = await client.call('review.overview', {})
  const { next } = before
  expect(next).not.toBeNull()
  const { id } = next!.system
  const first = await client.call('review.system', { id })
  const item = first.items.find((one) => one.item.id === next!.item)!
  expect(item.state).toBe('open')
  await client.call('review.answer', {
    ids: [id],
    item: item.item.id,
    choice: item.item.choices[0]!.id,
    note: '现场核实',
  })
  const after = await client.call('review.system', { id })
  const measure = item.item.measure
  const [low, high] = first.verdict.intervals[measure]!
  const [newLow, newHigh] = after.verdict.intervals[measure]!
  expect(newLow >= low && newHigh <= high && newHigh - newLow < high - low).toBe(true)
  const answered = after.items.find((one) => one.item.id === item.item.id)!
  expect(answered).toMatchObject({ state: 'answered', answer: { basis: 'person', note: '现场核实', author: '李明' } })
  const proven = after.items.find((one) => one.answer?.basis === 'fact')!
  const other = proven.item.choices.find((choice) => choice.id !== proven.answer!.choice)!
  await client.call('review.answer', { ids: [id], item: proven.item.id, choice: other.id })
  const overridden = (await client.call('review.system', { id })).items.find((one) => one.item.id === proven.item.id)!
  expect(overridden.overridden?.choice).toBe(proven.answer!.choice)
  await client.call('review.retract', { ids: [id], item: proven.item.id })
  await client.call('review.retract', { ids: [id], item: item.item.id })
  expect((await client.call('review.system', { id })).verdict).toEqual(first.verdict)
})

test('the wording of the checklists is kept at first use, and unknown items and choices are refused', async () => {
  const { client } = await withWorkspace()
  await client.call('system.create', { name: '甲' })
  const { checklists, red_lines } = await client.call('checklist.list', {})
  const run = await client.call('review.run', {})
  expect(run.checklists.map(({ id, version }) => [id, version])).toEqual(
    [...checklists, red_lines].map(({ id, version }) => [id, version]),
  )
  for (const { sha256 } of run.checklists) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await failureOf(client.call('review.answer', { ids: ['S0001'], item: 'XX-99', choice: 'yes' }))).toBe(
    'unknown_item',
  )
  const [first] = checklists[0]!.items
  expect(await failureOf(client.call('review.answer', { ids: ['S0001'], item: first!.id, choice: 'perhaps' }))).toBe(
    'unknown_choice',
  )
})

test('a decision against the computed verdict needs a reason, a merger a target, and both can be withdrawn', async () => {
  const { client } = await withWorkspace()
  for (const name of ['甲', '乙']) await client.call('system.create', { name })
  const [row] = await client.call('review.verdicts', {})
  const other = row!.computed === 'retire' ? 'keep' : 'retire'
  const decide = (verdict: typeof other | 'merge', into: string | null, reason: string | null) =>
    failureOf(client.call('review.decide', { ids: ['S0001'], verdict, into, reason }))
  expect(await decide(other, null, null)).toBe('reason_needed')
  expect(await decide('merge', null, '两套是一套')).toBe('target_needed')
  expect(await decide('merge', 'S0001', '两套是一套')).toBe('invalid_input')
  expect(await decide('merge', 'S0002', '两套是一套')).toBe('none')
  const { decision, verdict } = await client.call('review.system', { id: 'S0001' })
  expect(decision).toMatchObject({ verdict: 'merge', into: { id: 'S0002' }, reason: '两套是一套', author: '李明' })
  expect(verdict.decided).toBe('merge')
  await client.call('review.withdraw', { ids: ['S0001'] })
  expect((await client.call('review.system', { id: 'S0001' })).decision).toBeNull()
})
