import { duplicateClusters } from '../../core/matching/duplicate-clusters.ts'
import type { DuplicateCluster } from '../../contract/calls/duplicate.ts'
import { remember } from '../session.ts'
import { decisionsOf, duplicatePairs, pairKey } from './duplicate-pairs.ts'
import { matchingWordsOf } from './matching-words.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Groups of records that may be one system and that nobody has decided on, the largest first. */
export const duplicateClusterRows = remember<DuplicateCluster[]>((session) => {
  const { byId } = portfolioOf(session)
  const { reportAbove, sureAbove } = matchingWordsOf(session)
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
  const apart = (one: string, other: string) => decisions.get(pairKey(one, other)) === 'different'
  return duplicateClusters(candidates, reportAbove, apart).map((cluster) => ({
    systems: cluster.systems.flatMap((id) => byId.get(id) ?? []).map(referenceOf),
    weakest: cluster.weakest,
    sure:
      cluster.weakest >= sureAbove &&
      cluster.pairs.length === (cluster.systems.length * (cluster.systems.length - 1)) / 2,
    pairs: cluster.pairs.flatMap((pair) => open.get(pairKey(...pair.systems)) ?? []),
  }))
})
