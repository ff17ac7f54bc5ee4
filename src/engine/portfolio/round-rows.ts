import type { RoundRow } from '../../contract/calls/participation.ts'
import { summariseRound } from '../../core/participation/round.ts'
import { listRounds } from '../document/queries/consultation.ts'
import { remember, todayOf } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'

/** Consultation rounds with their figures, the newest first; numbered by their first day. */
export const roundRows = remember<RoundRow[]>((session, workspace) => {
  const view = portfolioOf(session)
  const rounds = listRounds(workspace)
  return rounds.map((round, at) => ({
    ...round,
    number: rounds.length - at,
    summary: summariseRound(round, todayOf(session)),
    opinions: round.opinions.map((opinion) => {
      const record = opinion.system === null ? null : view.survivor(opinion.system)
      return { ...opinion, system: record ? referenceOf(record) : null }
    }),
  }))
})
