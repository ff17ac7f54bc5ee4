import type { ChecklistItem } from './checklist.ts'
import { factsOf, type Facts, type FactValue } from './condition.ts'
import { provenChoice } from './prove.ts'

/**
 * What the facts said when a person answered: the choice they proved, `null` where they left it open, and the value of
 * every fact that speaks to the item.
 */
export type AnswerGround = { choice: string | null; facts: Record<string, FactValue> }

/** How the ground under a person's answer moved: what the facts proved then and prove now, and the facts that differ. */
export type GroundMove = {
  before: string | null
  now: string | null
  facts: { name: string; before: FactValue; now: FactValue }[]
}

/** Months pass by themselves; what a person answered against is the date behind them. */
const datesBehind: Readonly<Record<string, string>> = {
  months_since_update: 'last_updated_on',
  months_since_launch: 'launched_on',
  months_to_contract_end: 'contract_ends_on',
}

/** The ground of an answer given now; `null` for an item that no fact speaks to. */
export function groundOfAnswer(item: ChecklistItem, facts: Facts): AnswerGround | null {
  if (item.proven_by.length === 0) return null
  const names = new Set(item.proven_by.flatMap((proof) => factsOf(proof.when)).map((name) => datesBehind[name] ?? name))
  return {
    choice: provenChoice(item, facts)?.id ?? null,
    facts: Object.fromEntries([...names].map((name) => [name, facts[name] ?? null])),
  }
}

/**
 * Whether the ground of a person's answer moved so that the answer must be looked at again; `null` where it stands.
 * An answer that overrides the facts rests on their values, and moves with any of them. One that agreed with them, or was
 * given where they proved nothing, moves once they prove another choice. Facts that prove the answer itself never move it.
 *
 * @param given the person's choice
 */
export function groundMove(
  item: ChecklistItem,
  given: string,
  ground: AnswerGround | null,
  facts: Facts,
): GroundMove | null {
  const present = groundOfAnswer(item, facts)
  if (ground === null || present === null || present.choice === given) return null
  const changed = Object.entries(ground.facts).flatMap(([name, before]) => {
    const now = facts[name] ?? null
    return sameValue(before, now) ? [] : [{ name, before, now }]
  })
  const overrode = ground.choice !== null && ground.choice !== given
  const moved = ground.choice !== present.choice ? overrode || present.choice !== null : overrode && changed.length > 0
  return moved ? { before: ground.choice, now: present.choice, facts: changed } : null
}

function sameValue(one: FactValue, other: FactValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
