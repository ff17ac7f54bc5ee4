import { namePieces } from './name-pieces.ts'
import { visitShared } from './shared-ids.ts'

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

/** Bigrams of all names with how rare each is, and the words that say how, not what. */
export type BigramTable = {
  ids: ReadonlyMap<string, number>
  counts: readonly number[]
  weights: readonly number[]
  weak: { all: RegExp; long: RegExp }
}

/** Counts the bigrams of many cores; a rare bigram (河长) says more than a common one (智慧). */
export function bigramTable(cores: readonly string[], weakWords: readonly string[] = []): BigramTable {
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
  return {
    ids,
    counts,
    weights,
    weak: { all: anyOf(weakWords), long: anyOf(weakWords.filter((word) => word.length > 1)) },
  }
}

function anyOf(words: readonly string[]): RegExp {
  return words.length === 0 ? /$^/g : new RegExp(words.join('|'), 'g')
}

export function nameShape(core: string, table: BigramTable): NameShape {
  const bigrams = [...new Set(bigramsOf(core))].map((bigram) => table.ids.get(bigram) ?? unknownId(bigram))
  bigrams.sort((a, b) => a - b)
  let weight = 0
  for (const id of bigrams) weight += weightOf(id, table)
  return { core, bigrams, weight, characters: [...core].toSorted().join('') }
}

/**
 * How two cores are alike, in [0, 1], and in which way; `kernel`: but for words such as 智慧 and 服务 they are the same.
 * `left` is what each has that the other lacks, weak words apart.
 */
export type NameLikeness = {
  score: number
  by: 'same' | 'order' | 'kernel' | 'abbreviation' | 'similar'
  left: readonly [string, string]
}

/** Names that share less than this are not looked at piece by piece. */
const leastShared = 0.15

const nothingLeft = ['', ''] as const

/** One of two names that each say something of their own is less than what they share. */
const ownWords = 0.8

export function compareNames(one: NameShape, other: NameShape, table: BigramTable): NameLikeness {
  if (one.core === other.core) return { score: one.core === '' ? 0 : 1, by: 'same', left: nothingLeft }
  if (one.core.length >= 3 && one.characters === other.characters)
    return { score: 0.95, by: 'order', left: nothingLeft }
  const similar = sharedWeight(one, other, table)
  const dice = (2 * similar) / Math.max(1e-9, one.weight + other.weight)
  if (dice < leastShared) return { score: dice, by: 'similar', left: [one.core, other.core] }
  const pieces = namePieces(one.core, other.core)
  const [mine = '', theirs = ''] = pieces.left.map((parts) =>
    parts.map((part) => part.replaceAll(table.weak.all, '')).join(''),
  )
  const left = [mine, theirs] as const
  const content = pieces.shared.join('').replaceAll(table.weak.long, '').length
  if (mine !== '' && theirs !== '') return { score: dice * ownWords, by: 'similar', left }
  if (content < 2) return { score: dice / 2, by: 'similar', left }
  if (mine === '' && theirs === '') {
    const weak = one.core.length + other.core.length - 2 * pieces.shared.join('').length
    return { score: Math.max(0.8, Math.min(0.95, 0.97 - 0.03 * weak)), by: 'kernel', left }
  }
  const share = content / (content + mine.length + theirs.length)
  const contained = content === 2 ? 0.5 + 0.25 * share : 0.58 + 0.3 * share + (content >= 4 ? 0.05 : 0)
  return contained > dice ? { score: contained, by: 'abbreviation', left } : { score: dice, by: 'similar', left }
}

function sharedWeight(one: NameShape, other: NameShape, table: BigramTable): number {
  let shared = 0
  visitShared(one.bigrams, other.bigrams, (id) => (shared += weightOf(id, table)))
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
