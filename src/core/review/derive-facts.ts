import type { Feedback } from '../capacity/capacity.ts'
import { mean, median } from '../capacity/statistics.ts'
import type { Facts, FactValue } from '../checklist/condition.ts'
import type { System } from '../system/system.ts'
import type { DerivedFact } from './fact-names.ts'
import { localitiesConcerned, localityFact, localityFactNames, type LocalityFact } from './locality-facts.ts'
import { monthsBetween } from './months.ts'
import { functionName, indexPortfolio, type PortfolioIndex } from './portfolio-index.ts'
import type { Portfolio } from './portfolio.ts'
import { isProposed, ranksBefore, type SceneService } from './scene-service.ts'

/** Fewer voices than this inform but do not prove (method.md §1). */
export const defaultMinimumVoices = 5

/** Every fact of every system, by system id: its own fields and the facts of fact-names.ts. `null` is unknown. */
export function deriveFacts(portfolio: Portfolio, minimumVoices = defaultMinimumVoices): Map<string, Facts> {
  const index = indexPortfolio(portfolio)
  const shared = new Map<string, Record<LocalityFact, FactValue>>()
  return new Map(portfolio.systems.map((system) => [system.id, factsOfSystem(system, index, minimumVoices, shared)]))
}

/** Facts of one system over an index already built; for an edit of one field, or a question "what if". */
export function factsOfSystem(
  system: System,
  index: PortfolioIndex,
  minimumVoices = defaultMinimumVoices,
  shared: Map<string, Record<LocalityFact, FactValue>> = new Map(),
): Facts {
  const own = ownFacts(system, index.today)
  const scene = sceneFacts(index.services === null ? null : (index.services.get(system.id) ?? null))
  const neighbours = neighbourFacts(system, index)
  const voices = feedbackFacts(system, index.feedback.get(system.id) ?? [], minimumVoices)
  const locality = localityFacts(system, index, shared)
  // Written out, since spreading five objects into one makes every fact slow to read afterwards.
  return {
    ...system,
    in_app_scope: own.in_app_scope,
    below_county: own.below_county,
    proposed: own.proposed,
    mandated_from_above: own.mandated_from_above,
    protected: own.protected,
    months_since_update: own.months_since_update,
    months_since_launch: own.months_since_launch,
    months_to_contract_end: own.months_to_contract_end,
    active_share: own.active_share,
    peak_share: own.peak_share,
    annual_cost_per_active_user: own.annual_cost_per_active_user,
    scenes_served: scene.scenes_served,
    needed_functions: scene.needed_functions,
    sole_functions: scene.sole_functions,
    covered_elsewhere: scene.covered_elsewhere,
    covered_from_above: scene.covered_from_above,
    covered_by_larger: scene.covered_by_larger,
    functional_overlaps: scene.functional_overlaps,
    duplicates_confirmed: neighbours.duplicates_confirmed,
    yields_to_duplicate: neighbours.yields_to_duplicate,
    functions_elsewhere: neighbours.functions_elsewhere,
    same_owner_same_kind: neighbours.same_owner_same_kind,
    feedback_count: voices.feedback_count,
    feedback_townships: voices.feedback_townships,
    feedback_satisfaction: voices.feedback_satisfaction,
    feedback_problem_share: voices.feedback_problem_share,
    burden_minutes: voices.burden_minutes,
    weak_network_share: locality.weak_network_share,
    weak_staff_share: locality.weak_staff_share,
    weak_elder_share: locality.weak_elder_share,
    weak_literacy_share: locality.weak_literacy_share,
    systems_per_staff: locality.systems_per_staff,
    apps_per_worker: locality.apps_per_worker,
    filling_hours: locality.filling_hours,
    budget_arrival_rate: locality.budget_arrival_rate,
    reuse_rate: locality.reuse_rate,
    offline_channels_share: locality.offline_channels_share,
  } satisfies Record<DerivedFact, FactValue> & Record<keyof System, FactValue>
}

function ownFacts(system: System, today: string) {
  const { kind, level, mandate, registered_users: registered, monthly_active_users: active } = system
  return {
    in_app_scope: kind === null ? null : kind === 'app' || kind === 'mini_program' || kind === 'quick_app',
    below_county: level === null ? null : level === 'township' || level === 'village',
    // A record without a status counts as running: an inventory lists what is there.
    proposed: isProposed(system),
    mandated_from_above: mandate === null ? null : mandate !== 'own_build' && mandate !== 'purchased',
    protected: isProtected(system),
    months_since_update: monthsPast(system.last_updated_on, today),
    months_since_launch: monthsPast(system.launched_on, today),
    months_to_contract_end: system.contract_ends_on === null ? null : monthsBetween(today, system.contract_ends_on),
    active_share: share(active, registered),
    peak_share: share(system.peak_active_users, registered),
    annual_cost_per_active_user: share(system.annual_cost, active),
  }
}

/** A known criticality settles it; a named peak season protects even where nobody stated a criticality. */
function isProtected(system: System): boolean | null {
  if (system.peak_season !== null && system.peak_season !== '') return true
  return system.criticality === null ? null : system.criticality !== 'general'
}

function sceneFacts(service: SceneService | null) {
  if (service === null) {
    return {
      scenes_served: null,
      needed_functions: null,
      sole_functions: null,
      covered_elsewhere: null,
      covered_from_above: null,
      covered_by_larger: null,
      functional_overlaps: null,
    }
  }
  const { needed, cover } = service
  return {
    scenes_served: service.scenes.length,
    needed_functions: needed.length,
    sole_functions: service.sole.length,
    covered_elsewhere: needed.length === 0 ? null : (cover?.functions.length ?? 0) / needed.length,
    covered_from_above: cover?.above ?? false,
    covered_by_larger: cover?.larger ?? false,
    functional_overlaps: service.overlapping.length,
  }
}

function neighbourFacts(system: System, index: PortfolioIndex) {
  const twins = index.twins.get(system.id) ?? []
  const key = index.neighbourKey(system)
  return {
    duplicates_confirmed: twins.length,
    yields_to_duplicate: twins.some((twin) => ranksBefore(twin, system)),
    functions_elsewhere: isProposed(system) ? shareElsewhere(system, index) : null,
    same_owner_same_kind: key === null ? null : index.countRunningNeighbours(system),
  }
}

/** The share of its functions that running systems list by the same name; `null` where it lists none. */
function shareElsewhere(system: System, index: PortfolioIndex): number | null {
  const own = new Set((system.functions ?? []).map(functionName))
  if (own.size === 0) return null
  return [...own].filter((name) => index.offered().has(name)).length / own.size
}

function feedbackFacts(system: System, voices: readonly Feedback[], minimum: number) {
  const satisfaction = voices.flatMap((voice) => voice.satisfaction ?? [])
  const minutes = voices.flatMap((voice) => voice.minutes_per_week ?? [])
  const problems = voices.filter((voice) => voice.problem !== null && voice.problem.trim() !== '')
  return {
    feedback_count: voices.length,
    feedback_townships: new Set(voices.flatMap((voice) => voice.locality ?? [])).size,
    feedback_satisfaction: satisfaction.length < minimum ? null : mean(satisfaction),
    feedback_problem_share: voices.length < minimum ? null : problems.length / voices.length,
    burden_minutes: minutes.length < minimum ? system.minutes_per_week : median(minutes),
  }
}

/** Systems that concern the same localities share these facts; they are worked out once. */
function localityFacts(
  system: System,
  index: PortfolioIndex,
  shared: Map<string, Record<LocalityFact, FactValue>>,
): Record<LocalityFact, FactValue> {
  const below = system.level === 'township' || system.level === 'village'
  const key = below ? (system.owner ?? '') : ''
  const held = shared.get(key)
  if (held !== undefined) return held
  const localities = localitiesConcerned(system, index.ground.localities)
  const facts = Object.fromEntries(
    localityFactNames.map((name) => [name, localityFact(name, localities, index.ground)]),
  ) as Record<LocalityFact, FactValue>
  shared.set(key, facts)
  return facts
}

/** Months since a date; a date in the future is no ground (a finding questions it). */
function monthsPast(date: string | null, today: string): number | null {
  const months = date === null ? null : monthsBetween(date, today)
  if (months === null || date === null) return null
  // "2026" read in November 2026 lies in this year, not in the future.
  if (months < 0) return today.startsWith(date) ? 0 : null
  return months
}

function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole
}
