import type { DuplicateCluster, DuplicatePair } from '../../../contract/calls/duplicate.ts'

/** A name for a group that holds while its records stay together. */
export function keyOf(group: DuplicateCluster): string {
  return group.systems
    .map((system) => system.id)
    .toSorted()
    .join('+')
}

/** The pairs of a group, the weakest first, with the places of their records in it (from 1). */
export function pairsOf(group: DuplicateCluster): { pair: DuplicatePair; places: [number, number] }[] {
  const place = (id: string) => group.systems.findIndex((system) => system.id === id) + 1
  return group.pairs
    .toSorted((a, b) => a.score - b.score)
    .map((pair) => {
      const [one, other] = pair.systems
      const [first, second] = [place(one.id), place(other.id)]
      return { pair, places: first < second ? [first, second] : [second, first] }
    })
}

/** Every pair of these records. */
export function allPairs(ids: readonly string[]): [string, string][] {
  return ids.flatMap((one, index) => ids.slice(index + 1).map((other): [string, string] => [one, other]))
}

/** Groups to be joined in one go, as pairs: each record with the first of its group, which stays. */
export function joinsOf(groups: readonly DuplicateCluster[]): [string, string][] {
  return groups.flatMap(({ systems: [first, ...others] }) =>
    first ? others.map((other): [string, string] => [first.id, other.id]) : [],
  )
}
