import { systemFieldNames } from '../../core/system/fields.ts'
import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { writeDuplicateDecision } from '../document/queries/duplicate.ts'
import { listSystemRecords, systemWriter, type SystemRecord } from '../document/queries/system.ts'
import { write } from '../document/workspace.ts'
import { duplicatePairs } from '../portfolio/duplicate-pairs.ts'
import { overlapRows } from '../portfolio/scene-matrix.ts'
import { findSystem } from '../portfolio/read-portfolio.ts'
import { openedWorkspace, type Session } from '../session.ts'

export function duplicateHandlers(
  session: Session,
): Pick<EngineHandlers, 'duplicate.list' | 'duplicate.decide' | 'overlap.list'> {
  return {
    'duplicate.list': () => duplicatePairs(session),
    'overlap.list': () => overlapRows(session),
    'duplicate.decide': ({ pairs, decision }) => {
      const workspace = openedWorkspace(session)
      const found = pairs.map(([one, other]) => [findSystem(session, one), findSystem(session, other)] as const)
      if (found.some(([one, other]) => one.uid === other.uid)) {
        throw new Failure('invalid_input', { detail: 'duplicate.decide: one and the same record' })
      }
      write(workspace, { name: 'duplicate.decide', values: { count: found.length, decision: decision ?? '' } }, () => {
        for (const [one, other] of found) {
          writeDuplicateDecision(workspace, [one.uid, other.uid], decision)
          if (decision === 'same') join(session, one.uid, other.uid)
        }
      })
      return null
    },
  }
}

/**
 * Joins the second record into the first: what the first does not know, it takes from the second, each value with its
 * origin. Both stay in the file; undo parts them again.
 */
function join(session: Session, first: string, second: string): void {
  const workspace = openedWorkspace(session)
  const byUid = new Map(listSystemRecords(workspace).map((record) => [record.uid, record]))
  const into = survivorOf(byUid, first)
  const from = survivorOf(byUid, second)
  if (!into || !from || into.uid === from.uid) return
  const put = systemWriter(workspace)
  put(filledFrom(into, from))
  put({ ...from, merged_into: into.uid })
}

function survivorOf(byUid: ReadonlyMap<string, SystemRecord>, uid: string): SystemRecord | null {
  let record = byUid.get(uid) ?? null
  while (record?.merged_into) record = byUid.get(record.merged_into) ?? null
  return record
}

function filledFrom(into: SystemRecord, from: SystemRecord): SystemRecord {
  const system: Record<string, unknown> = { ...into.system }
  const origins = { ...into.origins }
  for (const field of systemFieldNames) {
    if (system[field] !== null || from.system[field] === null) continue
    system[field] = from.system[field]
    const origin = from.origins[field] ?? (from.source_row === null ? undefined : { row: from.source_row })
    if (origin) origins[field] = origin
  }
  return { ...into, system: system as SystemRecord['system'], origins, extra: { ...from.extra, ...into.extra } }
}
