import type { ImportDifference } from '../../contract/calls/import.ts'
import type { Indicator, Locality } from '../../core/capacity/capacity.ts'
import type { ReadIndicatorValue } from '../../core/mapping/reading.ts'
import { localityLevel } from '../../core/capacity/locality-level.ts'
import {
  listIndicatorValues,
  listLocalities,
  writeIndicatorValue,
  writeLocality,
  type IndicatorValueRecord,
} from '../document/queries/capacity.ts'
import type { Workspace } from '../document/workspace.ts'

/** Localities and values as an import meets them, with what it adds itself. */
export type CapacityLedger = { localities: Map<string, Locality>; values: Map<string, IndicatorValueRecord> }

export function openCapacityLedger(workspace: Workspace): CapacityLedger {
  const localities = listLocalities(workspace)
  const names = new Map(localities.map((locality) => [locality.id, locality.name]))
  const values = listIndicatorValues(workspace)
  return {
    localities: new Map(localities.map((locality) => [locality.name, locality])),
    values: new Map(values.map((value) => [valueKey(names.get(value.locality) ?? '', value.indicator, value.year), value])),
  }
}

/** What the values of one table would do; a value is known by locality, indicator and year. */
export function capacityDifference(
  ledger: CapacityLedger,
  values: readonly ReadIndicatorValue[],
): Omit<ImportDifference, 'table' | 'skipped'> {
  const added: ImportDifference['added'] = []
  const updated: ImportDifference['updated'] = []
  let unchanged = 0
  for (const read of values) {
    const known = ledger.values.get(valueKey(read.locality, read.indicator, read.year))
    const name = `${read.locality} ${read.indicator}`
    if (!known) added.push({ row: read.row, name })
    else if (known.value === read.value) unchanged += 1
    else {
      const change = { field: read.indicator, before: known.value, after: read.value }
      updated.push({ row: read.row, id: known.uid, name, changes: [change] })
    }
  }
  return { added, updated, unchanged }
}

/** Writes the values, making localities that are new. Answers the locality each row fed. Within a command. */
export function writeCapacity(
  workspace: Workspace,
  ledger: CapacityLedger,
  values: readonly ReadIndicatorValue[],
  indicators: readonly Indicator[],
  rowUid: (row: number) => string,
): Map<number, string> {
  const units = new Map(indicators.map((indicator) => [indicator.code, indicator.unit]))
  const fed = new Map<number, string>()
  for (const read of values) {
    const locality = localityNamed(workspace, ledger, read.locality)
    fed.set(read.row, locality.id)
    const key = valueKey(read.locality, read.indicator, read.year)
    const known = ledger.values.get(key)
    if (known?.value === read.value) continue
    const record: IndicatorValueRecord = {
      uid: known?.uid ?? workspace.ids(),
      locality: locality.id,
      indicator: read.indicator,
      year: read.year,
      value: read.value,
      unit: read.unit ?? units.get(read.indicator) ?? '',
      raw: read.raw,
      source_row: rowUid(read.row),
      source_column: read.column,
      author: workspace.author,
      at: workspace.clock(),
    }
    writeIndicatorValue(workspace, record)
    ledger.values.set(key, record)
  }
  return fed
}

/** The locality of that name; a new one gets its level from its name. */
export function localityNamed(workspace: Workspace, ledger: Pick<CapacityLedger, 'localities'>, name: string): Locality {
  const known = ledger.localities.get(name)
  if (known) return known
  const level = localityLevel(name)
  const parent = level === 'township' ? [...ledger.localities.values()].find((one) => one.level === 'county') : undefined
  const locality = { id: workspace.ids(), name, level, parent: parent?.id ?? null }
  writeLocality(workspace, locality)
  ledger.localities.set(name, locality)
  return locality
}

function valueKey(locality: string, indicator: string, year: number | null): string {
  return `${locality}\n${indicator}\n${year ?? ''}`
}
