import type { Choice, ChecklistItem } from './checklist.ts'
import { evaluate, factsOf, negation, type Facts, type Truth } from './condition.ts'

/** A choice proven by facts, with the names of the facts it rests on. */
export type ProvenAnswer = { choice: string; facts: string[] }

/**
 * The answer the facts prove, or `null` where they leave it open.
 *
 * Proofs are read in order. The first whose condition is certainly true gives the choice, but only if no earlier proof
 * could still turn out true with another choice: an unknown fact must not let a weaker proof through.
 */
export function proveItem(item: ChecklistItem, facts: Facts): ProvenAnswer | null {
  const position = provingPosition(item, facts)
  const proof = item.proven_by[position]
  return proof === undefined ? null : { choice: proof.choice, facts: factsOf(proof.when) }
}

/** The proven choice alone, for scoring; `null` where the facts leave it open. */
export function provenChoice(item: ChecklistItem, facts: Facts): Choice | null {
  const proof = item.proven_by[provingPosition(item, facts)]
  return proof === undefined ? null : choiceOf(item, proof.choice)
}

/** The choice of an item with that id; `null` if the item has none, as after a change of its scale. */
export function choiceOf(item: ChecklistItem, id: string): Choice | null {
  for (const choice of item.choices) if (choice.id === id) return choice
  return null
}

/** Index of the proof that counts, −1 for none. */
export function provingPosition(item: ChecklistItem, facts: Facts): number {
  const proofs = item.proven_by
  let undecided: string | null = null
  for (let position = 0; position < proofs.length; position++) {
    const proof = proofs[position]!
    if (undecided !== null && undecided !== proof.choice) return -1
    const truth = evaluate(proof.when, facts)
    if (truth === 'yes') return position
    if (truth === 'maybe') undecided = proof.choice
  }
  return -1
}

/**
 * Whether an item concerns a system. Items that measure frequency of use are set aside where criticality protects
 * the system (method.md T3): low use never closes an emergency system.
 */
export function applies(item: ChecklistItem, facts: Facts): Truth {
  const own = item.applies === undefined ? 'yes' : evaluate(item.applies, facts)
  if (own === 'no' || !item.measures_use) return own
  const free = negation(evaluate(isProtected, facts))
  return free === 'yes' ? own : free
}

const isProtected = { fact: 'protected', is: true } as const
