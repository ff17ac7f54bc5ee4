import { setPlanSetting, type PlanSettings } from '../../../core/plan/settings.ts'

export type PlanField = {
  key: Exclude<keyof PlanSettings, 'blackout'>
  /** `limit`: a figure, or nothing for no limit. */
  kind: 'number' | 'limit' | 'date' | 'needs'
}

/** The plan settings a person changes here, in the order in which they are asked. */
export const planFields: readonly PlanField[] = [
  { key: 'needs', kind: 'needs' },
  { key: 'horizon_years', kind: 'number' },
  { key: 'minutes_weight', kind: 'number' },
  { key: 'weeks_per_year', kind: 'number' },
  { key: 'one_off', kind: 'number' },
  { key: 'budget_per_year', kind: 'limit' },
  { key: 'running_budget_per_year', kind: 'limit' },
  { key: 'mandatory_limit', kind: 'limit' },
  { key: 'people_per_department', kind: 'limit' },
  { key: 'start_date', kind: 'date' },
  { key: 'time_limit', kind: 'number' },
]

export type PlanTyped =
  | { ok: true; value: string | number | null }
  | { ok: false; code: string; values: { key: string; value: string; allowed: string } }

/** What was typed for a plan setting, by the rules of the core: an empty limit is none; a share to be cut is refused. */
export function typedPlanValue(settings: PlanSettings, { key, kind }: PlanField, text: string): PlanTyped {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  const result = setPlanSetting(settings, key, kind === 'limit' && plain === '' ? 'none' : plain)
  return result.ok ? { ok: true, value: result.settings[key] } : { ok: false, ...result.failure }
}
