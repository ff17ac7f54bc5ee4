import { applies } from '../../checklist/prove.ts'
import { systemFields } from '../../system/fields.ts'
import type { System, SystemField } from '../../system/system.ts'
import type { LintRule } from '../lint-rule.ts'
import { limit, nothing, type SystemCheck } from './check.ts'

/** So many of the named fields are unknown that the record says next to nothing. */
export const nearlyEmpty: SystemCheck = ({ system }, rule) => {
  const missing = unknownOf(system, rule)
  return missing.length < limit(rule, 'least') ? nothing : [missingHit(system, missing)]
}

/** Some of the named fields are unknown. */
export const fieldsUnknown: SystemCheck = ({ system }, rule) => {
  const missing = unknownOf(system, rule)
  return missing.length === 0 ? nothing : [missingHit(system, missing)]
}

function unknownOf(system: System, rule: LintRule): SystemField[] {
  return rule.facts.filter((fact): fact is SystemField => fact in systemFields && system[fact as SystemField] === null)
}

function missingHit(system: System, missing: SystemField[]) {
  const [field] = missing
  return {
    values: { missing: missing.join(', '), count: missing.length },
    facts: [...missing],
    ...(field === undefined ? {} : { place: { to: 'field', system: system.id, field } as const }),
  }
}

/** A system the locality pays for of which no amount is known. */
export const costUnknown: SystemCheck = ({ system }, rule) => {
  const { mandate, kind, build_cost: build, annual_cost: annual } = system
  if (mandate === null || !(rule.words['mandate'] ?? []).includes(mandate)) return nothing
  if (kind === null || (rule.words['kind_without'] ?? []).includes(kind)) return nothing
  return build === null && annual === null ? [{}] : nothing
}

/** A person's answer without the note or attachment its item asks for. */
export const evidenceMissing: SystemCheck = ({ system, facts, record }, rule, { items }) =>
  record.answers.flatMap(({ item: id, note, attached }) => {
    const item = items.get(id)
    const wanted = rule.words['evidence']?.[0]
    if (item === undefined || item.evidence === 'none' || item.evidence !== wanted) return nothing
    if (applies(item, facts) === 'no' || attached.length > 0) return nothing
    if (wanted === 'note' && (note ?? '').trim() !== '') return nothing
    const place = { to: 'item', system: system.id, item: id } as const
    return [{ values: { item: id }, key: id, source: id, clause: item.source[0] ?? null, facts: [], place }]
  })

/** Fewer voices than prove anything, though somebody was asked. */
export const fewVoices: SystemCheck = ({ facts }, _, { settings: { minimum_voices: least } }) => {
  const voices = facts['feedback_count']
  if (typeof voices !== 'number' || voices === 0 || voices >= least) return nothing
  return [{ values: { voices, least }, place: { to: 'feedback' } }]
}
