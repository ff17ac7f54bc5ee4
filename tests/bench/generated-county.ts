import type { PlanInput } from '../../src/core/plan/plan.ts'
import { need, planInput, system } from '../core/plan/portfolios.ts'

/**
 * A county made up from a seed: departments with their own functions, some shared ones everybody offers again,
 * running costs, users and minutes drawn at random. Costs are yuan a year.
 */
export function generatedCounty(systemCount: number, functionCount: number, seed: number): PlanInput {
  const random = randomFrom(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const departments = Math.max(5, Math.round(systemCount / 12))
  const providers = Array.from({ length: functionCount }, (): string[] => [])
  const systems = Array.from({ length: systemCount }, (_, place) => {
    const department = pick(departments)
    const own = 2 + pick(9)
    for (let count = 0; count < own; count += 1) {
      // Three in four functions lie in the department's own range, the others anywhere.
      const near = (department * functionCount) / departments + pick(Math.ceil(functionCount / departments))
      const chosen = providers[(random() < 0.75 ? Math.floor(near) : pick(functionCount)) % functionCount]!
      if (!chosen.includes(`S${place}`)) chosen.push(`S${place}`)
    }
    return system(`S${place}`, {
      owner: `department ${department}`,
      annual_cost: random() < 0.1 ? null : 5000 + pick(300_000),
      audience: ['grassroots'],
      monthly_active_users: 10 + pick(800),
      minutes_per_week: random() < 0.3 ? null : pick(60),
    })
  })
  const needs = providers.map((ids, place) => need(`function ${place}`, ids))
  return planInput({ systems, needs, settings: { minutes_weight: 0.5, one_off: 1, horizon_years: 3 } })
}

/** mulberry32: the same county for the same seed everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
