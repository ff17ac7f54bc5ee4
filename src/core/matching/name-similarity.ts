/** A core ready for comparison: its character bigrams with weights, and its characters in order. */
export type NameShape = {
  core: string
  /** Distinct bigram ids, ascending. A core of one character has itself as its only bigram. */
  bigrams: readonly number[]
  /** Sum of the weights of the bigrams. */
  weight: number
  /** Characters, sorted. */
  characters: string
}

/** Bigrams of all names with how rare each is. */
export type BigramTable = { ids: ReadonlyMap<string, number>; counts: readonly number[]; weights: readonly number[] }

/** Counts the bigrams of many cores; a rare bigram (河长) says more than a common one (智慧). */
export function bigramTable(cores: readonly string[]): BigramTable {
  const ids = new Map<string, number>()
  const counts: number[] = []
  for (const core of cores) {
    for (const bigram of new Set(bigramsOf(core))) {
      const id = ids.get(bigram) ?? ids.size
      ids.set(bigram, id)
      counts[id] = (counts[id] ?? 0) + 1
    }
  }
  const weights = counts.map((count) => Math.log(1 + (cores.length + 1) / count))
  return { ids, counts, weights }
}

export function nameShape(core: string, table: BigramTable): NameShape {
  const bigrams = [...new Set(bigramsOf(core))].map((bigram) => table.ids.get(bigram) ?? unknownId(bigram))
  bigrams.sort((a, b) => a - b)
  let weight = 0
  for (const id of bigrams) weight += weightOf(id, table)
  return { core, bigrams, weight, characters: [...core].toSorted().join('') }
}

/** How two cores are alike, in [0, 1], and in which way. */
export type NameLikeness = { score: number; by: 'same' | 'order' | 'abbreviation' | 'similar' }

export function compareNames(one: NameShape, other: NameShape, table: BigramTable): NameLikeness {
  if (one.core === other.core) return { score: one.core === '' ? 0 : 1, by: 'same' }
  if (one.core.length >= 3 && one.characters === other.characters) return { score: 0.95, by: 'order' }
  const similar = sharedWeight(one, other, table)
  const dice = one.weight + other.weight === 0 ? 0 : (2 * similar) / (one.weight + other.weight)
  const contained = abbreviationScore(one, other, similar)
  return contained > dice ? { score: contained, by: 'abbreviation' } : { score: dice, by: 'similar' }
}

/**
 * A short name whose characters stand in the long one in the same order, beginning alike (智慧城管 for 智慧城市管理), or in
 * one piece (网格通 for 平安云岭网格通). Three characters at least, so that 党建 does not stand for every name with these two.
 */
function abbreviationScore(one: NameShape, other: NameShape, shared: number): number {
  const [short, long] = one.core.length <= other.core.length ? [one, other] : [other, one]
  const inOnePiece = long.core.includes(short.core)
  if (short.core.length < 3 || (short.core[0] !== long.core[0] && !inOnePiece)) return 0
  let at = 0
  for (const character of long.core) if (character === short.core[at]) at += 1
  if (at < short.core.length) return 0
  const share = short.weight === 0 ? 0 : Math.min(1, shared / short.weight)
  return (short.core[0] === long.core[0] ? 0.6 : 0.55) + 0.25 * share + 0.1 * (short.core.length / long.core.length)
}

function sharedWeight(one: NameShape, other: NameShape, table: BigramTable): number {
  const a = one.bigrams
  const b = other.bigrams
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) {
      shared += weightOf(left, table)
      i += 1
      j += 1
    } else if (left < right) i += 1
    else j += 1
  }
  return shared
}

function bigramsOf(core: string): string[] {
  if (core.length < 2) return core === '' ? [] : [core]
  return Array.from({ length: core.length - 1 }, (_, at) => core.slice(at, at + 2))
}

/** A bigram that no name of the table has: beyond its ids, the same for the same characters. */
function unknownId(bigram: string): number {
  return 1_000_000_000 + bigram.charCodeAt(0) * 65_536 + (bigram.charCodeAt(1) || 0)
}

function weightOf(id: number, table: BigramTable): number {
  return table.weights[id] ?? Math.log(1 + (table.counts.length + 1))
}
