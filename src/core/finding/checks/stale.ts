import { factsOf } from '../../checklist/condition.ts'
import type { ChecklistItem } from '../../checklist/checklist.ts'
import { proveItem } from '../../checklist/prove.ts'
import { fieldsBehind } from '../../review/explain-fact.ts'
import { monthsBetween } from '../../review/months.ts'
import { systemFieldNames, systemFields } from '../../system/fields.ts'
import type { System, SystemField } from '../../system/system.ts'
import type { RecordGround } from '../lint-ground.ts'
import { isInUse, limit, nothing, type PortfolioCheck, type SystemCheck } from './check.ts'

/** In use, without any known update for longer than people set. */
export const notUpdated: SystemCheck = ({ system, facts }, _, { settings }) => {
  const months = facts['months_since_update']
  if (!isInUse(system.status) || typeof months !== 'number' || months < settings.findings.stale_months) return nothing
  return [{ values: { months } }]
}

/** In use after its contract ended. */
export const contractEnded: SystemCheck = ({ system, facts }) => {
  const left = facts['months_to_contract_end']
  return isInUse(system.status) && typeof left === 'number' && left < 0 ? [{ values: { months: -left } }] : nothing
}

/** Fields that speak to an item were changed after a person answered it, and the facts prove nothing else. */
export const answerGroundMoved: SystemCheck = ({ system, facts, record }, _, { items }) =>
  record.answers.flatMap((answer) => {
    const item = items.get(answer.item)
    if (item === undefined) return nothing
    const proven = proveItem(item, facts)
    if (proven !== null && proven.choice !== answer.choice) return nothing
    return movedHit(system, item, record, answer.at)
  })

/** A person set aside what the facts proved, and these facts were changed afterwards. */
export const overrideGroundMoved: SystemCheck = ({ system, facts, record }, _, { items }) =>
  record.answers.flatMap((answer) => {
    const item = items.get(answer.item)
    const proven = item === undefined ? null : proveItem(item, facts)
    if (item === undefined || proven === null || proven.choice === answer.choice) return nothing
    return movedHit(system, item, record, answer.at)
  })

function movedHit(system: System, item: ChecklistItem, record: RecordGround, at: string) {
  const read = new Set(item.proven_by.flatMap((proof) => factsOf(proof.when)).flatMap(fieldsOf))
  const moved = changedAfter(record, system, at).filter((field) => read.has(field))
  if (moved.length === 0) return nothing
  const values = { item: item.id, fact: moved.join(', ') }
  return [
    {
      values,
      key: item.id,
      source: item.id,
      facts: moved,
      place: { to: 'item', system: system.id, item: item.id } as const,
    },
  ]
}

function fieldsOf(fact: string): SystemField[] {
  return fact in systemFields ? [fact as SystemField] : (fieldsBehind[fact as keyof typeof fieldsBehind] ?? [])
}

/** Fields whose value is no longer what it was at that time; what was changed and changed back has not moved. */
function changedAfter(record: RecordGround, system: System, at: string): SystemField[] {
  const then = new Map<SystemField, unknown>()
  for (const change of record.changes) {
    if (change.at <= at) continue
    for (const field of systemFieldNames) {
      if (field in change.before && !then.has(field)) then.set(field, change.before[field])
    }
  }
  return [...then].flatMap(([field, value]) => (JSON.stringify(value) === JSON.stringify(system[field]) ? [] : [field]))
}

/** The verdict is computed otherwise than when the decision was taken. */
export const verdictMovedSinceDecision: SystemCheck = ({ verdict, record: { decision } }) => {
  if (decision === null || verdict === null || verdict.computed === decision.computed) return nothing
  const { computed } = verdict
  return [{ values: { decided: decision.verdict, before: decision.computed, computed }, facts: [] }]
}

/** What is known of a system was changed after it was decided; its name and notes decide nothing. */
export const factsMovedSinceDecision: SystemCheck = ({ system, record }) => {
  const { decision } = record
  if (decision === null) return nothing
  const moved = changedAfter(record, system, decision.at).filter(
    (field) => !['id', 'name', 'notes', 'operator'].includes(field),
  )
  return moved.length === 0
    ? nothing
    : [{ values: { decided: decision.verdict, fact: moved.join(', ') }, facts: moved }]
}

/** The answer was changed after the last attachment to it. */
export const evidenceOlderThanAnswer: SystemCheck = ({ system, record }) =>
  record.answers.flatMap(({ item, changed_at: changed, attached }) => {
    const newest = attached.toSorted().at(-1)
    if (changed === null || newest === undefined || newest >= changed) return nothing
    const values = { item, attached: newest.slice(0, 10), date: changed.slice(0, 10) }
    return [{ values, key: item, source: item, facts: [], place: { to: 'item', system: system.id, item } as const }]
  })

/** Closed, or decided to go, and named again by a newer list that nobody has looked at since. */
export const listedAgainClosed: SystemCheck = ({ record: { relisted } }, _, { settings }) =>
  relisted === null || relisted.verdict !== null || looked(relisted)
    ? nothing
    : [{ values: { file: relisted.file }, severity: settings.listed_again.severity }]

export const listedAgainDecided: SystemCheck = (
  { verdict, record: { relisted } },
  _,
  { settings: { listed_again } },
) => {
  const decided = verdict?.decided ?? null
  if (relisted === null || relisted.verdict === null || looked(relisted)) return nothing
  if (decided === null || !listed_again.verdicts.includes(decided)) return nothing
  const date = (relisted.decided_at ?? '').slice(0, 10)
  return [{ values: { file: relisted.file, decided, date }, severity: listed_again.severity }]
}

function looked(relisted: NonNullable<RecordGround['relisted']>): boolean {
  return [relisted.edited_at, relisted.decided_at].some((at) => (at ?? '') > relisted.at)
}

/** Files that were imported longer ago than a year. */
export const sourceOld: PortfolioCheck = ({ sources, portfolio: { today } }, rule) =>
  sources.flatMap(({ id, file, imported_at }) => {
    const months = monthsBetween(imported_at.slice(0, 10), today)
    if (months === null || months < limit(rule, 'months')) return nothing
    return [{ subject: { kind: 'source', id, name: file } as const, values: { file, months }, facts: [] }]
  })

/** Answers to a version of a checklist that a newer one has replaced. */
export const checklistNewer: PortfolioCheck = ({ records, versions }) => {
  const old = new Map<string, { checklist: string; version: string; systems: string[] }>()
  for (const [system, { answers }] of records) {
    for (const { checklist, version } of answers) {
      const current = versions.get(checklist)
      if (current === undefined || current === baseOf(version)) continue
      const entry = old.get(`${checklist} ${version}`) ?? { checklist, version, systems: [] }
      old.set(`${checklist} ${version}`, entry)
      if (entry.systems.at(-1) !== system) entry.systems.push(system)
    }
  }
  return [...old.values()].map(({ checklist, version, systems }) => ({
    subject: { kind: 'checklist', id: checklist, name: checklist } as const,
    key: version,
    values: { checklist, version, current: versions.get(checklist) ?? '', count: systems.length },
    facts: [],
    systems,
  }))
}

/** `2026.1` of `2026.1+2`: the team's own changes to a checklist do not make the answers to its other items old. */
function baseOf(version: string): string {
  return version.split('+')[0] ?? version
}

/** What was signed is no longer what stands. */
export const signatureBroken: SystemCheck = ({ record: { signature } }) =>
  signature === null || signature.moved === 0
    ? nothing
    : [{ values: { author: signature.author, date: signature.at.slice(0, 10), count: signature.moved }, facts: [] }]

/** The last plan was computed before something it rests on was changed. */
export const planOutdated: PortfolioCheck = ({ plan }) =>
  plan?.outdated
    ? [
        {
          subject: { kind: 'workspace', id: 'plan', name: plan.name },
          values: { name: plan.name },
          facts: [],
          place: { to: 'plan' },
        },
      ]
    : nothing
