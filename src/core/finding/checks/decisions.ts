import type { LintGround } from '../lint-ground.ts'
import { nothing, type SystemCheck } from './check.ts'

/** Decided otherwise than computed, with a reason given. */
export const decisionDiffers: SystemCheck = ({ verdict }) => {
  if (verdict?.decided == null || verdict.decided === verdict.computed || !hasReason(verdict.decision_reason)) {
    return nothing
  }
  return [{ values: { decided: verdict.decided, computed: verdict.computed }, facts: [] }]
}

/** Decided otherwise than computed, without one. */
export const decisionWithoutReason: SystemCheck = ({ verdict }) => {
  if (verdict?.decided == null || verdict.decided === verdict.computed || hasReason(verdict.decision_reason)) {
    return nothing
  }
  return [{ values: { decided: verdict.decided, computed: verdict.computed }, facts: [] }]
}

function hasReason(reason: string | null): boolean {
  return (reason ?? '').trim() !== ''
}

/** Decided to go into another system, without saying which. */
export const decisionWithoutTarget: SystemCheck = ({ verdict }) =>
  (verdict?.decided === 'merge' || verdict?.decided === 'migrate') && verdict.into === null
    ? [{ values: { decided: verdict.decided }, facts: [] }]
    : nothing

/** Decided to go into itself. */
export const decisionIntoItself: SystemCheck = ({ system, verdict }) =>
  verdict?.decided != null && verdict.into?.id === system.id
    ? [{ values: { decided: verdict.decided }, facts: [] }]
    : nothing

/** Decided to go into a system that is out of use, or decided to be closed. */
export const mergeIntoClosed: SystemCheck = ({ system, verdict }, _, ground) => {
  const into = verdict?.into ?? null
  if (verdict?.decided == null || into === null || into.id === system.id) return nothing
  const target = systemsOf(ground).get(into.id)
  const retired = ground.verdicts.get(into.id)?.decided === 'retire'
  if (target?.status !== 'closed' && !retired) return nothing
  return [{ values: { decided: verdict.decided, target: into.name }, facts: [], systems: [system.id, into.id] }]
}

/** Decided to go into a system that is itself decided to go into this one. */
export const mergeInCircle: SystemCheck = ({ system, verdict }, _, { verdicts }) => {
  const seen = [system.id]
  let next = verdict?.into?.id ?? null
  while (next !== null && !seen.includes(next)) {
    seen.push(next)
    next = verdicts.get(next)?.into?.id ?? null
  }
  if (next !== system.id || seen.length < 2) return nothing
  return [{ values: { target: verdict?.into?.name ?? '' }, facts: [], systems: seen }]
}

/** Decided to be closed, though mandated from above. */
export const closedThoughMandated: SystemCheck = ({ facts, verdict }) =>
  verdict?.decided === 'retire' && facts['mandated_from_above'] === true
    ? [{ values: { decided: verdict.decided }, facts: ['mandated_from_above'] }]
    : nothing

/** A record that a person called the same system carried another decision. */
export const decisionsOfOneDiffer: SystemCheck = ({ verdict, record }) => {
  const decided = verdict?.decided ?? null
  if (decided === null) return nothing
  return record.joined
    .filter((other) => other.verdict !== decided)
    .map((other) => ({ values: { decided, name: other.name, verdict: other.verdict }, key: other.name, facts: [] }))
}

/** Decided to stay, while another record that may be the same system is not yet decided upon. */
export const keptThoughAlike: SystemCheck = ({ system, verdict }, _, ground) => {
  if (verdict?.decided !== 'keep') return nothing
  const alike = alikeOf(ground).get(system.id) ?? []
  const name = systemsOf(ground).get(alike[0] ?? '')?.name
  if (name === undefined) return nothing
  const values = { name, count: alike.length }
  return [{ values, facts: [], place: { to: 'duplicates' } as const, systems: [system.id, ...alike] }]
}

/** Use and benefit are low, and a duty kept it from being closed. */
export const guardHeld: SystemCheck = ({ verdict }) =>
  verdict?.reasons.at(-1)?.values['row'] === 'unasked-fails-protected' ? [{}] : nothing

const bySystem = new WeakMap<LintGround, ReadonlyMap<string, LintGround['portfolio']['systems'][number]>>()

function systemsOf(ground: LintGround) {
  const held = bySystem.get(ground) ?? new Map(ground.portfolio.systems.map((system) => [system.id, system]))
  bySystem.set(ground, held)
  return held
}

const byPair = new WeakMap<LintGround, ReadonlyMap<string, string[]>>()

function alikeOf(ground: LintGround): ReadonlyMap<string, string[]> {
  const held = byPair.get(ground)
  if (held) return held
  const alike = new Map<string, string[]>()
  for (const [one, other] of ground.undecided) {
    alike.set(one, [...(alike.get(one) ?? []), other])
    alike.set(other, [...(alike.get(other) ?? []), one])
  }
  byPair.set(ground, alike)
  return alike
}
