/** A fact's value; `null` is unknown. */
export type FactValue = string | number | boolean | readonly string[] | null
export type Facts = Readonly<Record<string, FactValue>>

/** Three-valued truth: `maybe` where an unknown fact decides. */
export type Truth = 'yes' | 'no' | 'maybe'

/**
 * A condition over facts: `all`, `any`, `none` of further conditions, or one named check of one fact.
 * Exactly one check beside `fact`:
 * `is` (equal), `in` (one of; for a list fact: shares one of), `at_least`, `below`, `known`, `contains` (text or list contains).
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { none: Condition[] }
  | { fact: string; is: string | number | boolean }
  | { fact: string; in: string[] }
  | { fact: string; at_least: number }
  | { fact: string; below: number }
  | { fact: string; known: boolean }
  | { fact: string; contains: string }

/** Kleene's strong three-valued logic over the facts; an absent fact is unknown. */
export function evaluate(condition: Condition, facts: Facts): Truth {
  if ('all' in condition) return evaluateAll(condition.all, facts)
  if ('any' in condition) return evaluateAny(condition.any, facts)
  if ('none' in condition) return negation(evaluateAny(condition.none, facts))
  const value = facts[condition.fact] ?? null
  if ('known' in condition) return truth((value !== null) === condition.known)
  if (value === null) return 'maybe'
  if ('is' in condition) return truth(value === condition.is)
  if ('in' in condition) {
    if (typeof value === 'string') return truth(condition.in.includes(value))
    return truth(asList(value).some((entry) => condition.in.includes(String(entry))))
  }
  if ('at_least' in condition) return truth(typeof value === 'number' && value >= condition.at_least)
  if ('below' in condition) return truth(typeof value === 'number' && value < condition.below)
  return truth(
    typeof value === 'string' ? value.includes(condition.contains) : asList(value).includes(condition.contains),
  )
}

// Loops instead of `conjunction(parts.map(…))`: all verdicts of 10,000 systems pass through here, so nothing is allocated.
function evaluateAll(parts: readonly Condition[], facts: Facts): Truth {
  let result: Truth = 'yes'
  for (const part of parts) {
    const one = evaluate(part, facts)
    if (one === 'no') return 'no'
    if (one === 'maybe') result = 'maybe'
  }
  return result
}

function evaluateAny(parts: readonly Condition[], facts: Facts): Truth {
  let result: Truth = 'no'
  for (const part of parts) {
    const one = evaluate(part, facts)
    if (one === 'yes') return 'yes'
    if (one === 'maybe') result = 'maybe'
  }
  return result
}

/** The facts a condition reads, in order of appearance, each once. */
export function factsOf(condition: Condition): string[] {
  if ('all' in condition) return unique(condition.all.flatMap(factsOf))
  if ('any' in condition) return unique(condition.any.flatMap(factsOf))
  if ('none' in condition) return unique(condition.none.flatMap(factsOf))
  return [condition.fact]
}

export function conjunction(truths: Truth[]): Truth {
  if (truths.includes('no')) return 'no'
  return truths.includes('maybe') ? 'maybe' : 'yes'
}

export function disjunction(truths: Truth[]): Truth {
  if (truths.includes('yes')) return 'yes'
  return truths.includes('maybe') ? 'maybe' : 'no'
}

export function negation(value: Truth): Truth {
  if (value === 'maybe') return 'maybe'
  return value === 'yes' ? 'no' : 'yes'
}

function truth(value: boolean): Truth {
  return value ? 'yes' : 'no'
}

function asList(value: Exclude<FactValue, null>): readonly (string | number | boolean)[] {
  return Array.isArray(value) ? value : [value as string | number | boolean]
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}
