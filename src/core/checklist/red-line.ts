import type { RedLine } from './checklist.ts'
import { isAnswerFact, itemOfAnswerFact } from './answer-fact.ts'
import { evaluate, factsOf, type Condition, type Facts } from './condition.ts'

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

/** The facts of the system a rule reads, each once. */
export function factsOfRedLine(rule: RedLine): string[] {
  return namesIn(rule).filter((name) => !isAnswerFact(name))
}

/** The checklist items whose answers a rule reads, each once. */
export function itemsOfRedLine(rule: RedLine): string[] {
  return namesIn(rule).filter(isAnswerFact).map(itemOfAnswerFact)
}

export function conditionsOfRedLine(rule: RedLine): Condition[] {
  return [rule.scope, rule.when, rule.exempt].filter((condition) => condition !== undefined)
}

function namesIn(rule: RedLine): string[] {
  return [...new Set(conditionsOfRedLine(rule).flatMap(factsOf))]
}
