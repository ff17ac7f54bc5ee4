import type { PreviewColumn } from '../../../core/mapping/import-preview.ts'

export type MappingGroup = 'check' | 'mapped' | 'extra'

/** From this confidence on a mapping is taken as sure. */
export const sureFrom = 0.8

/** Reasons for which a column without a field deserves a look: it may well be one. */
const doubtful = new Set(['not_recognised', 'values_disagree', 'another_column', 'no_heading'])

/**
 * What needs a look, what is mapped, and what is only kept; the order of the sheet holds within each. In a sheet that
 * follows a template column for column (`known`), what was only kept before is not asked about again.
 */
export function mappingGroups(
  columns: readonly PreviewColumn[],
  known = false,
): { group: MappingGroup; columns: PreviewColumn[] }[] {
  const order: MappingGroup[] = ['check', 'mapped', 'extra']
  return order
    .map((group) => ({
      group,
      columns: columns
        .filter((column) => groupOf(column, known) === group)
        .toSorted((one, other) => (group === 'check' ? one.confidence - other.confidence : 0)),
    }))
    .filter((entry) => entry.columns.length > 0)
}

function groupOf(column: PreviewColumn, known: boolean): MappingGroup {
  const asked = column.reason === 'chosen' || column.reason === 'remembered'
  if (column.field !== null) {
    const disagrees = column.agrees !== null && column.agrees < sureFrom
    return !asked && (column.confidence < sureFrom || disagrees) ? 'check' : 'mapped'
  }
  return !asked && !known && column.filled > 0 && doubtful.has(column.reason) ? 'check' : 'extra'
}
