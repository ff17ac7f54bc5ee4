import { evaluate, type Facts } from '../checklist/condition.ts'
import type { System } from '../system/system.ts'
import { portfolioChecks, systemChecks } from './checks/registry.ts'
import { findingSeverities } from './finding.ts'
import type { Hit, LintFinding, LintSubject, Place } from './lint-finding.ts'
import { nothingRecorded, type LintGround, type LintSystem } from './lint-ground.ts'
import type { LintRule } from './lint-rule.ts'

/**
 * Every finding of the lint rules: by severity, then in the order of the rules, then in the order of the systems.
 * Only what is certain is a finding; a rule is silent about a system of which one it yields to has spoken.
 */
export function lintPortfolio(rules: readonly LintRule[], ground: LintGround): LintFinding[] {
  const found = new Map(rules.map((rule): [string, LintFinding[]] => [rule.id, []]))
  for (const system of ground.portfolio.systems) {
    for (const finding of lintSystem(rules, system, ground)) found.get(finding.rule)?.push(finding)
  }
  for (const rule of rules) {
    const check = rule.check === null ? undefined : portfolioChecks[rule.check]
    for (const hit of check?.(ground, rule) ?? []) found.get(rule.id)?.push(findingOf(rule, hit, hit.subject, {}))
  }
  const all = rules.flatMap((rule) => found.get(rule.id) ?? [])
  return findingSeverities.flatMap((severity) => all.filter((finding) => finding.severity === severity))
}

/** Findings of one system, in the order of the rules. */
function lintSystem(rules: readonly LintRule[], system: System, ground: LintGround): LintFinding[] {
  const { id, name } = system
  const facts = ground.facts.get(id) ?? {}
  const verdict = ground.verdicts.get(id) ?? null
  const subject: LintSystem = { system, facts, verdict, record: ground.records.get(id) ?? nothingRecorded }
  const found: LintFinding[] = []
  for (const rule of rules) {
    for (const hit of hitsOf(rule, subject, ground))
      found.push(findingOf(rule, hit, { kind: 'system', id, name }, facts))
  }
  const silent = new Set(
    rules.filter(({ yields_to }) => found.some((one) => yields_to.includes(one.rule))).map((rule) => rule.id),
  )
  return silent.size === 0 ? found : found.filter((finding) => !silent.has(finding.rule))
}

const none: readonly Hit[] = []
const plain: readonly Hit[] = [{}]

function hitsOf(rule: LintRule, subject: LintSystem, ground: LintGround): readonly Hit[] {
  if (rule.when !== null && evaluate(rule.when, subject.facts) !== 'yes') return none
  if (rule.check === null) return plain
  return systemChecks[rule.check]?.(subject, rule, ground) ?? none
}

function findingOf(rule: LintRule, hit: Hit, subject: LintSubject, facts: Facts): LintFinding {
  return {
    id: [rule.id, subject.kind, subject.id, ...(hit.key === undefined ? [] : [hit.key])].join(':'),
    rule: rule.id,
    kind: rule.kind,
    severity: hit.severity ?? rule.severity,
    subject,
    values: hit.values ?? valuesOf(rule, facts),
    clause: hit.clause ?? rule.source[0] ?? null,
    facts: hit.facts ?? rule.facts,
    systems: hit.systems ?? (subject.kind === 'system' ? [subject.id] : []),
    place: hit.place ?? placeOf(rule, subject),
    proposal: hit.proposal ?? null,
    source: hit.source ?? null,
  }
}

/** The facts a sentence names; amounts and months in whole numbers. */
function valuesOf(rule: LintRule, facts: Facts): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(rule.values).map(([name, fact]) => {
      const value = facts[fact] ?? ''
      return [name, typeof value === 'number' ? Math.abs(Math.round(value)) : String(value)]
    }),
  )
}

function placeOf(rule: LintRule, subject: LintSubject): Place {
  if (subject.kind === 'owner') return { to: 'owner', owner: subject.name }
  if (subject.kind === 'scene') return { to: 'scene', scene: subject.id }
  if (subject.kind === 'locality') return { to: 'locality', locality: subject.id }
  if (subject.kind === 'source') return { to: 'import' }
  if (subject.kind !== 'system') return { to: 'review', system: null }
  return rule.field === null
    ? { to: 'review', system: subject.id }
    : { to: 'field', system: subject.id, field: rule.field }
}
