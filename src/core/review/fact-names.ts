import { isAnswerFact } from '../checklist/answer-fact.ts'
import { systemFields } from '../system/fields.ts'

export type FactType = 'text' | 'number' | 'boolean' | 'list'

/**
 * Facts beyond the system's own fields, worked out by `deriveFacts`. A fact is `null` where its ground is unknown.
 * Shares are in [0, 1]; money is yuan; minutes are a worker's minutes a week.
 */
export const derivedFacts = {
  /** app, mini_program or quick_app: the kinds the 2026 Measures cover. */
  in_app_scope: 'boolean',
  /** Built at township or village level. */
  below_county: 'boolean',
  /** Not built yet: reviewed before it is, with the checklists for proposed systems. */
  proposed: 'boolean',
  /** Mandated from above: the locality cannot close it. */
  mandated_from_above: 'boolean',
  /** statutory, emergency or livelihood, or with a peak season. */
  protected: 'boolean',
  months_since_update: 'number',
  months_since_launch: 'number',
  /** Negative once the contract has run out. */
  months_to_contract_end: 'number',
  /** Monthly active users / registered users. */
  active_share: 'number',
  /** Peak active users / registered users. */
  peak_share: 'number',
  annual_cost_per_active_user: 'number',
  /** Confirmed scenes it serves with a needed function. */
  scenes_served: 'number',
  /** Needed functions of confirmed scenes that it provides. */
  needed_functions: 'number',
  /** Needed functions that nobody else provides. */
  sole_functions: 'number',
  /** Share of its needed functions that another running system provides in full. */
  covered_elsewhere: 'number',
  /** The system that covers most of it belongs to a higher level (migration rather than merger). */
  covered_from_above: 'boolean',
  /** The system that covers most of it ranks before it: higher level, or as high and more used. */
  covered_by_larger: 'boolean',
  /** Other records a person confirmed to be the same system. */
  duplicates_confirmed: 'number',
  /** Among confirmed duplicates another record is the fuller one, so this one goes into it. */
  yields_to_duplicate: 'boolean',
  /** Other systems that share a scene function with it. */
  functional_overlaps: 'number',
  /** Of a proposed system: the share of its functions that running systems list by the same name. */
  functions_elsewhere: 'number',
  /** Other running systems of the same kind and owner. */
  same_owner_same_kind: 'number',
  feedback_count: 'number',
  feedback_townships: 'number',
  /** Mean of 1–5; null under 5 voices (method.md §1). */
  feedback_satisfaction: 'number',
  /** Share of voices that name a problem; null under 5 voices. */
  feedback_problem_share: 'number',
  /** Median minutes; from feedback (≥ 5 voices), else the imported minutes_per_week. */
  burden_minutes: 'number',
  /** Share of localities whose value is weak by the indicator's threshold; null where no locality has a value. */
  weak_network_share: 'number',
  weak_staff_share: 'number',
  weak_elder_share: 'number',
  weak_literacy_share: 'number',
  /** Median over localities of the latest value. */
  systems_per_staff: 'number',
  apps_per_worker: 'number',
  filling_hours: 'number',
  budget_arrival_rate: 'number',
  reuse_rate: 'number',
  offline_channels_share: 'number',
} as const satisfies Record<string, FactType>

export type DerivedFact = keyof typeof derivedFacts
export const derivedFactNames = Object.keys(derivedFacts) as DerivedFact[]

/** The type of any fact a condition may name; `null` for a name that is no fact. */
export function factType(name: string): FactType | null {
  if (name in derivedFacts) return derivedFacts[name as DerivedFact]
  if (isAnswerFact(name)) return 'text'
  if (!(name in systemFields)) return null
  const field = systemFields[name as keyof typeof systemFields]
  if (field.type === 'boolean') return 'boolean'
  if (field.type === 'list' || field.type === 'choices') return 'list'
  return field.type === 'text' || field.type === 'choice' || field.type === 'date' ? 'text' : 'number'
}
