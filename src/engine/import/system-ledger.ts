import type { FormerName, KnownSystem } from '../../core/mapping/identify-systems.ts'
import { nameKey } from '../../core/mapping/identify-systems.ts'
import type { SystemField } from '../../core/system/system.ts'
import { listedNames } from '../document/queries/listed-names.ts'
import { listSystemRecords, nextSystemNumber, type SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'

/** The systems an import meets, with those that it adds itself: a later table of the same import sees them. */
export type SystemLedger = {
  records: SystemRecord[]
  /** The records joined into each, by the uid of the one that speaks for them. */
  joined: Map<string, SystemRecord[]>
  formerNames: ReadonlyMap<string, FormerName[]>
  nextNumber: number
  ids: Set<string>
  /** The uid of the record that speaks for a uid; `null` where there is none any more. */
  survivor(uid: string): string | null
}

export function openSystemLedger(workspace: Workspace): SystemLedger {
  const all = listSystemRecords(workspace)
  const byUid = new Map(all.map((record) => [record.uid, record]))
  const survivor = (uid: string): string | null => {
    let record = byUid.get(uid)
    while (record?.merged_into) record = byUid.get(record.merged_into)
    return record?.uid ?? null
  }
  const joined = new Map<string, SystemRecord[]>()
  for (const record of all) {
    const into = record.merged_into === null ? null : survivor(record.uid)
    if (into !== null) joined.set(into, [...(joined.get(into) ?? []), record])
  }
  return {
    records: all.filter((record) => record.merged_into === null),
    joined,
    formerNames: formerNamesOf(workspace, byUid, survivor),
    nextNumber: nextSystemNumber(workspace),
    ids: new Set(all.map((record) => record.system.id)),
    survivor: (uid) => (byUid.has(uid) ? survivor(uid) : uid),
  }
}

export function knownSystem(ledger: SystemLedger, record: SystemRecord): KnownSystem {
  const edited = Object.entries(record.origins).flatMap(([field, origin]) =>
    'edit' in origin ? [field as SystemField] : [],
  )
  return {
    system: record.system,
    edited: new Set(edited),
    merged: (ledger.joined.get(record.uid) ?? []).map(({ system }) => system),
    formerNames: ledger.formerNames.get(record.uid) ?? [],
  }
}

/** Names of earlier lists that the record they fed does not have any more. */
function formerNamesOf(
  workspace: Workspace,
  byUid: ReadonlyMap<string, SystemRecord>,
  survivor: (uid: string) => string | null,
): Map<string, FormerName[]> {
  const names = new Map<string, Map<string, FormerName>>()
  for (const { record, name, owner } of listedNames(workspace)) {
    const listed = byUid.get(record)
    if (!listed || name === listed.system.name) continue
    const key = nameKey(name)
    const into = survivor(record)
    if (into === null || key === '' || key === nameKey(listed.system.name)) continue
    const held = names.get(into) ?? new Map<string, FormerName>()
    names.set(into, held)
    held.set(`${key}\n${owner ?? ''}`, { name, owner })
  }
  return new Map([...names].map(([uid, held]) => [uid, [...held.values()]]))
}
