import type { Indicator, Locality } from '../../core/capacity/capacity.ts'
import { localityLevel } from '../../core/capacity/locality-level.ts'
import type { ReadIndicatorValue } from '../../core/mapping/reading.ts'
import { listIndicatorValues, listLocalities, type IndicatorValueRecord } from '../document/queries/capacity.ts'
import type { Workspace } from '../document/workspace.ts'
import type { ImportStore } from './import-store.ts'
import type { TableWork, WriteRows } from './table-work.ts'

/** Localities by name, with those that an import adds itself. */
export type LocalityLedger = Map<string, Locality>
/** Values by locality, indicator and year. */
export type ValueLedger = Map<string, IndicatorValueRecord>

export function openLocalityLedger(workspace: Workspace): LocalityLedger {
  return new Map(listLocalities(workspace).map((locality) => [locality.name, locality]))
}

export function openValueLedger(workspace: Workspace): ValueLedger {
  const names = new Map(listLocalities(workspace).map((locality) => [locality.id, locality.name]))
  return new Map(
    listIndicatorValues(workspace).map((value) => [
      valueKey(names.get(value.locality) ?? '', value.indicator, value.year),
      value,
    ]),
  )
}

/** What the values of one table do; a value is known by locality, indicator and year. */
export function capacityWork(
  store: ImportStore,
  localities: LocalityLedger,
  known: ValueLedger,
  values: readonly ReadIndicatorValue[],
  indicators: readonly Indicator[],
): TableWork {
  const difference = differenceOf(known, values)
  return {
    difference,
    ...rowsOf(difference, values),
    kept: [],
    systems: [],
    write: (rowUid) => writeValues(store, localities, known, values, indicators, rowUid),
  }
}

function differenceOf(known: ValueLedger, values: readonly ReadIndicatorValue[]): TableWork['difference'] {
  const difference: TableWork['difference'] = { added: [], updated: [], unchanged: 0 }
  for (const read of values) {
    const held = known.get(valueKey(read.locality, read.indicator, read.year))
    const name = `${read.locality} ${read.indicator}`
    if (!held) difference.added.push({ row: read.row, name })
    else if (held.value === read.value) difference.unchanged += 1
    else {
      const changes = [{ field: read.indicator, before: held.value, after: read.value }]
      difference.updated.push({ row: read.row, id: held.uid, name, changes })
    }
  }
  return difference
}

/** A row with a new value is added, else one with another value is updated. */
function rowsOf(
  difference: TableWork['difference'],
  values: readonly ReadIndicatorValue[],
): Pick<TableWork, 'rows' | 'unchangedRows'> {
  const added = new Set(difference.added.map(({ row }) => row))
  const updated = new Set(difference.updated.flatMap(({ row }) => (added.has(row) ? [] : [row])))
  const others = values.filter(({ row }) => !added.has(row) && !updated.has(row))
  const unchanged = new Map(others.map(({ row, locality }) => [row, locality]))
  return {
    rows: { added: added.size, updated: updated.size, unchanged: unchanged.size },
    unchangedRows: [...unchanged].map(([row, name]) => ({ row, name })),
  }
}

function* writeValues(
  store: ImportStore,
  localities: LocalityLedger,
  known: ValueLedger,
  values: readonly ReadIndicatorValue[],
  indicators: readonly Indicator[],
  rowUid: (row: number) => string,
): WriteRows {
  const units = new Map(indicators.map((indicator) => [indicator.code, indicator.unit]))
  const fed = new Map<number, string>()
  for (const [done, read] of values.entries()) {
    if (done % 100 === 0) yield fed.size
    const locality = localityNamed(store, localities, read.locality)
    fed.set(read.row, locality.id)
    const key = valueKey(read.locality, read.indicator, read.year)
    const held = known.get(key)
    if (held?.value === read.value) continue
    const record: IndicatorValueRecord = {
      uid: held?.uid ?? store.ids(),
      locality: locality.id,
      indicator: read.indicator,
      year: read.year,
      value: read.value,
      unit: read.unit ?? units.get(read.indicator) ?? '',
      raw: read.raw,
      source_row: rowUid(read.row),
      source_column: read.column,
      author: store.author,
      at: store.at,
    }
    store.value(record)
    known.set(key, record)
  }
  return fed
}

/** The locality of that name; a new one gets its level from its name. */
export function localityNamed(store: ImportStore, localities: LocalityLedger, name: string): Locality {
  const known = localities.get(name)
  if (known) return known
  const level = localityLevel(name)
  const county = level === 'township' ? [...localities.values()].find((one) => one.level === 'county') : undefined
  const locality = { id: store.ids(), name, level, parent: county?.id ?? null }
  store.locality(locality)
  localities.set(name, locality)
  return locality
}

function valueKey(locality: string, indicator: string, year: number | null): string {
  return `${locality}\n${indicator}\n${year ?? ''}`
}
