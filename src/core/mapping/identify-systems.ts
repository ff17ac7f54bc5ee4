import { systemFieldNames } from '../system/fields.ts'
import type { System, SystemField } from '../system/system.ts'
import type { ReadRecord } from './reading.ts'

/** A name under which a system was listed before, with the owner that stood beside it. */
export type FormerName = { name: string; owner: string | null }

/**
 * A system of the workspace as an import sees it; what a person edited is not overwritten. `merged` are the records that
 * were joined into it, each as it last stood by itself; `formerNames` are names of earlier lists that it no longer has.
 */
export type KnownSystem = {
  system: System
  edited: ReadonlySet<SystemField>
  merged: readonly System[]
  formerNames: readonly FormerName[]
}

export type FieldChange = { field: SystemField; before: unknown; after: unknown }

/** By what a row was found to be a known system. */
export type IdentityGround = 'chosen' | 'number' | 'name' | 'merged' | 'former_name'

/** A value of a row that is not taken: a person's edit stands, or another record of the same system says otherwise. */
export type KeptChange = FieldChange & { why: 'edited' | 'merged' }

/** What one row does: adds a system, or updates the one at `index` of the known systems. */
export type SystemOutcome = {
  record: ReadRecord
  index: number | null
  ground: IdentityGround | null
  changes: FieldChange[]
  kept: KeptChange[]
  /** The joined record that the row speaks for, and what is new in it, where it is not the system itself. */
  merged: { index: number; changes: FieldChange[] } | null
}

/** What a person said of rows, by row: the place among the known systems, or `null` for a new system. */
export type ChosenIdentities = ReadonlyMap<number, number | null>

/**
 * Matches the rows of a table to the systems already there: by what a person said, by number where the row carries one of
 * ours, by name with owner and kind not in contradiction, by a record that was joined into the system, and last by a
 * name of an earlier list. Each known record is taken by one row at most, so two rows of the same name stay two systems.
 * Blanks never erase: a row changes only what it states.
 */
export function identifySystems(
  records: readonly ReadRecord[],
  known: readonly KnownSystem[],
  chosen: ChosenIdentities = new Map(),
): SystemOutcome[] {
  const found = findAll(records, known, chosen)
  const stated = new Map<number, ReadRecord>()
  found.forEach((identity, at) => {
    if (identity !== null && identity.merged === null) stated.set(identity.index, records[at]!)
  })
  return records.map((record, at) => {
    const identity = found[at] ?? null
    if (identity === null) return { record, index: null, ground: null, changes: [], kept: [], merged: null }
    const { index, ground } = identity
    const system = known[index]!
    if (identity.merged !== null) {
      return { record, index, ground, ...mergedDifferences(record, system, identity.merged, stated.get(index) ?? null) }
    }
    // A list that still uses an old name does not take the new one back.
    const fields = ground === 'former_name' ? fieldsWithoutName : systemFieldNames
    return { record, index, ground, ...differences(record, system, fields), merged: null }
  })
}

/** A name as identity sees it: width, case, spaces and quotes do not matter; nothing else is forgiven here. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s"'“”‘’「」《》]/g, '')
}

const fieldsWithoutName = systemFieldNames.filter((field) => field !== 'name')

/** `merged` is the place among the joined records of the system, `null` for the system itself. */
type Identity = { index: number; merged: number | null; ground: IdentityGround }
type Listed = { index: number; merged: number | null; system: System }

function findAll(
  records: readonly ReadRecord[],
  known: readonly KnownSystem[],
  chosen: ChosenIdentities,
): (Identity | null)[] {
  const own = known.map(({ system }, index): Listed => ({ index, merged: null, system }))
  const joined = known.flatMap(({ merged }, index) =>
    merged.map((system, at): Listed => ({ index, merged: at, system })),
  )
  const found = records.map((): Identity | null => null)
  const taken = new Set<string>()
  const whole = new Set<number>()
  const take = (at: number, identity: Identity) => {
    found[at] = identity
    taken.add(`${identity.index} ${identity.merged ?? ''}`)
    whole.add(identity.index)
  }
  const open = ({ index, merged }: Listed) => !taken.has(`${index} ${merged ?? ''}`)
  const settled = new Set<number>()
  records.forEach((record, at) => {
    const choice = chosen.get(record.row)
    if (choice === undefined) return
    settled.add(at)
    if (choice !== null && known[choice] && !whole.has(choice))
      take(at, { index: choice, merged: null, ground: 'chosen' })
  })
  const pass = (ground: IdentityGround, find: (record: ReadRecord, name: string) => Listed | undefined) => {
    records.forEach((record, at) => {
      const name = textOf(record, 'name')
      if (settled.has(at) || found[at] !== null || name === null) return
      const listed = find(record, name)
      if (listed) take(at, { index: listed.index, merged: listed.merged, ground })
    })
  }
  const byId = new Map([...joined, ...own].map((listed) => [listed.system.id, listed]))
  pass('number', (record, name) => {
    const id = textOf(record, 'id')
    const listed = id === null ? undefined : byId.get(id)
    if (!listed || !open(listed)) return undefined
    return isOurNumber(id) || nameKey(listed.system.name) === nameKey(name) ? listed : undefined
  })
  const ownNames = byName(own)
  pass('name', (record, name) => best(record, (ownNames.get(nameKey(name)) ?? []).filter(open)))
  const joinedNames = byName(joined)
  pass('merged', (record, name) => best(record, (joinedNames.get(nameKey(name)) ?? []).filter(open)))
  const former = byName(
    known.flatMap(({ system, formerNames }, index) =>
      formerNames.map(({ name, owner }): Listed => ({
        index,
        merged: null,
        system: { ...system, name, owner: owner ?? system.owner },
      })),
    ),
  )
  // A list that names a system both as it is called now and as it was called means two.
  pass('former_name', (record, name) =>
    best(
      record,
      (former.get(nameKey(name)) ?? []).filter(({ index }) => !whole.has(index)),
    ),
  )
  return found
}

function byName(listed: readonly Listed[]): ReadonlyMap<string, Listed[]> {
  const names = new Map<string, Listed[]>()
  for (const one of listed) {
    const key = nameKey(one.system.name)
    const held = names.get(key)
    if (held) held.push(one)
    else names.set(key, [one])
  }
  return names
}

/** The first that nothing contradicts; one whose owner is the very same goes before one whose owner is not known. */
function best(record: ReadRecord, candidates: readonly Listed[]): Listed | undefined {
  const fitting = candidates.filter(({ system }) => agrees(record, system))
  const owner = textOf(record, 'owner')
  const same = ({ system }: Listed) =>
    owner !== null && system.owner !== null && nameKey(owner) === nameKey(system.owner)
  return fitting.find(same) ?? fitting[0]
}

/** Numbers as the program gives them; another file's running numbers identify nothing. */
function isOurNumber(id: string | null): boolean {
  return id !== null && /^S\d{4,}$/.test(id)
}

function agrees(record: ReadRecord, system: System): boolean {
  const owner = textOf(record, 'owner')
  const kind = textOf(record, 'kind')
  const ownerFits = owner === null || system.owner === null || nameKey(owner) === nameKey(system.owner)
  return ownerFits && (kind === null || system.kind === null || kind === system.kind)
}

function differences(
  record: ReadRecord,
  { system, edited }: KnownSystem,
  fields: readonly SystemField[],
): Pick<SystemOutcome, 'changes' | 'kept'> {
  const changes: FieldChange[] = []
  const kept: KeptChange[] = []
  for (const change of changesOf(record, system, fields)) {
    if (edited.has(change.field)) kept.push({ ...change, why: 'edited' })
    else changes.push(change)
  }
  return { changes, kept }
}

/**
 * A row of a joined record brings only its news to the system: what it said before was weighed when the two were joined.
 * Where the system's own row of the same list states a value, that stands.
 */
function mergedDifferences(
  record: ReadRecord,
  { system, edited, merged }: KnownSystem,
  at: number,
  own: ReadRecord | null,
): Pick<SystemOutcome, 'changes' | 'kept' | 'merged'> {
  const news = changesOf(record, merged[at]!, fieldsWithoutName)
  const changes: FieldChange[] = []
  const kept: KeptChange[] = []
  for (const { field, after } of news) {
    const change = { field, before: system[field], after }
    if (sameValue(change.before, after)) continue
    if (edited.has(field)) kept.push({ ...change, why: 'edited' })
    else if (own !== null && (own.values[field]?.value ?? null) !== null) kept.push({ ...change, why: 'merged' })
    else changes.push(change)
  }
  return { changes, kept, merged: { index: at, changes: news } }
}

function changesOf(record: ReadRecord, system: System, fields: readonly SystemField[]): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    const after = record.values[field]?.value ?? null
    if (after === null || field === 'id' || sameValue(system[field], after)) return []
    return [{ field, before: system[field], after }]
  })
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function textOf(record: ReadRecord, field: string): string | null {
  const value = record.values[field]?.value
  return typeof value === 'string' && value !== '' ? value : null
}
