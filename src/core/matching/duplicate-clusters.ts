import type { DuplicateCandidate } from './find-duplicates.ts'

/** A group of systems held together by candidates; `weakest` is the score of its weakest pair. */
export type DuplicateCluster = { systems: string[]; weakest: number; pairs: DuplicateCandidate[] }

/**
 * Groups of systems joined by candidates at or above a score, largest first. Two groups become one only where nobody and
 * nothing holds a member of one apart from a member of the other (`apart`), and where at least half of the pairs between
 * them are candidates: a chain of likenesses from one end to the other is no group.
 */
export function duplicateClusters(
  candidates: readonly DuplicateCandidate[],
  above: number,
  apart: (one: string, other: string) => boolean = () => false,
): DuplicateCluster[] {
  const strong = candidates.filter((candidate) => candidate.score >= above)
  const linked = new Map(strong.map((candidate) => [pairOf(...candidate.systems), candidate]))
  const groups = new Map<string, string[]>()
  for (const { systems } of strong.toSorted((a, b) => b.score - a.score)) {
    const left = groups.get(systems[0]) ?? [systems[0]]
    const right = groups.get(systems[1]) ?? [systems[1]]
    if (left === right || !mayJoin(left, right, linked, apart)) continue
    const joined = [...left, ...right]
    for (const system of joined) groups.set(system, joined)
  }
  return [...new Set(groups.values())]
    .map((systems) => clusterOf(systems, linked))
    .toSorted((a, b) => b.systems.length - a.systems.length || b.weakest - a.weakest)
}

function mayJoin(
  left: readonly string[],
  right: readonly string[],
  linked: ReadonlyMap<string, DuplicateCandidate>,
  apart: (one: string, other: string) => boolean,
): boolean {
  let links = 0
  for (const one of left) {
    for (const other of right) {
      if (apart(one, other)) return false
      if (linked.has(pairOf(one, other))) links += 1
    }
  }
  return links * 2 >= left.length * right.length
}

function clusterOf(systems: string[], linked: ReadonlyMap<string, DuplicateCandidate>): DuplicateCluster {
  const pairs: DuplicateCandidate[] = []
  for (const [at, one] of systems.entries()) {
    for (const other of systems.slice(at + 1)) {
      const pair = linked.get(pairOf(one, other))
      if (pair !== undefined) pairs.push(pair)
    }
  }
  return { systems, pairs, weakest: Math.min(...pairs.map((pair) => pair.score)) }
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`
}
