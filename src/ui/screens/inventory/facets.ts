import type { SystemRow } from '../../../contract/calls/system.ts'
import { systemFieldNames } from '../../../core/system/fields.ts'
import type { SystemField } from '../../../core/system/system.ts'

/** The functions that make people work for the tool (red lines look at them). */
export const forcedFields = [
  'mandatory',
  'check_in',
  'points_ranking',
  'online_time',
  'trace_upload',
  'usage_assessed',
] as const

/** Fields that every entry ought to have; what is missing of them is worth asking for. */
const wantedFields = systemFieldNames.filter(
  (field) => !['id', 'name', 'notes', 'scenes', 'peak_season', 'peak_active_users'].includes(field),
)

export const facetNames = ['kind', 'owner', 'level', 'status', 'forced', 'missing'] as const
export type FacetName = (typeof facetNames)[number]
export type FacetChoices = Record<FacetName, string[]>
export type FacetOption = { value: string; count: number }

export const noChoices: FacetChoices = { kind: [], owner: [], level: [], status: [], forced: [], missing: [] }

/** The values under which a system stands in a facet; an unknown one stands under the empty text. */
export function facetValues(facet: FacetName, row: SystemRow): string[] {
  if (facet === 'forced') return forcedFields.filter((field) => row[field] === true)
  if (facet === 'missing') return wantedFields.filter((field) => row[field] === null)
  return [row[facet] ?? '']
}

/** How many of the rows stand under each value, most first. */
export function facetOptions(facet: FacetName, rows: readonly SystemRow[]): FacetOption[] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const value of facetValues(facet, row)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((one, other) => other.count - one.count)
}

/** Whether a row fits the choices: any value of one facet, all facets together. `except` is left out, for its own counts. */
export function fitsFacets(row: SystemRow, choices: FacetChoices, except?: FacetName): boolean {
  return facetNames.every((facet) => {
    const chosen = choices[facet]
    return facet === except || chosen.length === 0 || facetValues(facet, row).some((value) => chosen.includes(value))
  })
}

export type Sort = { field: SystemField; descending: boolean }

/** Rows in order of one field; unknown values come last either way. */
export function sortRows(
  rows: readonly SystemRow[],
  sort: Sort | null,
  compareText: (one: string, other: string) => number,
): readonly SystemRow[] {
  if (!sort) return rows
  const { field, descending } = sort
  return rows.toSorted((one, other) => {
    const [a, b] = [one[field], other[field]]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))
    return descending ? -order : order
  })
}
