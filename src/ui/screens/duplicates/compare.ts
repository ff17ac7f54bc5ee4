import type { SystemRow } from '../../../contract/calls/system.ts'
import { systemFieldNames } from '../../../core/system/fields.ts'
import type { SystemField } from '../../../core/system/system.ts'

/** How one field of several records compares: they differ, only some know it, or all say the same. */
export type Comparison = { field: SystemField; state: 'differs' | 'some' | 'equal' }

/** Differences first asked about, then what only some know, then what is equal; each in canonical order. What none knows is left out. */
export function compareSystems(systems: readonly SystemRow[]): Comparison[] {
  const order = ['differs', 'some', 'equal']
  return systemFieldNames
    .filter((field) => field !== 'id' && systems.some((system) => system[field] !== null))
    .map((field): Comparison => ({ field, state: stateOf(systems.map((system) => system[field])) }))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

function stateOf(values: readonly unknown[]): Comparison['state'] {
  const known = values.filter((value) => value !== null)
  if (new Set(known.map(plain)).size > 1) return 'differs'
  return known.length < values.length ? 'some' : 'equal'
}

/** The order of a list says nothing. */
function plain(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value)
}

/** Whose value stands: that of the record chosen, else of the one kept, else of the first that has one. */
export function standing(
  field: SystemField,
  systems: readonly SystemRow[],
  kept: string,
  chosen: Readonly<Record<string, string>>,
): string | null {
  const picked = systems.find((system) => system.id === chosen[field])
  if (picked) return picked.id
  const own = systems.find((system) => system.id === kept)
  if (own && own[field] !== null) return own.id
  return systems.find((system) => system[field] !== null)?.id ?? null
}
