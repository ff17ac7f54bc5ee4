import type { FactValue } from '../checklist/condition.ts'
import { systemFieldNames } from '../system/fields.ts'
import type { System, SystemField } from '../system/system.ts'
import { defaultMinimumVoices, factsOfSystem } from './derive-facts.ts'
import type { DerivedFact } from './fact-names.ts'
import { localitiesConcerned, localityFactNames, valuesBehind, type LocalityFact } from './locality-facts.ts'
import { functionName, indexPortfolio, type PortfolioIndex } from './portfolio-index.ts'
import type { Portfolio } from './portfolio.ts'

/** One thing a fact rests on. A field's own origin (file, sheet, cell) is kept with the system. */
export type FactGround =
  | { kind: 'field'; system: string; field: SystemField; value: FactValue }
  | { kind: 'feedback'; feedback: string }
  | { kind: 'value'; locality: string; indicator: string; year: number | null; value: number; raw: string }
  | { kind: 'scene_function'; scene: string; function: string }
  | { kind: 'system'; system: string; name: string }
  | { kind: 'today'; date: string }

export type FactExplanation = { fact: string; value: FactValue; from: FactGround[] }

/** What a fact of a system is and what it rests on; `null` for a system or a fact that does not exist. */
export function explainFact(
  portfolio: Portfolio,
  systemId: string,
  fact: string,
  minimumVoices = defaultMinimumVoices,
): FactExplanation | null {
  return explainFactIn(indexPortfolio(portfolio), portfolio, systemId, fact, minimumVoices)
}

/** The same over an index already built, for a screen that explains many facts. */
export function explainFactIn(
  index: PortfolioIndex,
  portfolio: Portfolio,
  systemId: string,
  fact: string,
  minimumVoices = defaultMinimumVoices,
): FactExplanation | null {
  const system = index.systems.get(systemId)
  if (system === undefined) return null
  const facts = factsOfSystem(system, index, minimumVoices)
  const value = facts[fact]
  if (value === undefined) return null
  return { fact, value, from: groundsOf(fact, system, index, portfolio, minimumVoices) }
}

/** The system's own fields behind each fact that is worked out from them. */
export const fieldsBehind: Partial<Record<DerivedFact, SystemField[]>> = {
  in_app_scope: ['kind'],
  below_county: ['level'],
  proposed: ['status'],
  mandated_from_above: ['mandate'],
  protected: ['criticality', 'peak_season'],
  months_since_update: ['last_updated_on'],
  months_since_launch: ['launched_on'],
  months_to_contract_end: ['contract_ends_on'],
  active_share: ['monthly_active_users', 'registered_users'],
  peak_share: ['peak_active_users', 'registered_users'],
  annual_cost_per_active_user: ['annual_cost', 'monthly_active_users'],
  same_owner_same_kind: ['owner', 'kind'],
}

function groundsOf(
  fact: string,
  system: System,
  index: PortfolioIndex,
  portfolio: Portfolio,
  minimumVoices: number,
): FactGround[] {
  if (isSystemField(fact)) return [fieldGround(system, fact)]
  if (isLocalityFact(fact)) {
    return valuesBehind(fact, localitiesConcerned(system, index.ground.localities), index.ground).map((value) => ({
      kind: 'value',
      locality: value.locality,
      indicator: value.indicator,
      year: value.year,
      value: value.value,
      raw: value.raw,
    }))
  }
  const fields = (fieldsBehind[fact as DerivedFact] ?? []).map((field) => fieldGround(system, field))
  if (fact.startsWith('months_')) return [...fields, { kind: 'today', date: index.today }]
  if (fact === 'same_owner_same_kind') return [...fields, ...systemGrounds(index.runningNeighbours(system))]
  if (fact === 'duplicates_confirmed' || fact === 'yields_to_duplicate') {
    return systemGrounds(index.twins.get(system.id) ?? [])
  }
  if (fact === 'functions_elsewhere')
    return [fieldGround(system, 'functions'), ...systemGrounds(sharing(system, index))]
  if (fact === 'burden_minutes') return burdenGrounds(system, index, minimumVoices)
  if (fact.startsWith('feedback_')) {
    return (index.feedback.get(system.id) ?? []).map((voice) => ({ kind: 'feedback', feedback: voice.id }))
  }
  return fields.length > 0 ? fields : sceneGrounds(fact, system, index, portfolio)
}

/** Running systems that list one of its functions by the same name. */
function sharing(system: System, index: PortfolioIndex): System[] {
  return [...new Set((system.functions ?? []).flatMap((name) => index.offered().get(functionName(name)) ?? []))]
}

function burdenGrounds(system: System, index: PortfolioIndex, minimumVoices: number): FactGround[] {
  const voices = (index.feedback.get(system.id) ?? []).filter((voice) => voice.minutes_per_week !== null)
  if (voices.length < minimumVoices) return [fieldGround(system, 'minutes_per_week')]
  return voices.map((voice) => ({ kind: 'feedback', feedback: voice.id }))
}

function sceneGrounds(fact: string, system: System, index: PortfolioIndex, portfolio: Portfolio): FactGround[] {
  const service = index.services?.get(system.id)
  if (service === undefined) return []
  if (fact === 'functional_overlaps') {
    return systemGrounds(service.overlapping.flatMap((id) => index.systems.get(id) ?? []))
  }
  const cover = index.systems.get(service.cover?.system ?? '')
  const covered = fact.startsWith('covered_')
  const wanted = new Set(covered ? service.cover?.functions : fact === 'sole_functions' ? service.sole : service.needed)
  const functions = portfolio.scenes
    .filter((scene) => scene.status === 'confirmed')
    .flatMap((scene) => scene.functions.map((entry) => ({ scene: scene.id, function: entry.id })))
    .filter((entry) => wanted.has(entry.function))
    .map((entry): FactGround => ({ kind: 'scene_function', ...entry }))
  return covered && cover !== undefined ? [...systemGrounds([cover]), ...functions] : functions
}

function systemGrounds(systems: readonly System[]): FactGround[] {
  return systems.map(({ id, name }) => ({ kind: 'system', system: id, name }))
}

function fieldGround(system: System, field: SystemField): FactGround {
  return { kind: 'field', system: system.id, field, value: system[field] }
}

function isSystemField(fact: string): fact is SystemField {
  return systemFieldNames.some((field) => field === fact)
}

function isLocalityFact(fact: string): fact is LocalityFact {
  return localityFactNames.some((name) => name === fact)
}

/** The fields behind a fact that only the calendar moves, or the fact itself: what stays the same until someone changes it. */
export function lastingFacts(fact: string): string[] {
  return fact.startsWith('months_') ? (fieldsBehind[fact as DerivedFact] ?? []) : [fact]
}
