import type { DecidedDuplicate } from '../../contract/calls/duplicate.ts'
import { listDuplicateDecisions } from '../document/queries/duplicate.ts'
import { remember } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/**
 * What people decided, the latest first: every joined record with the one that speaks for it, and every pair that is
 * held apart. A pair whose records have come to be one by other decisions is no longer held apart.
 */
export const decidedDuplicates = remember<DecidedDuplicate[]>((session, workspace) => {
  const { byUid, survivor } = portfolioOf(session)
  const decisions = listDuplicateDecisions(workspace)
  const said = new Map(decisions.flatMap((entry) => [entry.first, entry.second].map((uid) => [uid, entry] as const)))
  const joined = [...byUid.values()].flatMap((record) => {
    const target = record.merged_into === null ? null : survivor(record.uid)
    if (!target) return []
    const own = decisions.find(
      ({ first, second, decision }) =>
        decision === 'same' && [first, second].includes(record.uid) && [first, second].includes(target.uid),
    )
    const { author = '', at = '' } = own ?? said.get(record.uid) ?? {}
    return [{ decision: 'same' as const, systems: [referenceOf(target), referenceOf(record)], author, at }]
  })
  const apart = decisions.flatMap(({ first, second, decision, author, at }) => {
    const [one, other] = [survivor(first), survivor(second)]
    if (decision !== 'different' || !one || !other || one === other) return []
    return [{ decision: 'different' as const, systems: [referenceOf(one), referenceOf(other)], author, at }]
  })
  return [...joined, ...apart].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
})
