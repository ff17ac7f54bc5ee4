import type { CostRates } from '../../../src/core/plan/one-off.ts'
import type { PlanFlags, PlanInput, PlanNeed, PlanVerdict } from '../../../src/core/plan/plan.ts'
import type { PlanSettings } from '../../../src/core/plan/settings.ts'
import type { Verdict } from '../../../src/core/review/verdict.ts'
import { emptySystem } from '../../../src/core/system/fields.ts'
import type { System } from '../../../src/core/system/system.ts'

export const testSettings: PlanSettings = {
  horizon_years: 2,
  minutes_weight: 0,
  weeks_per_year: 50,
  one_off: 0,
  budget_per_year: null,
  running_budget_per_year: null,
  mandatory_limit: null,
  needs: 'confirmed',
  time_limit: 30,
  start_date: '2027-01-04',
  blackout: [],
  people_per_department: null,
}

export const testRates: CostRates = {
  assessing_per_system: 100,
  planning_per_move: 200,
  stakeholders_per_system: 50,
  stakeholders_other_owner: 70,
  parallel_months: 1,
  vendor_per_contract: 300,
  training_per_user: 2,
  training_most: 1000,
  refactoring_per_function: 500,
  extension_per_function: 900,
  effort: { rectify: 0.5, simplify: 0.5, connect: 1, extend: 1, merge: 1, migrate: 1, retire: 0.5 },
  light_kinds: ['work_group', 'official_account'],
  light_factor: 0.1,
}

export function system(id: string, fields: Partial<System> = {}): System {
  return { ...emptySystem(id, `系统${id}`), ...fields }
}

/** A need provided in full by `full` and in part by `partial`. */
export function need(name: string, full: string[], partial: string[] = []): PlanNeed {
  const providers = [
    ...full.map((id) => ({ system: id, coverage: 'full' as const })),
    ...partial.map((id) => ({ system: id, coverage: 'partial' as const })),
  ]
  return { scene: 'scene', function: name, label: name, confirmed: true, providers }
}

export function verdict(
  id: string,
  computed: Verdict,
  more: Partial<Omit<PlanVerdict, 'flags'>> & { flags?: Partial<PlanFlags> } = {},
): PlanVerdict {
  const flags = { mandated: false, protected: false, unmendable: false, ...more.flags }
  return { system: id, computed, possible: [computed], settled: true, decided: null, into: null, ...more, flags }
}

export function planInput(
  parts: Partial<Omit<PlanInput, 'settings'>> & { settings?: Partial<PlanSettings> },
): PlanInput {
  return {
    systems: [],
    needs: [],
    verdicts: [],
    duplicates: [],
    localities: [],
    staff_needed: [],
    room: [],
    extensions: [],
    rates: testRates,
    templates: [],
    ...parts,
    settings: { ...testSettings, ...parts.settings },
  }
}
