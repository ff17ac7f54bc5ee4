import { findDuplicates, type CarrierOf } from '../../core/matching/find-duplicates.ts'
import type { DuplicatePair } from '../../contract/calls/duplicate.ts'
import { listDuplicateDecisions } from '../document/queries/duplicate.ts'
import { remember, type Session } from '../session.ts'
import { matchingWordsOf } from './matching-words.ts'
import { originsOf } from './origins.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Records that may be one system, with what a person said of each pair. Pairs already joined are no longer pairs. */
export const duplicatePairs = remember<DuplicatePair[]>((session) => {
  const view = portfolioOf(session)
  const decisions = decisionsOf(session)
  return findDuplicates(view.portfolio.systems, matchingWordsOf(session), carrierOf(session)).flatMap((candidate) => {
    const [one, other] = candidate.systems.map((id) => view.byId.get(id))
    if (!one || !other) return []
    const reasons = candidate.reasons.map(({ code, values }) => ({ code, values: plainValues(values) }))
    const systems: DuplicatePair['systems'] = [referenceOf(one), referenceOf(other)]
    return [
      { score: candidate.score, systems, reasons, decision: decisions.get(pairKey(...candidate.systems)) ?? null },
    ]
  })
})

/** What people said of pairs, by `pairKey` of the records that speak for them now. */
export const decisionsOf = remember<ReadonlyMap<string, 'same' | 'different'>>((session, workspace) => {
  const view = portfolioOf(session)
  const decisions = new Map<string, 'same' | 'different'>()
  for (const { first, second, decision } of listDuplicateDecisions(workspace)) {
    const one = view.survivor(first)?.system.id
    const other = view.survivor(second)?.system.id
    if (one && other) decisions.set(pairKey(one, other), decision)
  }
  return decisions
})

/** What an account runs on, as its list says the kind: 微信公众号, 抖音号. A list that says no more than “account” says nothing. */
function carrierOf(session: Session): CarrierOf {
  const held = new Map<string, string | null>()
  return (id) => {
    const record = portfolioOf(session).byId.get(id)
    if (record?.system.kind !== 'official_account') return null
    const known = held.get(id)
    if (known !== undefined) return known
    const origin = originsOf(session, record).kind
    const raw = origin?.kind === 'cell' ? origin.raw.normalize('NFKC').replaceAll(/\s/g, '') : ''
    const carrier = raw === '' || /^(政务)?(公众|官方)?(账号|帐号|新媒体)$/.test(raw) ? null : raw
    held.set(id, carrier)
    return carrier
  }
}

export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

function plainValues(values: Record<string, string | number | boolean | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === null ? [] : [[key, typeof value === 'boolean' ? String(value) : value]],
    ),
  )
}
