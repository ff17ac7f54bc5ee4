import type { System } from '../system/system.ts'
import { visitCandidates } from './candidate-pairs.ts'
import { matchParts, type MatchReason } from './match-parts.ts'
import { prepareSystems, type MatchedSystem } from './matched-system.ts'
import type { MatchingWords } from './matching-words.ts'
import { compareNames, type BigramTable } from './name-similarity.ts'
import { doingsConflict, placesConflict, tellingDifference } from './telling-apart.ts'

export type { MatchReason } from './match-parts.ts'

/** Two records that may be one system. `score` ∈ [0, 1]; a person confirms. */
export type DuplicateCandidate = { score: number; systems: [string, string]; reasons: MatchReason[] }

/** What carries an account (微信公众号, 抖音), by its system; `null` where nobody knows. */
export type CarrierOf = (system: string) => string | null

/**
 * Records that may stand for one system, the likeliest first. Nothing is merged here. From `sureAbove` on nothing speaks
 * against: the names are the same but for order, or the figures bear it out, and there is no doubt of any other kind.
 */
export function findDuplicates(
  systems: readonly System[],
  words: MatchingWords,
  carrierOf: CarrierOf = () => null,
): DuplicateCandidate[] {
  const matched = prepareSystems(systems, words)
  const found: DuplicateCandidate[] = []
  visitCandidates(matched, (one, other) => {
    const left = matched.systems[one]
    const right = matched.systems[other]
    if (left === undefined || right === undefined) return
    const candidate = comparePair(left, right, matched.table, words, carrierOf)
    if (candidate !== null) found.push(candidate)
  })
  return found.toSorted((a, b) => b.score - a.score || compareIds(a.systems, b.systems))
}

/** Whether something tells two records apart, however alike the rest is. */
export function toldApart(one: MatchedSystem, other: MatchedSystem, words: MatchingWords): boolean {
  return (
    tellingDifference(one.name, other.name, words) !== null ||
    placesConflict(one.places, other.places) ||
    differentThings(one.thing, other.thing)
  )
}

/** `null` where something tells the two apart or the score stays below the one that is reported. */
function comparePair(
  one: MatchedSystem,
  other: MatchedSystem,
  table: BigramTable,
  words: MatchingWords,
  carrierOf: CarrierOf,
): DuplicateCandidate | null {
  if (toldApart(one, other, words)) return null
  const likeness = compareNames(one.shape, other.shape, table)
  if (likeness.score < 0.4 || doingsConflict(likeness.left, words)) return null
  const parts = matchParts(one, other, likeness, words, [carrierOf(one.system.id), carrierOf(other.system.id)])
  let total = 0
  let points = 0
  for (const { weight, score } of parts) {
    total += weight
    points += weight * score
  }
  const most = parts.some((part) => part.doubt) ? words.sureAbove - 0.01 : 1
  const score = Math.round(Math.min(most, points / total) * 1000) / 1000
  if (score < words.reportAbove) return null
  return { score, systems: [one.system.id, other.system.id], reasons: parts.map((part) => part.reason()) }
}

/** A work group or an account is never the same thing as the app of that name. */
function differentThings(one: MatchedSystem['thing'], other: MatchedSystem['thing']): boolean {
  return one !== null && other !== null && one !== other
}

function compareIds(a: readonly [string, string], b: readonly [string, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0
}
