import { canonicalJson } from '../checklist/canonical.ts'
import type { GroundChange, SignedGround } from './sign-off.ts'

/** One text for one ground: what the engine hashes when a person signs. */
export function groundText(ground: SignedGround): string {
  return canonicalJson({ ...ground, evidence: sortedEvidence(ground) })
}

/** What differs between the ground that was signed and the one that stands now; empty where they are the same. */
export function groundChanges(signed: SignedGround, now: SignedGround): GroundChange[] {
  const changes = [
    ...changedEntries('fact', bothIn(signed.facts, now.facts), bothIn(now.facts, signed.facts)),
    ...changedEntries('answer', signed.answers, now.answers),
    ...changedEntries('evidence', evidenceByPlace(signed), evidenceByPlace(now)),
    ...changedEntries('decision', { decision: signed.decision }, { decision: now.decision }),
    ...changedEntries('computed', { computed: signed.computed }, { computed: now.computed }),
    ...changedEntries('checklist', signed.checklists, now.checklists),
  ]
  if (changes.length > 0 || groundText(signed) === groundText(now)) return changes
  // The same answers, reached from other facts.
  return changedEntries('fact', signed.facts, now.facts)
}

function changedEntries(
  part: GroundChange['part'],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): GroundChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return keys.flatMap((key) => {
    const [old, now] = [before[key] ?? null, after[key] ?? null]
    return canonicalJson(old) === canonicalJson(now) ? [] : [{ part, key, before: old, after: now }]
  })
}

/** A fact that only one of the grounds reads follows from another change, which is told. */
function bothIn<Value>(values: Readonly<Record<string, Value>>, other: object): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(other, key)))
}

function evidenceByPlace(ground: SignedGround): Record<string, string[]> {
  const places: Record<string, string[]> = {}
  for (const { item, name, sha256 } of sortedEvidence(ground)) {
    const key = `${item} ${name}`
    places[key] = [...(places[key] ?? []), sha256]
  }
  return places
}

function sortedEvidence({ evidence }: SignedGround): SignedGround['evidence'] {
  const key = (one: SignedGround['evidence'][number]) => `${one.item}\n${one.name}\n${one.sha256}`
  return evidence.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
