import type { EngineHandlers } from '../../contract/calls.ts'
import type { FeedbackRow } from '../../contract/calls/capacity.ts'
import { Failure } from '../../contract/failures.ts'
import { writeFeedback, type FeedbackRecord } from '../document/queries/feedback.ts'
import { listHandlings, writeHandling } from '../document/queries/voice.ts'
import { write } from '../document/workspace.ts'
import { burdenRows } from '../portfolio/burden-rows.ts'
import { originOfCell } from '../portfolio/origins.ts'
import { findSystem, portfolioOf, referenceOf } from '../portfolio/read-portfolio.ts'
import { openedWorkspace, type Session } from '../session.ts'

export function feedbackHandlers(
  session: Session,
): Pick<EngineHandlers, 'feedback.list' | 'feedback.update' | 'feedback.burden'> {
  return {
    'feedback.list': () => portfolioOf(session).feedback.map((record) => rowOf(session, record)),
    'feedback.burden': () => burdenRows(session),
    'feedback.update': ({ id, system, answer }) => {
      const workspace = openedWorkspace(session)
      const record = recordById(session, id)
      const linked = system === undefined ? record.system : system === null ? null : findSystem(session, system).uid
      const answered = answer === undefined ? record.answer : answer?.trim() || null
      write(workspace, { name: 'feedback.update', values: { name: record.system_name } }, () => {
        writeFeedback(workspace, { ...record, system: linked, answer: answered })
        const handling = listHandlings(workspace).get(id)
        if (system !== undefined && handling) writeHandling(workspace, { ...handling, link_settled: true })
      })
      return rowOf(session, recordById(session, id))
    },
  }
}

function recordById(session: Session, id: string): FeedbackRecord {
  const record = portfolioOf(session).feedback.find((one) => one.id === id)
  if (!record) throw new Failure('unknown_row', { what: 'feedback', id })
  return record
}

function rowOf(session: Session, record: FeedbackRecord): FeedbackRow {
  const { source_row, system, locality, ...rest } = record
  const view = portfolioOf(session)
  const linked = system === null ? null : view.survivor(system)
  const place = view.portfolio.localities.find((one) => one.id === locality)
  const origin = originOfCell(session, source_row, null)
  return {
    ...rest,
    system: linked ? referenceOf(linked) : null,
    locality: place ? { id: place.id, name: place.name } : null,
    from: origin?.kind === 'cell' ? { file: origin.file, sheet: origin.sheet, row: origin.row } : null,
  }
}
