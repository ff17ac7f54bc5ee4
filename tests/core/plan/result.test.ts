import { expect, test } from 'vitest'
import { buildPlanModel } from '../../../src/core/plan/model.ts'
import type { PlanInput, PlanResult } from '../../../src/core/plan/plan.ts'
import { objectiveOf } from '../../../src/core/plan/program.ts'
import { planResult } from '../../../src/core/plan/result.ts'
import { need, planInput, system, verdict } from './portfolios.ts'

/** The plan under which just the systems named stay. */
function planWhere(input: PlanInput, ...staying: string[]): PlanResult {
  const model = buildPlanModel(input)
  const values = model.program.columns.map(({ kind, system: member, need: extended }) => {
    const id = model.portfolio.members[member]!.system.id
    return (kind === 'stay' && staying.includes(id)) || (kind === 'extend' && extended !== null) ? 1 : 0
  })
  const objective = objectiveOf(model.program, values)
  return planResult(model, { status: 'optimal', values, objective, bound: objective })
}

function words(plan: PlanResult): Record<string, string> {
  return Object.fromEntries(
    plan.actions.map(({ system: { id }, action, target }) => [id, target === null ? action : `${action} ${target.id}`]),
  )
}

const river = need('巡河', ['a', 'b', 'c'])

test('a closed system goes to what serves most of its needs: merged within its department or upward migrated', () => {
  const input = planInput({
    systems: [
      system('a', { owner: '水利局', level: 'county', annual_cost: 300, minutes_per_week: 20 }),
      system('b', { owner: '水利局', level: 'county', annual_cost: 100 }),
      system('c', { owner: '水利局', level: 'city', annual_cost: 900 }),
    ],
    needs: [river, need('上报', ['a', 'c']), need('统计', ['b'])],
  })
  expect(words(planWhere(input, 'b', 'c'))).toEqual({ a: 'migrate c', b: 'keep', c: 'keep' })
  expect(words(planWhere(input, 'b'))).toEqual({ a: 'merge b', b: 'keep', c: 'merge b' })
  expect(
    words(planWhere({ ...input, systems: input.systems.map((one) => ({ ...one, owner: one.id, level: null })) }, 'b')),
  ).toEqual({
    a: 'migrate b',
    b: 'keep',
    c: 'migrate b',
  })
})

test('a row says what it saves, what it costs once, in which quarter, in which tasks and why', () => {
  const templates: PlanInput['templates'] = [
    { code: 'notice', title: { 'zh-CN': '公告', en: 'Notice' }, actions: ['merge', 'retire'], by: 'owner', after: 0 },
    { code: 'cut_over', title: { 'zh-CN': '切换', en: 'Cut over' }, actions: ['merge'], by: 'target', after: 1 },
    { code: 'mend', title: { 'zh-CN': '整改', en: 'Mend' }, actions: ['rectify'], by: 'owner', after: 0 },
  ]
  const input = planInput({
    systems: [
      system('a', { owner: '水利局', annual_cost: 1200, minutes_per_week: 20, criticality: 'general' }),
      system('b', { owner: null, annual_cost: 600 }),
    ],
    needs: [need('巡河', ['a', 'b']), need('上报', ['a', 'b'])],
    templates,
    settings: { one_off: 1 },
  })
  const [row] = planWhere(input, 'b').actions
  expect(row).toEqual({
    system: { id: 'a', name: '系统a' },
    action: 'merge',
    target: { id: 'b', name: '系统b' },
    wave: 1,
    quarter: '2027Q1',
    owner: '水利局',
    one_off: 520,
    one_off_parts: {
      assessing: 100,
      planning: 200,
      stakeholders: 120,
      parallel_running: 100,
      vendor_management: 0,
      training: 0,
      refactoring: 0,
    },
    saving: 1200,
    minutes_saved: 20,
    tasks: [
      { code: 'notice', title: { 'zh-CN': '公告', en: 'Notice' }, owner: '水利局', quarter: '2027Q1' },
      { code: 'cut_over', title: { 'zh-CN': '切换', en: 'Cut over' }, owner: '水利局', quarter: '2027Q2' },
    ],
    reasons: [
      { code: 'target_shares', values: { target: '系统b', shared: 2, count: 2 } },
      { code: 'cheaper', values: { saving: 1200 } },
    ],
    forced_by: null,
  })
})

test('the computed words of what stays are kept, and a closing one that is still needed is a difference', () => {
  const input = planInput({
    systems: [system('a'), system('b', { annual_cost: 5 }), system('c', { annual_cost: 5 }), system('d')],
    needs: [need('巡河', ['a']), need('上报', ['b']), need('统计', ['c', 'b'])],
    verdicts: [
      verdict('a', 'rectify'),
      verdict('b', 'retire'),
      verdict('c', 'keep', { settled: false }),
      verdict('d', 'retire', { settled: false }),
    ],
  })
  const plan = planWhere(input, 'a', 'b', 'd')
  expect(words(plan)).toEqual({ a: 'rectify', b: 'keep', c: 'merge b', d: 'defer' })
  expect(plan.differences.map(({ system: { id }, computed, action, code }) => [id, computed, action, code])).toEqual([
    ['b', 'retire', 'keep', 'stays_though_closing'],
    ['c', 'keep', 'merge', 'closes_though_staying'],
    ['d', 'retire', 'defer', 'stays_though_closing'],
  ])
  expect(plan.actions.map(({ forced_by }) => forced_by)).toEqual(['coverage', 'coverage', null, 'follows_verdict'])
})

test('records of one system are one: functions together, money once, the second record merged at no saving', () => {
  const input = planInput({
    systems: [system('a', { annual_cost: 700 }), system('b', { annual_cost: 900 }), system('c', { annual_cost: 50 })],
    needs: [need('巡河', ['a', 'c']), need('上报', ['b', 'c'])],
    duplicates: [['a', 'b']],
  })
  const plan = planWhere(input, 'c')
  expect(words(plan)).toEqual({ a: 'merge c', b: 'merge c', c: 'keep' })
  expect(plan.totals).toMatchObject({
    systems: 3,
    closed: 2,
    annual_cost_before: 950,
    annual_cost_after: 50,
    saving: 900,
  })
  expect(plan.actions[1]?.forced_by).toBe('duplicate_record')
})

test('unknown costs count nothing and are said; closed systems are no part of a plan', () => {
  const input = planInput({
    systems: [system('a'), system('b', { annual_cost: 0 }), system('c', { status: 'closed', annual_cost: 9 })],
    needs: [need('巡河', ['a', 'c']), need('上报', ['c']), need('统计', [], ['b'])],
  })
  const plan = planWhere(input, 'a', 'b')
  expect(plan.totals).toMatchObject({ systems: 2, unknown_cost: 1, unknown_minutes: 2, annual_cost_before: 0 })
  expect(plan.actions[0]?.reasons.at(-1)).toEqual({ code: 'cost_unknown', values: {} })
  expect(plan.uncovered.map(({ function: name, code }) => [name, code])).toEqual([
    ['上报', 'no_provider'],
    ['统计', 'partial_only'],
  ])
})

test('a function taken over as a module is built before the system it comes from closes', () => {
  const input = planInput({
    systems: [system('a', { annual_cost: 9000 }), system('b', { annual_cost: 100 })],
    needs: [need('巡河', ['a'], ['b'])],
    extensions: [{ system: 'b', scene: 'scene', function: '巡河', cost: 800 }],
    verdicts: [verdict('b', 'keep')],
    settings: { one_off: 1 },
  })
  const plan = planWhere(input, 'b')
  expect(plan.actions.map(({ action, quarter, wave, one_off }) => [action, quarter, wave, one_off])).toEqual([
    ['merge', '2027Q2', 2, 100 + 200 + 50 + 750],
    ['extend', '2027Q1', 1, 800],
  ])
})

test('modules are not built into an app below county level', () => {
  const input = planInput({
    systems: [system('a'), system('b', { level: 'township', kind: 'app' })],
    needs: [need('巡河', ['a'], ['b'])],
    extensions: [{ system: 'b', scene: 'scene', function: '巡河', cost: 1 }],
    settings: { one_off: 1 },
  })
  expect(buildPlanModel(input).program.columns.some(({ kind }) => kind === 'extend')).toBe(false)
})
