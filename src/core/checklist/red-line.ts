import type { RedLine } from './checklist.ts'
import { evaluate, factsOf, type Facts } from './condition.ts'

/** `review`: the facts do not decide, a person must look. `exempt`: lifted, hit or not. */
export type RedLineResult = 'hit' | 'clear' | 'review' | 'exempt' | 'out_of_scope'

/**
 * Judges one rule. A rule that is certainly out of scope, certainly not hit, or certainly exempt is done with,
 * whatever else is unknown; otherwise anything unknown sends it to a person.
 */
export function judgeRedLine(rule: RedLine, facts: Facts): RedLineResult {
  const scope = rule.scope === undefined ? 'yes' : evaluate(rule.scope, facts)
  if (scope === 'no') return 'out_of_scope'
  const hit = evaluate(rule.when, facts)
  if (hit === 'no') return 'clear'
  const exempt = rule.exempt === undefined ? 'no' : evaluate(rule.exempt, facts)
  if (exempt === 'yes') return 'exempt'
  return scope === 'yes' && hit === 'yes' && exempt === 'no' ? 'hit' : 'review'
}

/** The facts a rule reads, each once. */
export function factsOfRedLine(rule: RedLine): string[] {
  const conditions = [rule.scope, rule.when, rule.exempt].filter((condition) => condition !== undefined)
  return [...new Set(conditions.flatMap(factsOf))]
}
