import type { MatchedSystem, MatchedSystems } from './matched-system.ts'

/** Systems of one bucket are compared all with all up to this size; beyond it each with its neighbours in order. */
const wholeBucket = 60
const neighbours = 12
/** How many of a name's rarest bigrams it is filed under. */
const filedUnder = 5

/**
 * Visits the pairs worth comparing, each once, as positions (lower first). Systems meet when they share one of their rarest
 * bigrams, the same characters in another order, or a small owner; the cost grows with the number of systems, not with
 * its square, since large buckets are read in order of name with a window.
 */
export function visitCandidates({ systems, table }: MatchedSystems, visit: (one: number, other: number) => void): void {
  const buckets = new Map<string, number[]>()
  systems.forEach((system, at) => {
    for (const key of keysOf(system, table.counts)) {
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [at])
      else bucket.push(at)
    }
  })
  const seen = new Set<number>()
  const meet = (one: number, other: number): void => {
    const low = Math.min(one, other)
    const high = Math.max(one, other)
    const code = low * systems.length + high
    if (seen.has(code)) return
    seen.add(code)
    visit(low, high)
  }
  for (const bucket of buckets.values()) {
    const reach = bucket.length <= wholeBucket ? bucket.length : neighbours
    if (reach === neighbours) bucket.sort((a, b) => compareText(coreOf(systems, a), coreOf(systems, b)) || a - b)
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < bucket.length && j <= i + reach; j++) meet(bucket[i] ?? 0, bucket[j] ?? 0)
    }
  }
}

function keysOf({ shape, owner }: MatchedSystem, counts: readonly number[]): string[] {
  const rarest = shape.bigrams.toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0)).slice(0, filedUnder)
  const keys = rarest.map((bigram) => `b${bigram}`)
  // The two rarest together split the buckets of common bigrams; sorted, so that both names make the same key.
  if (rarest.length >= 2)
    keys.push(
      `p${rarest
        .slice(0, 2)
        .toSorted((a, b) => a - b)
        .join('-')}`,
    )
  keys.push(`c${shape.characters}`)
  if (owner !== null) keys.push(`o${owner.core}${shape.core.slice(0, 1)}`)
  return keys
}

function coreOf(systems: readonly MatchedSystem[], at: number): string {
  return systems[at]?.shape.core ?? ''
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
