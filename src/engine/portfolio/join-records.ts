import { systemFieldNames } from '../../core/system/fields.ts'
import type { System, SystemField } from '../../core/system/system.ts'
import type { OriginException, SystemRecord } from '../document/queries/system.ts'

/**
 * Several records as one: field by field the value of the record that `chosen` names by uid, else of `into`, else of the
 * first of `from` that has one. Every value keeps the row or the edit it comes from; the number stays that of `into`.
 */
export function joinedRecord(
  into: SystemRecord,
  from: readonly SystemRecord[],
  chosen: Readonly<Partial<Record<SystemField, string>>> = {},
): SystemRecord {
  const system: Record<string, unknown> = { ...into.system }
  const origins = { ...into.origins }
  const records = [into, ...from]
  for (const field of systemFieldNames) {
    if (field === 'id') continue
    const holder =
      records.find((record) => record.uid === chosen[field]) ?? records.find((record) => record.system[field] !== null)
    if (holder === undefined || holder === into) continue
    system[field] = holder.system[field]
    const origin = originOf(holder, field)
    if (origin) origins[field] = origin
    else delete origins[field]
  }
  return {
    ...into,
    system: system as System,
    origins,
    extra: Object.assign({}, ...records.toReversed().map((record) => record.extra)) as SystemRecord['extra'],
  }
}

/** Where a record's value comes from, said in full, so that it holds in another record too. */
export function originOf(record: SystemRecord, field: SystemField): OriginException | undefined {
  return record.origins[field] ?? (record.source_row === null ? undefined : { row: record.source_row })
}
