import type { ImportDifference } from '../../contract/calls/import.ts'
import { identifySystems, type KnownSystem, type SystemOutcome } from '../../core/mapping/identify-systems.ts'
import type { ReadRecord } from '../../core/mapping/reading.ts'
import { emptySystem } from '../../core/system/fields.ts'
import type { System, SystemField } from '../../core/system/system.ts'
import {
  listSystemRecords,
  nextSystemNumber,
  systemNumber,
  systemWriter,
  type SystemRecord,
} from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'

/** The systems an import meets, with those that it adds itself: a later table of the same import sees them. */
export type SystemLedger = { records: SystemRecord[]; nextNumber: number; ids: Set<string> }

export function openSystemLedger(workspace: Workspace): SystemLedger {
  const all = listSystemRecords(workspace)
  return {
    records: all.filter((record) => record.merged_into === null),
    nextNumber: nextSystemNumber(workspace),
    ids: new Set(all.map((record) => record.system.id)),
  }
}

/** What the rows of one table would do. */
export function compareSystems(ledger: SystemLedger, records: readonly ReadRecord[]): SystemOutcome[] {
  return identifySystems(records, ledger.records.map(knownOf))
}

/** The difference as a person reads it. */
export function systemDifference(ledger: SystemLedger, outcomes: SystemOutcome[]): Omit<ImportDifference, 'table' | 'skipped'> {
  const added: ImportDifference['added'] = []
  const updated: ImportDifference['updated'] = []
  let unchanged = 0
  for (const outcome of outcomes) {
    const { row } = outcome.record
    const known = outcome.index === null ? undefined : ledger.records[outcome.index]
    if (!known) added.push({ row, name: String(outcome.record.values['name']?.value ?? '') })
    else if (outcome.changes.length === 0) unchanged += 1
    else updated.push({ row, id: known.system.id, name: known.system.name, changes: outcome.changes })
  }
  return { added, updated, unchanged }
}

/** Writes the outcomes; `rowUid` gives each sheet row its uid. Answers the record each row fed. Within a command. */
export function writeSystems(
  workspace: Workspace,
  ledger: SystemLedger,
  outcomes: SystemOutcome[],
  rowUid: (row: number) => string,
): Map<number, string> {
  const put = systemWriter(workspace)
  const fed = new Map<number, string>()
  for (const outcome of outcomes) {
    const uid = rowUid(outcome.record.row)
    const known = outcome.index === null ? undefined : ledger.records[outcome.index]
    const record = known ? updatedRecord(known, outcome, uid) : addedRecord(workspace, ledger, outcome.record, uid)
    fed.set(outcome.record.row, record.uid)
    if (known && outcome.changes.length === 0 && Object.keys(outcome.record.extra).length === 0) continue
    put(record)
    if (outcome.index === null) ledger.records.push(record)
    else ledger.records[outcome.index] = record
  }
  return fed
}

function knownOf(record: SystemRecord): KnownSystem {
  const edited = Object.entries(record.origins).flatMap(([field, origin]) =>
    'edit' in origin ? [field as SystemField] : [],
  )
  return { system: record.system, edited: new Set(edited) }
}

function addedRecord(workspace: Workspace, ledger: SystemLedger, record: ReadRecord, rowUid: string): SystemRecord {
  const name = String(record.values['name']?.value ?? '')
  const id = freeNumber(ledger, record.values['id']?.value ?? null)
  const system = emptySystem(id, name) as Record<string, unknown>
  for (const [field, { value }] of Object.entries(record.values)) {
    if (field !== 'id' && value !== null) system[field] = value
  }
  return {
    uid: workspace.ids(),
    system: system as System,
    source_row: rowUid,
    origins: {},
    extra: extraOf(record, rowUid),
    merged_into: null,
  }
}

function updatedRecord(known: SystemRecord, outcome: SystemOutcome, rowUid: string): SystemRecord {
  const system = { ...known.system } as Record<string, unknown>
  const origins = { ...known.origins }
  for (const { field, after } of outcome.changes) {
    system[field] = after
    origins[field] = { row: rowUid }
  }
  return {
    ...known,
    system: system as System,
    origins,
    extra: { ...known.extra, ...extraOf(outcome.record, rowUid) },
  }
}

function extraOf(record: ReadRecord, rowUid: string): SystemRecord['extra'] {
  return Object.fromEntries(
    Object.entries(record.extra).map(([header, { raw, column }]) => [header, { raw, row: rowUid, column }]),
  )
}

/** The file's own number where it is free and more than a running number; else the next of ours. */
function freeNumber(ledger: SystemLedger, given: unknown): string {
  const own = typeof given === 'string' && !/^\d{0,4}$/.test(given) && !ledger.ids.has(given) ? given : null
  const ours = own === null ? null : /^S(\d+)$/.exec(own)
  if (ours) ledger.nextNumber = Math.max(ledger.nextNumber, Number(ours[1]) + 1)
  const id = own ?? systemNumber(ledger.nextNumber++)
  ledger.ids.add(id)
  return id
}
