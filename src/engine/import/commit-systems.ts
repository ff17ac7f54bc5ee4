import { identifySystems, type KnownSystem, type SystemOutcome } from '../../core/mapping/identify-systems.ts'
import type { ReadRecord } from '../../core/mapping/reading.ts'
import { emptySystem } from '../../core/system/fields.ts'
import type { System, SystemField } from '../../core/system/system.ts'
import { listSystemRecords, nextSystemNumber, systemNumber, type SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'
import type { ImportStore } from './import-store.ts'
import type { TableWork } from './table-work.ts'

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

export function systemWork(store: ImportStore, ledger: SystemLedger, records: readonly ReadRecord[]): TableWork {
  const outcomes = identifySystems(records, ledger.records.map(knownOf))
  return {
    difference: differenceOf(ledger, outcomes),
    kept: outcomes.flatMap(keptCells),
    write: (rowUid) => writeSystems(store, ledger, outcomes, rowUid),
  }
}

function knownOf(record: SystemRecord): KnownSystem {
  const edited = Object.entries(record.origins).flatMap(([field, origin]) =>
    'edit' in origin ? [field as SystemField] : [],
  )
  return { system: record.system, edited: new Set(edited) }
}

function differenceOf(ledger: SystemLedger, outcomes: SystemOutcome[]): TableWork['difference'] {
  const difference: TableWork['difference'] = { added: [], updated: [], unchanged: 0 }
  for (const { record, index, changes } of outcomes) {
    const { row } = record
    const known = index === null ? undefined : ledger.records[index]
    if (!known) difference.added.push({ row, name: nameOf(record) })
    else if (changes.length === 0) difference.unchanged += 1
    else difference.updated.push({ row, id: known.system.id, name: known.system.name, changes })
  }
  return difference
}

function keptCells({ record, kept }: SystemOutcome): TableWork['kept'] {
  return kept.flatMap((change) => {
    const value = record.values[change.field]
    return value ? [{ row: record.row, change, column: value.column, raw: value.raw }] : []
  })
}

function writeSystems(
  store: ImportStore,
  ledger: SystemLedger,
  outcomes: SystemOutcome[],
  rowUid: (row: number) => string,
): Map<number, string> {
  const fed = new Map<number, string>()
  for (const { record: read, index, changes } of outcomes) {
    const known = index === null ? undefined : ledger.records[index]
    const uid = rowUid(read.row)
    if (!known || index === null) {
      const record = addedRecord(store, ledger, read, uid)
      store.system(record)
      ledger.records.push(record)
      fed.set(read.row, record.uid)
      continue
    }
    fed.set(read.row, known.uid)
    if (changes.length === 0 && Object.keys(read.extra).every((header) => header in known.extra)) continue
    const record = updatedRecord(known, read, changes, uid)
    store.system(record)
    ledger.records[index] = record
  }
  return fed
}

function addedRecord(store: ImportStore, ledger: SystemLedger, read: ReadRecord, rowUid: string): SystemRecord {
  const system: Record<string, unknown> = emptySystem(freeNumber(ledger, read.values['id']?.value), nameOf(read))
  for (const [field, { value }] of Object.entries(read.values)) {
    if (field !== 'id' && value !== null) system[field] = value
  }
  return {
    uid: store.ids(),
    system: system as System,
    source_row: rowUid,
    origins: {},
    extra: extraOf(read, rowUid),
    merged_into: null,
  }
}

function updatedRecord(
  known: SystemRecord,
  read: ReadRecord,
  changes: SystemOutcome['changes'],
  rowUid: string,
): SystemRecord {
  const system: Record<string, unknown> = { ...known.system }
  const origins = { ...known.origins }
  for (const { field, after } of changes) {
    system[field] = after
    origins[field] = { row: rowUid }
  }
  return { ...known, system: system as System, origins, extra: { ...known.extra, ...extraOf(read, rowUid) } }
}

function extraOf(read: ReadRecord, rowUid: string): SystemRecord['extra'] {
  return Object.fromEntries(
    Object.entries(read.extra).map(([header, { raw, column }]) => [header, { raw, row: rowUid, column }]),
  )
}

function nameOf(read: ReadRecord): string {
  return String(read.values['name']?.value ?? '')
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
