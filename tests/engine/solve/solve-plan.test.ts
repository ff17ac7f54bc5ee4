import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanInput } from '../../../src/core/plan/plan.ts'
import { createHighsSolver } from '../../../src/engine/solve/highs-solver.ts'
import { solvePlanHere } from '../../../src/engine/solve/solve-plan-here.ts'
import { solvePlan } from '../../../src/engine/solve/solve-plan.ts'
import { need, planInput, system, verdict } from '../../core/plan/portfolios.ts'
import { leastByEnumeration } from './brute-force.ts'

const solver = await createHighsSolver()
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

/** Up to seven systems, all serving needs, with locks, budgets, partial providers and modules. */
const portfolios: fc.Arbitrary<PlanInput> = fc.integer({ min: 2, max: 7 }).chain((count) => {
  const ids = letters.slice(0, count)
  const systemFields = fc.record({
    annual_cost: fc.option(fc.integer({ min: 0, max: 3000 })),
    minutes_per_week: fc.option(fc.integer({ min: 0, max: 20 })),
    owner: fc.constantFrom('水利局', '应急局', null),
    contract_ends_on: fc.constantFrom('2027-09', null),
  })
  const providerSets = fc.record({
    full: fc.subarray(ids),
    partial: fc.subarray(ids, { maxLength: 2 }),
  })
  const lock = fc.record({
    decided: fc.constantFrom(null, null, null, 'keep', 'merge', 'migrate', 'retire', 'defer'),
    into: fc.option(fc.constantFrom(...ids)),
    mandated: fc.boolean(),
    isProtected: fc.boolean(),
    locked: fc.integer({ min: 0, max: 2 }),
  })
  const settings = fc.record({
    minutes_weight: fc.constantFrom(0, 0.5),
    one_off: fc.constantFrom(0, 1),
    horizon_years: fc.constantFrom(1, 3),
    budget_per_year: fc.option(fc.integer({ min: 0, max: 3000 })),
    running_budget_per_year: fc.option(fc.integer({ min: 1000, max: 12_000 })),
  })
  const modules = fc.array(
    fc.record({ system: fc.constantFrom(...ids), place: fc.nat(4), cost: fc.integer({ min: 0, max: 2000 }) }),
    { maxLength: 3 },
  )
  return fc
    .record({
      systems: fc.array(systemFields, { minLength: count, maxLength: count }),
      needs: fc.array(providerSets, { minLength: 1, maxLength: 5 }),
      locks: fc.array(lock, { minLength: count, maxLength: count }),
      settings,
      modules,
    })
    .map(({ systems, needs, locks, settings: chosen, modules: built }) => {
      const named = needs.map(({ full, partial }, index) =>
        need(
          `f${index}`,
          full,
          partial.filter((id) => !full.includes(id)),
        ),
      )
      // Every system serves something: one that serves nothing follows its verdict and is tested by itself.
      named.push(need('common', ids))
      const extensions = built.flatMap(({ system: id, place, cost }) => {
        const one = named[place]
        const isExtension =
          one !== undefined &&
          one.providers.length > 0 &&
          !named.some(({ function: name, providers }) => name === one.function && countsFor(providers, id))
        return isExtension ? [{ system: id, scene: 'scene', function: one.function, cost }] : []
      })
      const verdicts = locks.flatMap((one, index) => {
        const id = ids[index]!
        if (one.locked > 0) return []
        const closing = one.decided === 'merge' || one.decided === 'migrate'
        const into = closing && one.into !== id ? one.into : null
        return [
          verdict(id, 'keep', {
            decided: one.decided,
            into,
            flags: { mandated: one.mandated, protected: one.isProtected },
          }),
        ]
      })
      return planInput({
        systems: systems.map((fields, index) => system(ids[index]!, fields)),
        needs: named,
        verdicts,
        extensions: uniqueExtensions(extensions),
        settings: chosen,
      })
    })
})

function countsFor(providers: { system: string; coverage: 'full' | 'partial' }[], id: string): boolean {
  const full = providers.filter(({ coverage }) => coverage === 'full')
  return (full.length > 0 ? full : providers).some((provider) => provider.system === id)
}

function uniqueExtensions(extensions: PlanInput['extensions']): PlanInput['extensions'] {
  return extensions.filter(
    (one, index) =>
      extensions.findIndex((other) => other.system === one.system && other.function === one.function) === index,
  )
}

test('the plan costs what enumeration of every choice finds, and is infeasible only where every choice is', () => {
  const seen = { solved: 0, infeasible: 0 }
  fc.assert(
    fc.property(portfolios, (input) => {
      const least = leastByEnumeration(input)
      const plan = solvePlanHere(input, solver)
      if (least === null) {
        seen.infeasible += 1
        expect(plan.status).toBe('infeasible')
        return
      }
      seen.solved += 1
      expect(plan.status).toBe('optimal')
      expect(plan.objective).toBeCloseTo(least, 3)
      expect(costOfRows(input, plan)).toBeCloseTo(least, 3)
      expect(plan.bound).toBeLessThanOrEqual((plan.objective ?? 0) + 1e-6)
    }),
    { numRuns: Number(process.env['PLAN_RUNS'] ?? 200), seed: 20270101 },
  )
  expect(Math.min(seen.solved, seen.infeasible)).toBeGreaterThan(20)
}, 120_000)

/** The objective reckoned again from the rows alone. */
function costOfRows(input: PlanInput, plan: ReturnType<typeof solvePlanHere>): number {
  const { minutes_weight, weeks_per_year, horizon_years } = input.settings
  return plan.actions.reduce((sum, row) => {
    const { annual_cost, minutes_per_week } = input.systems.find(({ id }) => id === row.system.id)!
    const closed = ['merge', 'migrate', 'retire'].includes(row.action)
    const running = closed ? 0 : (annual_cost ?? 0) + minutes_weight * weeks_per_year * (minutes_per_week ?? 0)
    return sum + running + row.one_off / horizon_years
  }, 0)
}

test('totals are the sums of the rows', () => {
  fc.assert(
    fc.property(portfolios, (input) => {
      const { actions, totals } = solvePlanHere(input, solver)
      const sum = (field: 'saving' | 'one_off' | 'minutes_saved') =>
        actions.reduce((total, row) => total + (row[field] ?? 0), 0)
      expect([totals.saving, totals.one_off, totals.minutes_saved]).toEqual([
        sum('saving'),
        sum('one_off'),
        sum('minutes_saved'),
      ])
      expect(totals.annual_cost_after).toBe(totals.annual_cost_before - totals.saving)
      expect(Object.values(totals.actions).reduce((total, count) => total + count, 0)).toBe(totals.systems)
    }),
    { numRuns: 60, seed: 7 },
  )
}, 60_000)

test('without one part of a named conflict the rest holds together', () => {
  const input = planInput({
    systems: [system('a', { annual_cost: 500 }), system('b', { annual_cost: 400 }), system('c', { annual_cost: 10 })],
    needs: [need('巡河', ['a', 'b']), need('报汛', ['c'])],
    verdicts: [verdict('a', 'keep', { decided: 'keep' })],
    settings: { running_budget_per_year: 450 },
  })
  const plan = solvePlanHere(input, solver)
  expect(plan.status).toBe('infeasible')
  expect(plan.actions).toEqual([])
  expect(plan.conflicts.map(({ code }) => code)).toEqual(['decided', 'running_budget'])
  expect(plan.conflicts.map(({ values }) => values)).toEqual([
    { system: '系统a', verdict: 'keep', into: null },
    { limit: 450, name: null, needed: 510 },
  ])
  expect(solvePlanHere({ ...input, verdicts: [] }, solver)).toMatchObject({ status: 'optimal', objective: 410 })
})

test('a decision to close what was mandated from above is named as a conflict', () => {
  const input = planInput({
    systems: [system('a', { annual_cost: 5 })],
    verdicts: [verdict('a', 'escalate', { decided: 'retire', flags: { mandated: true } })],
  })
  expect(solvePlanHere(input, solver).conflicts.map(({ code }) => code)).toEqual(['mandated', 'decided'])
})

test('a plan solved in its own thread is the plan solved here, and reports its progress', async () => {
  const input = planInput({
    systems: [system('a', { annual_cost: 9 }), system('b', { annual_cost: 5 })],
    needs: [need('f', ['a', 'b'])],
  })
  const parts: number[] = []
  const plan = await solvePlan(input, { onProgress: ({ done }) => parts.push(done) })
  expect(plan).toEqual(solvePlanHere(input, solver))
  expect(parts.length).toBeGreaterThan(0)
})

test('an aborted plan ends with the reason of the abort', async () => {
  const input = planInput({ systems: [system('a')] })
  const controller = new AbortController()
  const solving = solvePlan(input, { signal: controller.signal })
  controller.abort(new Error('stopped by the user'))
  await expect(solving).rejects.toThrow('stopped by the user')
})
