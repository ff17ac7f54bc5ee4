import { systemFieldNames } from '../system/fields.ts'
import type { System, SystemField } from '../system/system.ts'
import type { ReadRecord } from './reading.ts'

/** A system of the workspace as an import sees it; what a person edited is not overwritten. */
export type KnownSystem = { system: System; edited: ReadonlySet<SystemField> }

export type FieldChange = { field: SystemField; before: unknown; after: unknown }

/** What one row does: adds a system, or updates the one at `index` of the known systems. */
export type SystemOutcome = {
  record: ReadRecord
  index: number | null
  changes: FieldChange[]
  /** Fields where the row differs from what a person entered; theirs stands. */
  kept: FieldChange[]
}

/**
 * Matches the rows of a table to the systems already there: by number where the row carries one of ours, else by name
 * with owner and kind not in contradiction. Each known system is taken by one row at most, so two rows of the same name
 * stay two systems. Blanks never erase: a row changes only what it states.
 */
export function identifySystems(records: readonly ReadRecord[], known: readonly KnownSystem[]): SystemOutcome[] {
  const byName = new Map<string, number[]>()
  const byId = new Map<string, number>()
  known.forEach(({ system }, index) => {
    byId.set(system.id, index)
    const key = nameKey(system.name)
    byName.set(key, [...(byName.get(key) ?? []), index])
  })
  const taken = new Set<number>()
  return records.map((record) => {
    const index = findKnown(record, known, byId, byName, taken)
    if (index === null) return { record, index, changes: [], kept: [] }
    taken.add(index)
    return { record, index, ...differences(record, known[index]!) }
  })
}

/** A name as identity sees it: width, case, spaces and quotes do not matter; nothing else is forgiven here. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s"'“”‘’「」《》]/g, '')
}

function findKnown(
  record: ReadRecord,
  known: readonly KnownSystem[],
  byId: ReadonlyMap<string, number>,
  byName: ReadonlyMap<string, number[]>,
  taken: ReadonlySet<number>,
): number | null {
  const name = textOf(record, 'name')
  if (name === null) return null
  const id = textOf(record, 'id')
  const numbered = id === null ? undefined : byId.get(id)
  if (numbered !== undefined && !taken.has(numbered) && (isOurNumber(id) || sameName(known[numbered], name))) {
    return numbered
  }
  const candidates = (byName.get(nameKey(name)) ?? []).filter((index) => !taken.has(index))
  return candidates.find((index) => agrees(record, known[index]!.system)) ?? null
}

/** Numbers as the program gives them; another file's running numbers identify nothing. */
function isOurNumber(id: string | null): boolean {
  return id !== null && /^S\d{4,}$/.test(id)
}

function sameName(known: KnownSystem | undefined, name: string): boolean {
  return known !== undefined && nameKey(known.system.name) === nameKey(name)
}

function agrees(record: ReadRecord, system: System): boolean {
  const owner = textOf(record, 'owner')
  const kind = textOf(record, 'kind')
  const ownerFits = owner === null || system.owner === null || nameKey(owner) === nameKey(system.owner)
  return ownerFits && (kind === null || system.kind === null || kind === system.kind)
}

function differences(record: ReadRecord, { system, edited }: KnownSystem): Pick<SystemOutcome, 'changes' | 'kept'> {
  const changes: FieldChange[] = []
  const kept: FieldChange[] = []
  for (const field of systemFieldNames) {
    const after = record.values[field]?.value ?? null
    if (after === null || field === 'id') continue
    const before = system[field]
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    if (edited.has(field)) kept.push({ field, before, after })
    else changes.push({ field, before, after })
  }
  return { changes, kept }
}

function textOf(record: ReadRecord, field: string): string | null {
  const value = record.values[field]?.value
  return typeof value === 'string' && value !== '' ? value : null
}
