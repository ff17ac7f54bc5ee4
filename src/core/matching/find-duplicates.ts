import type { System } from '../system/system.ts'
import { visitCandidates } from './candidate-pairs.ts'
import { compareOwners, prepareSystems, type MatchedSystem } from './matched-system.ts'
import type { MatchingWords } from './matching-words.ts'
import { compareNames, type BigramTable, type NameLikeness } from './name-similarity.ts'
import { placesConflict, tellingDifference } from './telling-apart.ts'

/** One thing that speaks for or against a duplicate; `code` is a sentence of `findings.json`, shares are percentages. */
export type MatchReason = { code: string; values: Record<string, string | number | boolean | null> }

/** Two records that may be one system. `score` ∈ [0, 1]; a person confirms. */
export type DuplicateCandidate = { score: number; systems: [string, string]; reasons: MatchReason[] }

/** Records that may stand for one system, the likeliest first. Nothing is merged here. */
export function findDuplicates(systems: readonly System[], words: MatchingWords): DuplicateCandidate[] {
  const matched = prepareSystems(systems, words)
  const found: DuplicateCandidate[] = []
  visitCandidates(matched, (one, other) => {
    const left = matched.systems[one]
    const right = matched.systems[other]
    const candidate = left === undefined || right === undefined ? null : comparePair(left, right, matched.table, words)
    if (candidate !== null) found.push(candidate)
  })
  return found.toSorted((a, b) => b.score - a.score || compareIds(a.systems, b.systems))
}

/** `null` where something tells the two apart or the score stays below the one that is reported. */
function comparePair(
  one: MatchedSystem,
  other: MatchedSystem,
  table: BigramTable,
  words: MatchingWords,
): DuplicateCandidate | null {
  const likeness = compareNames(one.shape, other.shape, table)
  if (likeness.score < 0.4) return null
  if (tellingDifference(one.name, other.name, words) !== null) return null
  if (one.owner !== null && other.owner !== null && placesConflict(one.owner.places, other.owner.places)) return null

  if (differentThings(one.system.kind, other.system.kind)) return null

  const parts = partsOf(one, other, likeness, words)
  let total = 0
  let points = 0
  for (const part of parts) {
    total += part.weight
    points += part.weight * part.score
  }
  const score = points / total
  if (score < words.reportAbove) return null
  return {
    score: Math.round(score * 1000) / 1000,
    systems: [one.system.id, other.system.id],
    reasons: parts.map((part) => part.reason()),
  }
}

/** One ground of the score; its sentence is made only for pairs that are reported. */
type Part = { weight: number; score: number; reason: () => MatchReason }

function partsOf(one: MatchedSystem, other: MatchedSystem, likeness: NameLikeness, { weights }: MatchingWords): Part[] {
  const parts: Part[] = [
    {
      weight: weights.name,
      score: likeness.score,
      reason: () => ({ code: `name_${likeness.by}`, values: { share: percent(likeness.score), core: one.name.core } }),
    },
  ]
  if (one.owner !== null && other.owner !== null) {
    const score = compareOwners(one.owner, other.owner)
    const code = score >= 0.7 ? 'owner_same' : 'owner_differs'
    parts.push({ weight: weights.owner, score, reason: () => ({ code, values: { share: percent(score) } }) })
  }
  if (one.functions !== null && other.functions !== null) {
    const shared = [...one.functions].filter((entry) => other.functions?.has(entry) === true).length
    const fewer = Math.min(one.functions.size, other.functions.size)
    const code = shared > 0 ? 'functions_shared' : 'functions_differ'
    parts.push({
      weight: weights.functions,
      score: shared / fewer,
      reason: () => ({ code, values: { shared, fewer } }),
    })
  }
  if (one.system.kind !== null && other.system.kind !== null) {
    const same = one.system.kind === other.system.kind
    parts.push({
      weight: weights.kind,
      score: same ? 1 : 0,
      reason: () => ({
        code: same ? 'kind_same' : 'kind_differs',
        values: { kind: one.system.kind, other: other.system.kind },
      }),
    })
  }
  if (numberOnOneSide(one, other)) {
    parts.push({ weight: weights.name / 2, score: 0, reason: () => ({ code: 'number_on_one_side', values: {} }) })
  }
  if (one.name.places.length !== other.name.places.length) {
    parts.push({ weight: weights.name / 4, score: 0, reason: () => ({ code: 'place_on_one_side', values: {} }) })
  }
  return parts
}

/** A work group or an account is never the same thing as the app of that name. */
function differentThings(one: System['kind'], other: System['kind']): boolean {
  if (one === null || other === null || one === other) return false
  return [one, other].some((kind) => kind === 'work_group' || kind === 'official_account')
}

function numberOnOneSide(one: MatchedSystem, other: MatchedSystem): boolean {
  return (one.name.numbers.length === 0) !== (other.name.numbers.length === 0)
}

function compareIds(a: readonly [string, string], b: readonly [string, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0
}

function percent(share: number): number {
  return Math.round(share * 100)
}
