import type { LintGround, LintSystem } from '../lint-ground.ts'
import type { Hit, PortfolioHit } from '../lint-finding.ts'
import type { LintRule } from '../lint-rule.ts'

/** Looks at one system. */
export type SystemCheck = (subject: LintSystem, rule: LintRule, ground: LintGround) => readonly Hit[]
/** Looks at everything at once. */
export type PortfolioCheck = (ground: LintGround, rule: LintRule) => readonly PortfolioHit[]

export const nothing: never[] = []

/** A constant of the rule; what a rule does not state can never be reached. */
export function limit(rule: LintRule, name: string): number {
  return rule.limits[name] ?? Number.POSITIVE_INFINITY
}

export function isInUse(status: string | null): boolean {
  return status === null || status === 'running' || status === 'trial'
}

/** Systems by owner, without those whose owner is unknown. */
export function byOwner<Entry extends { owner: string | null }>(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (entry.owner === null || entry.owner.trim() === '') continue
    const group = groups.get(entry.owner)
    if (group) group.push(entry)
    else groups.set(entry.owner, [entry])
  }
  return groups
}
