import { systemFieldNames } from '../../core/system/fields.ts'
import type { SystemField } from '../../core/system/system.ts'
import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import { removeSameDecisions, writeDuplicateDecision } from '../document/queries/duplicate.ts'
import { listSystemRecords, recordBeforeJoin, systemWriter, type SystemRecord } from '../document/queries/system.ts'
import { write } from '../document/workspace.ts'
import { decidedDuplicates } from '../portfolio/decided-duplicates.ts'
import { duplicateClusterRows } from '../portfolio/duplicate-clusters.ts'
import { duplicatePairs } from '../portfolio/duplicate-pairs.ts'
import { joinedRecord } from '../portfolio/join-records.ts'
import { partedRecord } from '../portfolio/part-records.ts'
import { overlapRows } from '../portfolio/scene-matrix.ts'
import { findSystem } from '../portfolio/read-portfolio.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'duplicate.list'
  | 'duplicate.decide'
  | 'duplicate.clusters'
  | 'duplicate.merge'
  | 'duplicate.decided'
  | 'duplicate.part'
  | 'overlap.list'

export function duplicateHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'duplicate.list': () => duplicatePairs(session),
    'duplicate.clusters': () => duplicateClusterRows(session),
    'duplicate.decided': () => decidedDuplicates(session),
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
    'duplicate.merge': ({ into, from, values }) => {
      const workspace = openedWorkspace(session)
      const target = findSystem(session, into)
      const others = from.map((id) => findSystem(session, id))
      const group = [target, ...others]
      if (new Set(group.map((record) => record.uid)).size < group.length) {
        throw new Failure('invalid_input', { detail: 'duplicate.merge: one and the same record' })
      }
      const chosen = chosenRecords(session, group, values)
      const command = { name: 'duplicate.merge', values: { name: target.system.name, count: others.length } }
      write(workspace, command, () => {
        const put = systemWriter(workspace)
        put(joinedRecord(target, others, chosen))
        for (const record of others) put({ ...record, merged_into: target.uid })
        for (const [at, one] of group.entries()) {
          for (const other of group.slice(at + 1)) writeDuplicateDecision(workspace, [one.uid, other.uid], 'same')
        }
      })
      return null
    },
    'duplicate.part': ({ system }) => {
      part(session, system)
      return null
    },
  }
}

/** Parts a joined record, named by its own number, from the one that speaks for it. */
function part(session: Session, id: string): void {
  const workspace = openedWorkspace(session)
  const records = listSystemRecords(workspace)
  const own = records.find((record) => record.system.id === id && record.merged_into !== null)
  if (!own) throw new Failure('unknown_system', { system: id })
  const target = survivorOf(new Map(records.map((record) => [record.uid, record])), own.uid)
  const values = { name: own.system.name, from: target?.system.name ?? '' }
  write(workspace, { name: 'duplicate.part', values }, () => {
    const put = systemWriter(workspace)
    const before = target && recordBeforeJoin(workspace, target.uid, own.uid)
    if (target && before) put(partedRecord(target, own, before))
    put({ ...own, merged_into: null })
    removeSameDecisions(workspace, own.uid)
  })
}

/** The uid of the record whose value stands, by field; fails for a field or a record that is not of the group. */
function chosenRecords(
  session: Session,
  group: readonly SystemRecord[],
  values: Readonly<Record<string, string>>,
): Partial<Record<SystemField, string>> {
  const chosen: Partial<Record<SystemField, string>> = {}
  for (const [name, id] of Object.entries(values)) {
    const field = systemFieldNames.find((entry) => entry === name && entry !== 'id')
    const record = findSystem(session, id)
    if (field === undefined || !group.some((entry) => entry.uid === record.uid)) {
      throw new Failure('invalid_input', { detail: `duplicate.merge: ${name}: ${id}` })
    }
    chosen[field] = record.uid
  }
  return chosen
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
  put(joinedRecord(into, [from]))
  put({ ...from, merged_into: into.uid })
}

function survivorOf(byUid: ReadonlyMap<string, SystemRecord>, uid: string): SystemRecord | null {
  let record = byUid.get(uid) ?? null
  while (record?.merged_into) record = byUid.get(record.merged_into) ?? null
  return record
}
