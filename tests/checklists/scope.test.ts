import { expect, test } from 'vitest'
import { measures } from '../../src/core/checklist/checklist.ts'
import type { Facts } from '../../src/core/checklist/condition.ts'
import { itemsByMeasure, standingOf } from '../../src/core/checklist/interval.ts'
import { applies } from '../../src/core/checklist/prove.ts'
import { systemKinds } from '../../src/core/system/system.ts'
import { shipped } from './shipped.ts'

const running = shipped.checklists.filter((checklist) => checklist.concerns !== 'proposed')
const items = running.flatMap((checklist) => checklist.items)
const asked = (facts: Facts) => items.filter((item) => applies(item, facts) === 'yes').map((item) => item.id)

const kindFacts = (kind: string, audience: string[]): Facts => ({
  kind,
  audience,
  in_app_scope: ['app', 'mini_program', 'quick_app'].includes(kind),
  mandated_from_above: false,
  protected: false,
  months_since_launch: 30,
})

test('a work group is asked about its task, its noise and its administrator, not about software', () => {
  expect(asked(kindFacts('work_group', ['grassroots']))).toEqual([
    'SF-01',
    'SF-07',
    'SF-08',
    'SF-09',
    'SF-10',
    'SF-11',
    'SF-19',
    'CF-20',
    'BD-04',
    'BD-05',
    'BD-07',
    'BD-08',
    'BD-09',
    'BD-10',
    'BD-11',
    'IS-19',
  ])
})

test('an official account is asked about its content, its answers and its keepers', () => {
  expect(asked(kindFacts('official_account', ['public']))).toEqual([
    'SF-01',
    'SF-06',
    'SF-08',
    'SF-09',
    'SF-10',
    'SF-11',
    'SF-17',
    'SF-18',
    'CF-19',
    'BD-03',
    'BD-04',
    'BD-08',
    'BD-09',
    'BD-10',
    'BD-16',
    'IS-20',
  ])
})

test('every kind is asked at least one item on demand, benefit, capacity and boundary', () => {
  const groups = itemsByMeasure(running)
  const kinds = [
    'app',
    'mini_program',
    'quick_app',
    'official_account',
    'work_group',
    'business_system',
    'platform',
    'website',
    'other',
  ]
  const silent = kinds.flatMap((kind) =>
    (['demand', 'benefit', 'capacity', 'boundary'] as const)
      .filter((measure) => !groups[measure].some((item) => applies(item, kindFacts(kind, ['internal'])) === 'yes'))
      .map((measure) => `${kind} ${measure}`),
  )
  expect(silent).toEqual([])
})

test('a protected system is not judged by how often it is used', () => {
  const emergency = {
    ...kindFacts('app', ['grassroots']),
    protected: true,
    active_share: 0.01,
    annual_cost_per_active_user: 9000,
  }
  const useItems = items.filter((item) => item.measures_use)
  expect(useItems.map((item) => [item.id, standingOf(item, emergency, {}).state])).toEqual([
    ['SF-05', 'not_applicable'],
    ['SF-16', 'not_applicable'],
  ])
})

test('while it is unknown whether a system is protected, its use is not counted against it', () => {
  const unknown = { ...kindFacts('app', ['grassroots']), protected: null, active_share: 0.01 }
  expect(items.filter((item) => item.measures_use).map((item) => standingOf(item, unknown, {}).state)).toEqual([
    'open',
    'open',
  ])
})

test('each measure is fed by several items', () => {
  const groups = itemsByMeasure(running)
  expect(Object.fromEntries(measures.map((measure) => [measure, groups[measure].length]))).toEqual({
    demand: 10,
    benefit: 15,
    capacity: 19,
    boundary: 25,
    inclusion: 11,
  })
})

test('each checklist has as many items as can be asked', () => {
  const counts = Object.fromEntries(shipped.checklists.map(({ id, items: own }) => [id, own.length]))
  const within = (id: string, least: number, most: number) => (counts[id] ?? 0) >= least && (counts[id] ?? 0) <= most
  expect([
    within('scene-fit', 15, 20),
    within('capacity-fit', 15, 20),
    within('boundaries', 20, 28),
    within('inclusion-and-security', 15, 20),
    within('new-system', 15, 25),
  ]).toEqual([true, true, true, true, true])
})

test('every kind of proposed system is asked on demand, benefit, capacity and boundary', () => {
  const groups = itemsByMeasure(shipped.checklists.filter((checklist) => checklist.concerns === 'proposed'))
  const asks = (kind: string) =>
    (['demand', 'benefit', 'capacity', 'boundary'] as const).every((measure) =>
      groups[measure].some((item) => applies(item, kindFacts(kind, ['internal'])) === 'yes'),
    )
  expect(systemKinds.filter((kind) => !asks(kind))).toEqual([])
})
