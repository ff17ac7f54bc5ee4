import { expect, test } from 'vitest'
import type { Feedback } from '../../../src/core/capacity/capacity.ts'
import { deriveFacts } from '../../../src/core/review/derive-facts.ts'
import { explainFact } from '../../../src/core/review/explain-fact.ts'
import { derivedFactNames } from '../../../src/core/review/fact-names.ts'
import { emptyPortfolio, type Portfolio } from '../../../src/core/review/portfolio.ts'
import type { Scene } from '../../../src/core/scene/scene.ts'
import { emptySystem, systemFieldNames } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'
import { rules } from './rulebook.ts'

const system = (id: string, more: Partial<System> = {}): System => ({ ...emptySystem(id, `系统${id}`), ...more })

const scene = (functions: [string, boolean, string][], status: Scene['status'] = 'confirmed'): Scene => ({
  id: 'patrol',
  name: '河湖巡查',
  need: null,
  evidence: null,
  status,
  functions: functions.map(([id, needed, systems]) => ({
    id,
    name: id,
    needed,
    systems: systems.split(' ').map((entry) => {
      const [name = '', partial] = entry.split('~')
      return { system: name, coverage: partial === undefined ? 'full' : 'partial' }
    }),
  })),
})

const voice = (id: string, more: Partial<Feedback>): Feedback => ({
  id,
  system: 'a',
  system_name: '系统a',
  locality: null,
  role: null,
  minutes_per_week: null,
  satisfaction: null,
  problem: null,
  wish: null,
  answer: null,
  ...more,
})

function factsOf(portfolio: Partial<Portfolio>, names: string[], id = 'a') {
  const facts = deriveFacts({ ...emptyPortfolio('2026-11-24'), systems: [system('a')], ...portfolio }).get(id)
  return Object.fromEntries(names.map((name) => [name, facts?.[name]]))
}

test('a system of which nothing is known has every fact, and unknown is never taken for no or none', () => {
  const facts = deriveFacts({ ...emptyPortfolio('2026-11-24'), systems: [system('a')] }).get('a') ?? {}

  expect(Object.keys(facts).toSorted()).toEqual([...systemFieldNames, ...derivedFactNames].toSorted())
  expect(Object.entries(facts).filter(([, value]) => value !== null)).toEqual([
    ['id', 'a'],
    ['name', '系统a'],
    // An inventory lists what is there.
    ['proposed', false],
    ['duplicates_confirmed', 0],
    ['yields_to_duplicate', false],
    ['feedback_count', 0],
    ['feedback_townships', 0],
  ])
})

test('facts of a system come from its own fields', () => {
  const own = system('a', {
    kind: 'mini_program',
    level: 'township',
    mandate: 'provincial_vertical',
    criticality: 'general',
    last_updated_on: '2026-08',
    launched_on: '2026-11-25',
    contract_ends_on: '2026-10-31',
    registered_users: 200,
    monthly_active_users: 50,
    peak_active_users: 150,
    annual_cost: 1000,
  })
  expect(
    factsOf({ systems: [own] }, [
      'in_app_scope',
      'below_county',
      'mandated_from_above',
      'protected',
      'months_since_update',
      'months_since_launch',
      'months_to_contract_end',
      'active_share',
      'peak_share',
      'annual_cost_per_active_user',
    ]),
  ).toEqual({
    in_app_scope: true,
    below_county: true,
    mandated_from_above: true,
    protected: false,
    months_since_update: 2,
    months_since_launch: null,
    months_to_contract_end: -1,
    active_share: 0.25,
    peak_share: 0.75,
    annual_cost_per_active_user: 20,
  })
})

test('a named peak season protects, whatever the criticality; without users there is no share', () => {
  const own = system('a', { peak_season: '汛期', registered_users: 0, monthly_active_users: 0, annual_cost: 5 })
  expect(factsOf({ systems: [own] }, ['protected', 'active_share', 'annual_cost_per_active_user'])).toEqual({
    protected: true,
    active_share: null,
    annual_cost_per_active_user: null,
  })
})

test('scenes tell what is needed of a system, what rests on it alone and what another covers', () => {
  const systems = [
    system('a', { level: 'county' }),
    system('b', { level: 'city' }),
    system('c', { level: 'county' }),
    system('d', { level: 'county', status: 'closed' }),
  ]
  const scenes = [
    scene([
      ['巡河', true, 'a b c~'],
      ['上报', true, 'a b'],
      ['水质', true, 'a d'],
      ['宣传', false, 'a c'],
    ]),
  ]
  const names = [
    'scenes_served',
    'needed_functions',
    'sole_functions',
    'covered_elsewhere',
    'covered_from_above',
    'covered_by_larger',
    'functional_overlaps',
  ]
  expect(factsOf({ systems, scenes }, names)).toEqual({
    scenes_served: 1,
    needed_functions: 3,
    sole_functions: 1,
    covered_elsewhere: 2 / 3,
    covered_from_above: true,
    covered_by_larger: true,
    functional_overlaps: 2,
  })
  expect(factsOf({ systems, scenes }, ['covered_elsewhere', 'covered_from_above', 'covered_by_larger'], 'b')).toEqual({
    covered_elsewhere: 1,
    covered_from_above: false,
    covered_by_larger: false,
  })
  expect(factsOf({ systems, scenes: [scene([['巡河', true, 'a']], 'proposed')] }, ['needed_functions'])).toEqual({
    needed_functions: null,
  })
})

test('of two systems that cover each other exactly one yields', () => {
  const systems = [system('a', { level: 'county' }), system('b', { level: 'county' })]
  const facts = deriveFacts({ ...emptyPortfolio('2026-11-24'), systems, scenes: [scene([['巡河', true, 'a b']])] })

  expect(['a', 'b'].map((id) => facts.get(id)?.['covered_by_larger'])).toEqual([false, true])
})

test('being the same system is passed on, and the most used record is the one that stays', () => {
  const systems = [system('a'), system('b', { registered_users: 9 }), system('c')]
  const portfolio = {
    systems,
    confirmedDuplicates: [
      ['a', 'b'],
      ['b', 'c'],
    ],
  }
  const names = ['duplicates_confirmed', 'yields_to_duplicate']

  expect(factsOf(portfolio, names, 'a')).toEqual({ duplicates_confirmed: 2, yields_to_duplicate: true })
  expect(factsOf(portfolio, names, 'b')).toEqual({ duplicates_confirmed: 2, yields_to_duplicate: false })
})

test('five voices prove, four only inform', () => {
  const voices = [10, 20, 30, 40, 500].map((minutes_per_week, at) =>
    voice(`f${at}`, { minutes_per_week, satisfaction: 2, problem: at < 2 ? '重复填报' : ' ', locality: `l${at % 2}` }),
  )
  const names = [
    'feedback_count',
    'feedback_townships',
    'feedback_satisfaction',
    'feedback_problem_share',
    'burden_minutes',
  ]
  const systems = [system('a', { minutes_per_week: 7 })]

  expect(factsOf({ systems, feedback: voices }, names)).toEqual({
    feedback_count: 5,
    feedback_townships: 2,
    feedback_satisfaction: 2,
    feedback_problem_share: 0.4,
    burden_minutes: 30,
  })
  expect(factsOf({ systems, feedback: voices.slice(1) }, names)).toEqual({
    feedback_count: 4,
    feedback_townships: 2,
    feedback_satisfaction: null,
    feedback_problem_share: null,
    burden_minutes: 7,
  })
})

const localities = [
  { id: 'county', name: '云岭县', level: 'county' as const, parent: null },
  { id: 'l0', name: '青山镇', level: 'township' as const, parent: 'county' },
  { id: 'l1', name: '柳河镇', level: 'township' as const, parent: 'county' },
]
const value = (locality: string, indicator: string, amount: number, year: number | null = 2025) => ({
  locality,
  indicator,
  year,
  value: amount,
  raw: String(amount),
})

test('capacity counts the latest values of the localities at the bottom, and missing stays missing', () => {
  const capacity = {
    localities,
    indicators: rules.indicators,
    values: [
      value('county', 'S1', 9),
      value('l0', 'S1', 5, 2023),
      value('l0', 'S1', 0),
      value('l1', 'S1', 2),
      value('l0', 'D2', 30),
    ],
  }
  const names = ['weak_staff_share', 'reuse_rate', 'weak_network_share']

  expect(factsOf(capacity, names)).toEqual({ weak_staff_share: 0.5, reuse_rate: 0.7, weak_network_share: null })
  const township = [system('a', { level: 'township', owner: '柳河镇人民政府' })]
  expect(factsOf({ ...capacity, systems: township }, names)).toEqual({
    weak_staff_share: 0,
    reuse_rate: null,
    weak_network_share: null,
  })
})

test('every fact leads back to what it rests on', () => {
  const portfolio: Portfolio = {
    ...emptyPortfolio('2026-11-24'),
    systems: [system('a', { registered_users: 4, monthly_active_users: 1 }), system('b')],
    scenes: [scene([['巡河', true, 'a b']])],
    localities,
    indicators: rules.indicators,
    values: [value('l0', 'S1', 0)],
    feedback: [voice('f1', {})],
  }
  const explain = (fact: string) => explainFact(portfolio, 'a', fact)

  expect(explain('active_share')).toEqual({
    fact: 'active_share',
    value: 0.25,
    from: [
      { kind: 'field', system: 'a', field: 'monthly_active_users', value: 1 },
      { kind: 'field', system: 'a', field: 'registered_users', value: 4 },
    ],
  })
  expect(explain('covered_elsewhere')?.from).toEqual([
    { kind: 'system', system: 'b', name: '系统b' },
    { kind: 'scene_function', scene: 'patrol', function: '巡河' },
  ])
  expect(explain('weak_staff_share')?.from).toEqual([
    { kind: 'value', locality: 'l0', indicator: 'S1', year: 2025, value: 0, raw: '0' },
  ])
  expect(explain('feedback_count')?.from).toEqual([{ kind: 'feedback', feedback: 'f1' }])
  expect([explain('no_such_fact'), explainFact(portfolio, 'z', 'name')]).toEqual([null, null])
})
