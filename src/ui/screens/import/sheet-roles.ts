import { roleOfReason, type PreviewTable, type RowRole } from '../../../core/mapping/import-preview.ts'
import type { SkipReason } from '../../../core/sheet/found-table.ts'
import type { RefusedReason } from '../../../core/mapping/reading.ts'
import type { SheetRow } from './sheet-layout.ts'

/** What a place of the sheet is, in which table, and why it is not read where it is not. */
export type PlaceRole = { role: RowRole; table: number | null; reason: SkipReason | RefusedReason | null }

/**
 * Says of every place what it is. Tables may lie side by side, so that one row is data in one and a note in another;
 * outside of all tables the role of the row holds.
 */
export function rolesOnSheet(tables: readonly PreviewTable[]): (row: SheetRow, column: number) => PlaceRole {
  const known = tables.map((table) => ({
    table,
    skipped: new Map(table.skipped.map((entry) => [entry.row, entry.reason])),
    refused: new Map(table.refused.map((entry) => [entry.row, entry.reason])),
    headers: new Set(table.headerRows),
  }))
  return (row, column) => {
    const at = known.find(({ table: { bounds } }) => isWithin(bounds, row.row, column))
    if (!at) {
      const reason = known.map((other) => other.skipped.get(row.row)).find((found) => found !== undefined) ?? null
      const alone = row.role === 'data' || row.role === 'header' || row.role === 'refused'
      return alone ? { role: 'skipped', table: null, reason: 'outside_table' } : { role: row.role, table: null, reason }
    }
    const { table } = at.table
    // In a table turned on its side the records, the headings and what is skipped are columns.
    const place = at.table.orientation === 'columns' ? column : row.row
    const refused = at.refused.get(place)
    if (refused) return { role: 'refused', table, reason: refused }
    if (at.headers.has(place)) return { role: 'header', table, reason: null }
    const skipped = at.skipped.get(place)
    return skipped
      ? { role: roleOfReason[skipped], table, reason: skipped }
      : { role: row.role === 'blank' ? 'blank' : 'data', table, reason: null }
  }
}

export function isWithin(bounds: PreviewTable['bounds'], row: number, column: number): boolean {
  return row >= bounds.top && row <= bounds.bottom && column >= bounds.left && column <= bounds.right
}
