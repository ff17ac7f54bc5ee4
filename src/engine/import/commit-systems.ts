import { identifySystems, type ChosenIdentities, type SystemOutcome } from '../../core/mapping/identify-systems.ts'
import type { ReadRecord } from '../../core/mapping/reading.ts'
import { emptySystem } from '../../core/system/fields.ts'
import type { System } from '../../core/system/system.ts'
import { systemNumber, type SystemRecord } from '../document/queries/system.ts'
import type { ImportStore } from './import-store.ts'
import { knownSystem, type SystemLedger } from './system-ledger.ts'
import type { FoundSystem, TableWork, WriteRows } from './table-work.ts'

/** What a person said of rows: the number of the system a row is, or `null` for a new one. */
export type ChosenSystems = ReadonlyMap<number, string | null>

export function systemWork(
  store: ImportStore,
  ledger: SystemLedger,
  records: readonly ReadRecord[],
  chosen: ChosenSystems,
): TableWork {
  const known = ledger.records.map((record) => knownSystem(ledger, record))
  const outcomes = identifySystems(records, known, placesOf(ledger, chosen))
  const difference = differenceOf(ledger, outcomes)
  return {
    difference,
    rows: {
      added: difference.added.length,
      updated: difference.updated.length,
      unchanged: difference.unchanged,
    },
    unchangedRows: [],
    kept: outcomes.flatMap(keptCells),
    systems: outcomes.map((outcome) => foundSystem(ledger, outcome)),
    write: (rowUid) => writeSystems(store, ledger, outcomes, rowUid),
  }
}

function placesOf(ledger: SystemLedger, chosen: ChosenSystems): ChosenIdentities {
  if (chosen.size === 0) return new Map()
  const places = new Map(ledger.records.map((record, index) => [record.system.id, index]))
  return new Map(
    [...chosen].flatMap(([row, id]): [number, number | null][] => {
      if (id === null) return [[row, null]]
      const place = places.get(id)
      return place === undefined ? [] : [[row, place]]
    }),
  )
}

function foundSystem(ledger: SystemLedger, { record, index, ground, changes, kept }: SystemOutcome): FoundSystem {
  const known = index === null ? null : (ledger.records[index] ?? null)
  return { record, known, ground, changed: changes.length > 0, kept: kept.length }
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

function* writeSystems(
  store: ImportStore,
  ledger: SystemLedger,
  outcomes: SystemOutcome[],
  rowUid: (row: number) => string,
): WriteRows {
  const fed = new Map<number, string>()
  for (const [done, { record: read, index, changes, merged }] of outcomes.entries()) {
    if (done % 100 === 0) yield done
    const known = index === null ? undefined : ledger.records[index]
    const uid = rowUid(read.row)
    if (!known || index === null) {
      const record = addedRecord(store, ledger, read, uid)
      store.system(record)
      ledger.records.push(record)
      fed.set(read.row, record.uid)
      continue
    }
    const joined = merged === null ? undefined : ledger.joined.get(known.uid)?.[merged.index]
    fed.set(read.row, joined?.uid ?? known.uid)
    if (joined && merged && merged.changes.length > 0) {
      const record = updatedRecord(joined, read, merged.changes, uid)
      store.system(record)
      ledger.joined.set(
        known.uid,
        (ledger.joined.get(known.uid) ?? []).map((one) => (one === joined ? record : one)),
      )
    }
    if (changes.length === 0 && Object.keys(read.extra).every((header) => header in known.extra)) continue
    const record = updatedRecord(known, read, changes, uid)
    store.system(record)
    ledger.records[index] = record
  }
  return fed
}

function addedRecord(store: ImportStore, ledger: SystemLedger, read: ReadRecord, rowUid: string): SystemRecord {
  const given = read.values['id']?.value
  return {
    uid: store.ids(),
    system: systemOf(read, freeNumber(ledger, given)),
    source_row: rowUid,
    origins: {},
    extra: extraOf(read, rowUid),
    merged_into: null,
  }
}

/** A row as a system with that number. */
export function systemOf(read: ReadRecord, id: string): System {
  const system: Record<string, unknown> = emptySystem(id, nameOf(read))
  for (const [field, { value }] of Object.entries(read.values)) {
    if (field !== 'id' && value !== null) system[field] = value
  }
  return system as System
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

export function nameOf(read: ReadRecord): string {
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
