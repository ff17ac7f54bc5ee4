import type { EngineHandlers } from '../../contract/calls.ts'
import type { RoundRow } from '../../contract/calls/participation.ts'
import { Failure } from '../../contract/failures.ts'
import { needsReason, roundFaults } from '../../core/participation/round.ts'
import { removeOpinion, removeRound, writeOpinion, writeRound } from '../document/queries/consultation.ts'
import { write } from '../document/workspace.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { roundRows } from '../portfolio/round-rows.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'consultation.list'
  | 'consultation.save'
  | 'consultation.remove'
  | 'consultation.opinion'
  | 'consultation.remove_opinion'

/** Consultation rounds 征求意见 and what became of every opinion. */
export function consultationHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'consultation.list': () => roundRows(session),
    'consultation.save': (input) => {
      const workspace = openedWorkspace(session)
      for (const fault of roundFaults(input)) {
        if (fault.code === 'dates_reversed') throw new Failure('round_dates', { opened: input.opened_on })
        if (fault.code === 'more_answered_than_asked') throw new Failure('round_counts', { party: fault.party })
      }
      const places = new Set(portfolioOf(session).portfolio.localities.map((place) => place.id))
      const unknown = input.parties.find((party) => party.locality !== null && !places.has(party.locality))
      if (unknown) throw new Failure('unknown_row', { what: 'locality', id: unknown.locality ?? '' })
      const known = input.id === null ? null : roundById(session, input.id)
      const own = new Set(known?.parties.map((party) => party.id))
      const id = known?.id ?? workspace.ids()
      const parties = input.parties.map((party) => ({
        ...party,
        id: own.has(party.id) ? party.id : workspace.ids(),
      }))
      write(workspace, { name: 'consultation.save', values: { title: input.title } }, () =>
        writeRound(workspace, { ...input, id, note: input.note?.trim() || null, parties }),
      )
      return roundById(session, id)
    },
    'consultation.remove': ({ id }) => {
      const workspace = openedWorkspace(session)
      const { title } = roundById(session, id)
      write(workspace, { name: 'consultation.remove', values: { title } }, () => removeRound(workspace, id))
      return null
    },
    'consultation.opinion': (input) => {
      const workspace = openedWorkspace(session)
      const round = roundById(session, input.round)
      const known = input.id === null || round.opinions.some((opinion) => opinion.id === input.id)
      if (!known) throw new Failure('unknown_row', { what: 'opinion', id: input.id ?? '' })
      if (input.party !== null && !round.parties.some((party) => party.id === input.party)) {
        throw new Failure('unknown_row', { what: 'party', id: input.party })
      }
      const reason = input.reason?.trim() || null
      if (needsReason(input.outcome) && reason === null) throw new Failure('reason_missing')
      const system = input.system === null ? null : findSystem(session, input.system).uid
      write(workspace, { name: 'consultation.opinion', values: { title: round.title } }, () =>
        writeOpinion(workspace, {
          ...input,
          id: input.id ?? workspace.ids(),
          system,
          reason,
          author: workspace.author,
          at: workspace.clock(),
        }),
      )
      return roundById(session, round.id)
    },
    'consultation.remove_opinion': ({ round, id }) => {
      const workspace = openedWorkspace(session)
      const { title, opinions } = roundById(session, round)
      if (!opinions.some((opinion) => opinion.id === id)) throw new Failure('unknown_row', { what: 'opinion', id })
      write(workspace, { name: 'consultation.remove_opinion', values: { title } }, () => removeOpinion(workspace, id))
      return roundById(session, round)
    },
  }
}

function roundById(session: Session, id: string): RoundRow {
  const round = roundRows(session).find((one) => one.id === id)
  if (!round) throw new Failure('unknown_row', { what: 'round', id })
  return round
}
