import type { Origin } from '../../core/system/origin.ts'
import type { IndicatorValueRecord } from '../document/queries/capacity.ts'
import type { Session } from '../session.ts'
import { originOfCell } from './origins.ts'

/** An indicator value's cell, or the edit that set it. */
export function originOfValue(session: Session, record: IndicatorValueRecord): Origin {
  return (
    originOfCell(session, record.source_row, record.source_column) ?? {
      kind: 'edit',
      author: record.author,
      at: record.at,
    }
  )
}
