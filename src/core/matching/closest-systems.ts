import type { System } from '../system/system.ts'
import { prepareSystems } from './matched-system.ts'
import type { MatchingWords } from './matching-words.ts'
import { compareNames, nameShape, type NameLikeness } from './name-similarity.ts'
import { normaliseName } from './normalise-name.ts'
import { tellingDifference } from './telling-apart.ts'

export type ClosestSystem = { system: string; name: string; score: number; by: NameLikeness['by'] }

/** Finds the systems whose names are closest to a name as people say it; likeliest first, at most `limit`. */
export function closestSystems(
  systems: readonly System[],
  words: MatchingWords,
): (name: string, limit?: number) => ClosestSystem[] {
  const { systems: matched, table } = prepareSystems(systems, words)
  return (name, limit = 5) => {
    const wanted = normaliseName(name, words)
    const shape = nameShape(wanted.core, table)
    return matched
      .flatMap((entry): ClosestSystem[] => {
        const { score, by } = compareNames(shape, entry.shape, table)
        if (score === 0 || tellingDifference(wanted, entry.name, words) !== null) return []
        return [{ system: entry.system.id, name: entry.system.name, score: Math.round(score * 1000) / 1000, by }]
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
  }
}
