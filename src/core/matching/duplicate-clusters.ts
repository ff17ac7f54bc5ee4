import type { DuplicateCandidate } from './find-duplicates.ts'

/**
 * Groups of systems joined by candidates at or above a score, largest first. A group is a proposal to look at side by
 * side: its members need not all be alike pair by pair, so the weakest link is told.
 */
export type DuplicateCluster = { systems: string[]; weakest: number; pairs: DuplicateCandidate[] }

export function duplicateClusters(candidates: readonly DuplicateCandidate[], above: number): DuplicateCluster[] {
  const clusters = new Map<string, DuplicateCluster>()
  for (const candidate of candidates) {
    if (candidate.score < above) continue
    const [one, other] = candidate.systems
    const left = clusters.get(one) ?? { systems: [one], weakest: 1, pairs: [] }
    const right = clusters.get(other) ?? { systems: [other], weakest: 1, pairs: [] }
    const joined = left === right ? left : join(left, right)
    joined.pairs.push(candidate)
    joined.weakest = Math.min(joined.weakest, candidate.score)
    for (const system of joined.systems) clusters.set(system, joined)
  }
  return [...new Set(clusters.values())].toSorted((a, b) => b.systems.length - a.systems.length)
}

function join(left: DuplicateCluster, right: DuplicateCluster): DuplicateCluster {
  return {
    systems: [...left.systems, ...right.systems],
    weakest: Math.min(left.weakest, right.weakest),
    pairs: [...left.pairs, ...right.pairs],
  }
}
