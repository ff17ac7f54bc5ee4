import { duplicateClusters } from '../../core/matching/duplicate-clusters.ts'
import { toldApart } from '../../core/matching/find-duplicates.ts'
import { prepareSystems } from '../../core/matching/matched-system.ts'
import type { DuplicateCluster } from '../../contract/calls/duplicate.ts'
import { remember } from '../session.ts'
import { decisionsOf, duplicatePairs, pairKey } from './duplicate-pairs.ts'
import { matchingWordsOf } from './matching-words.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Groups of records that may be one system and that nobody has decided on, the largest first. */
export const duplicateClusterRows = remember<DuplicateCluster[]>((session) => {
  const { byId } = portfolioOf(session)
  const decisions = decisionsOf(session)
  const open = new Map(
    duplicatePairs(session).flatMap((pair) =>
      pair.decision === null ? [[pairKey(pair.systems[0].id, pair.systems[1].id), pair] as const] : [],
    ),
  )
  const candidates = [...open.values()].map(({ score, systems, reasons }) => ({
    score,
    reasons,
    systems: [systems[0].id, systems[1].id] as [string, string],
  }))
  const words = matchingWordsOf(session)
  const involved = [...new Set(candidates.flatMap(({ systems }) => systems))].flatMap((id) => byId.get(id) ?? [])
  const matched = new Map(
    prepareSystems(
      involved.map(({ system }) => system),
      words,
    ).systems.map((entry) => [entry.system.id, entry]),
  )
  const apart = (one: string, other: string): boolean => {
    if (decisions.get(pairKey(one, other)) === 'different') return true
    const [left, right] = [matched.get(one), matched.get(other)]
    return left !== undefined && right !== undefined && toldApart(left, right, words)
  }
  return duplicateClusters(candidates, words.reportAbove, apart).map((cluster) => ({
    systems: cluster.systems.flatMap((id) => byId.get(id) ?? []).map(referenceOf),
    weakest: cluster.weakest,
    sure:
      cluster.weakest >= words.sureAbove &&
      cluster.pairs.length === (cluster.systems.length * (cluster.systems.length - 1)) / 2,
    pairs: cluster.pairs.flatMap((pair) => open.get(pairKey(...pair.systems)) ?? []),
  }))
})
