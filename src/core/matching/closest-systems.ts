import type { System, SystemKind } from '../system/system.ts'
import { prepareSystems } from './matched-system.ts'
import type { MatchingWords } from './matching-words.ts'
import { compareNames, nameShape, type NameLikeness } from './name-similarity.ts'
import { normaliseName } from './normalise-name.ts'
import { tellingDifference } from './telling-apart.ts'

export type ClosestSystem = { system: string; name: string; score: number; by: NameLikeness['by'] }

/** A group or an account whose name is alike is meant only where the name people use says so. */
const unlessSaid: { kind: SystemKind; said: RegExp; factor: number }[] = [
  { kind: 'work_group', said: /群/, factor: 0.8 },
  { kind: 'official_account', said: /号|微博|抖音|头条/, factor: 0.9 },
]

/**
 * Finds the systems whose names are closest to a name as people say it; likeliest first, at most `limit`.
 * A name in brackets, such as 全省网格化服务管理平台（网格通）, counts as much as the name before it.
 */
export function closestSystems(
  systems: readonly System[],
  words: MatchingWords,
): (name: string, limit?: number) => ClosestSystem[] {
  const { systems: matched, table } = prepareSystems(systems, words)
  return (name, limit = 5) => {
    const wanted = normaliseName(name, words)
    const shape = nameShape(wanted.canonical, table)
    return matched
      .flatMap((entry): ClosestSystem[] => {
        const { score, by } = entry.name.notes.includes(wanted.core)
          ? ({ score: 1, by: 'same' } as const)
          : compareNames(shape, entry.shape, table)
        if (score === 0 || tellingDifference(wanted, entry.name, words) !== null) return []
        const rule = unlessSaid.find(({ kind, said }) => kind === entry.system.kind && !said.test(name))
        const meant = Math.round(score * (rule?.factor ?? 1) * 1000) / 1000
        return [{ system: entry.system.id, name: entry.system.name, score: meant, by }]
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
  }
}
