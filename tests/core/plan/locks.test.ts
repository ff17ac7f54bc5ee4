import { expect, test } from 'vitest'
import { demandsOn } from '../../../src/core/plan/locks.ts'
import type { PlanInput } from '../../../src/core/plan/plan.ts'
import { portfolioOf } from '../../../src/core/plan/portfolio.ts'
import { need, planInput, system, verdict } from './portfolios.ts'

/** Each demand as `system: code, stays|closes[, target]`. */
function demands(parts: Parameters<typeof planInput>[0]): string[] {
  const input: PlanInput = planInput(parts)
  const portfolio = portfolioOf(input)
  const idOf = (member: number) => portfolio.members[member]?.system.id
  return demandsOn(portfolio, input.settings.needs).map(({ member, limit, closed, target }) => {
    const words = [limit.code, closed ? 'closes' : 'stays', ...(target === null ? [] : [idOf(target)])]
    return `${idOf(member)}: ${words.join(', ')}`
  })
}

const shared = [need('f', ['a', 'b'])]
const both = [system('a'), system('b')]

test('what a person decided holds, with its target', () => {
  const decided = [verdict('a', 'keep', { decided: 'migrate', into: 'b' }), verdict('b', 'retire', { decided: 'keep' })]
  expect(demands({ systems: both, needs: shared, verdicts: decided })).toEqual([
    'a: decided, closes, b',
    'b: decided, stays',
  ])
})

test('a system mandated from above stays even against a decision, which is then a conflict', () => {
  const mandated = verdict('a', 'escalate', { decided: 'retire', flags: { mandated: true, unmendable: true } })
  expect(demands({ systems: both, needs: shared, verdicts: [mandated] })).toEqual([
    'a: mandated, stays',
    'a: decided, closes',
  ])
})

test('a protected system is never retired; only a person may merge or migrate it', () => {
  const flags = { protected: true }
  expect(demands({ systems: both, needs: shared, verdicts: [verdict('a', 'retire', { flags })] })).toEqual([
    'a: protected, stays',
  ])
  const merged = verdict('a', 'keep', { decided: 'merge', into: 'b', flags })
  expect(demands({ systems: both, needs: shared, verdicts: [merged] })).toEqual(['a: decided, closes, b'])
  const retired = verdict('a', 'keep', { decided: 'retire', flags })
  expect(demands({ systems: both, needs: shared, verdicts: [retired] })).toEqual([
    'a: decided, closes',
    'a: protected, stays',
  ])
})

test('a red line that cannot be mended closes only what others can take over', () => {
  const flags = { unmendable: true }
  const lines = (ids: string[]) => ids.map((id) => verdict(id, 'retire', { flags }))
  expect(demands({ systems: both, needs: shared, verdicts: lines(['a']) })).toEqual(['a: red_line, closes'])
  expect(demands({ systems: both, needs: shared, verdicts: lines(['a', 'b']) })).toEqual([])
  expect(demands({ systems: both, needs: [need('f', ['a'])], verdicts: lines(['a']) })).toEqual([
    'b: serves_nothing, stays',
  ])
})

test('a settled deferral or escalation stays; a computed verdict that is open binds nothing', () => {
  expect(demands({ systems: both, needs: shared, verdicts: [verdict('a', 'defer')] })).toEqual([
    'a: fixed_verdict, stays',
  ])
  expect(
    demands({
      systems: both,
      needs: shared,
      verdicts: [verdict('a', 'defer', { settled: false }), verdict('b', 'retire')],
    }),
  ).toEqual([])
})

test('what serves no need follows its verdict and is not closed because nothing needs it', () => {
  const systems = ['a', 'b', 'c', 'd', 'e'].map((id) => system(id))
  const verdicts = [
    verdict('a', 'retire'),
    verdict('b', 'retire', { settled: false }),
    verdict('c', 'merge', { into: 'e' }),
    verdict('d', 'merge', { into: 'a' }),
  ]
  expect(demands({ systems, verdicts })).toEqual([
    'a: follows_verdict, closes',
    'b: follows_verdict, stays',
    'c: follows_verdict, closes, e',
    'd: follows_verdict, stays',
    'e: serves_nothing, stays',
  ])
})

test('with all functions needed, coverage alone decides, but functions that are unknown are not none', () => {
  const systems = [
    system('a', { functions: [] }),
    system('b', { functions: null }),
    system('c', { functions: ['巡河'] }),
  ]
  expect(demands({ systems, settings: { needs: 'all' } })).toEqual(['b: serves_nothing, stays'])
})
