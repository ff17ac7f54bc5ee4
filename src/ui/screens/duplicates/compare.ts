import type { SystemRow } from '../../../contract/calls/system.ts'
import { systemFieldNames } from '../../../core/system/fields.ts'
import type { SystemField } from '../../../core/system/system.ts'

/** How one field of two records compares. What neither knows is left out. */
export type Comparison = { field: SystemField; state: 'equal' | 'differs' | 'one_side' }

/** Differences first asked about, then what only one side knows, then what is equal; each in canonical order. */
export function compareSystems(one: SystemRow, other: SystemRow): Comparison[] {
  const order = ['differs', 'one_side', 'equal']
  return systemFieldNames
    .filter((field) => field !== 'id' && (one[field] !== null || other[field] !== null))
    .map((field): Comparison => ({ field, state: stateOf(one[field], other[field]) }))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

function stateOf(one: unknown, other: unknown): Comparison['state'] {
  if (one === null || other === null) return 'one_side'
  return plain(one) === plain(other) ? 'equal' : 'differs'
}

/** The order of a list says nothing. */
function plain(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value)
}
