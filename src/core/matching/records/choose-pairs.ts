import type { Competition } from './learn-weights.ts'
import type { RecordMatch } from './record-table.ts'

/** From the surest down, each record with as many partners as it may have. */
export function onePartner(matches: readonly RecordMatch[], compete: Competition): RecordMatch[] {
  const taken = { one: new Set<number>(), other: new Set<number>() }
  return matches.toSorted(byProbability).filter(({ one, other }) => {
    if ((compete.one && taken.one.has(one)) || (compete.other && taken.other.has(other))) return false
    taken.one.add(one)
    taken.other.add(other)
    return true
  })
}

/**
 * The matches to propose: as many of the surest as make precision and recall together highest, as far as the
 * probabilities are to be believed (the expected F1; nobody's labels).
 */
export function likeliest(matches: readonly RecordMatch[]): RecordMatch[] {
  const sorted = matches.toSorted(byProbability)
  const expected = sorted.reduce((sum, match) => sum + match.probability, 0)
  let right = 0
  let best = 0
  let count = 0
  for (const [at, { probability }] of sorted.entries()) {
    right += probability
    const f1 = (2 * right) / (at + 1 + expected)
    if (f1 >= best) [best, count] = [f1, at + 1]
  }
  return sorted.slice(0, count)
}

function byProbability(a: RecordMatch, b: RecordMatch): number {
  return b.probability - a.probability || b.weight - a.weight || a.one - b.one || a.other - b.other
}
