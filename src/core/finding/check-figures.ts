import { certainlyBefore } from '../review/months.ts'
import type { ReviewSettings } from '../review/review-settings.ts'
import type { System, SystemField } from '../system/system.ts'
import type { Draft, FindingSeverity } from './finding.ts'

/** Minutes of a working week: nobody spends more on one system. */
const workingWeek = 5 * 8 * 60

/** Figures and dates of one system that cannot be right together, or that hardly can. */
export function checkFigures(system: System, today: string, settings: ReviewSettings['findings']): Draft[] {
  const { registered_users: registered, monthly_active_users: active, peak_active_users: peak } = system
  const { build_cost: build, annual_cost: annual, minutes_per_week: minutes } = system
  const { launched_on: launched, last_updated_on: updated, contract_ends_on: contract } = system
  const drafts: (Draft | null)[] = [
    exceeds('error', 'active_exceeds_registered', system, 'monthly_active_users', 'registered_users'),
    exceeds('error', 'peak_exceeds_registered', system, 'peak_active_users', 'registered_users'),
    exceeds('warning', 'active_exceeds_peak', system, 'monthly_active_users', 'peak_active_users'),
    exceeds('warning', 'annual_exceeds_build', system, 'annual_cost', 'build_cost'),
    when(updated !== null && launched !== null && certainlyBefore(updated, launched), () =>
      draft('error', 'updated_before_launch', { updated: updated ?? '', launched: launched ?? '' }, [
        'last_updated_on',
        'launched_on',
      ]),
    ),
    when(contract !== null && launched !== null && certainlyBefore(contract, launched), () =>
      draft('error', 'contract_before_launch', { contract: contract ?? '', launched: launched ?? '' }, [
        'contract_ends_on',
        'launched_on',
      ]),
    ),
    when(updated !== null && certainlyBefore(today, updated), () =>
      draft('error', 'updated_in_future', { updated: updated ?? '' }, ['last_updated_on']),
    ),
    when(launched !== null && certainlyBefore(today, launched) && system.status === 'running', () =>
      draft('error', 'launched_in_future', { launched: launched ?? '' }, ['launched_on', 'status']),
    ),
    when(minutes !== null && minutes > workingWeek, () =>
      draft('error', 'minutes_impossible', { minutes: minutes ?? 0, most: workingWeek }, ['minutes_per_week']),
    ),
    when(annual !== null && active !== null && active > 0 && annual / active > settings.cost_per_user, () =>
      draft(
        'warning',
        'cost_per_user_high',
        { cost: Math.round((annual ?? 0) / (active ?? 1)), most: settings.cost_per_user },
        ['annual_cost', 'monthly_active_users'],
      ),
    ),
    when(system.status === 'running' && active === 0, () =>
      draft('warning', 'running_without_users', {}, ['status', 'monthly_active_users']),
    ),
    when(system.status === 'closed' && (active ?? 0) > 0, () =>
      draft('error', 'closed_with_users', { active: active ?? 0 }, ['status', 'monthly_active_users']),
    ),
    when(registered === 0 && (peak ?? 0) === 0 && system.mandatory === true, () =>
      draft('warning', 'mandatory_without_users', {}, ['mandatory', 'registered_users']),
    ),
    when(build === 0 && system.mandate === 'purchased', () =>
      draft('note', 'purchased_without_cost', {}, ['build_cost', 'mandate']),
    ),
  ]
  return drafts.filter((entry) => entry !== null)
}

function exceeds(
  severity: FindingSeverity,
  code: string,
  system: System,
  part: SystemField,
  whole: SystemField,
): Draft | null {
  const larger = system[part]
  const smaller = system[whole]
  if (typeof larger !== 'number' || typeof smaller !== 'number' || larger <= smaller) return null
  return draft(severity, code, { larger, smaller }, [part, whole])
}

function when(holds: boolean, make: () => Draft): Draft | null {
  return holds ? make() : null
}

/** A finding of a check without a clause of its own. */
export function draft(
  severity: FindingSeverity,
  code: string,
  values: Record<string, string | number>,
  facts: string[],
): Draft {
  return { rule: code, severity, code, values, clause: null, facts }
}
