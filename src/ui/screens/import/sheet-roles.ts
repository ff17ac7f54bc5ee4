import type { PreviewTable, RowRole } from '../../../core/mapping/import-preview.ts'
import type { SkipReason } from '../../../core/sheet/found-table.ts'
import type { RefusedReason } from '../../../core/mapping/reading.ts'
import type { SheetRow } from './sheet-layout.ts'

/** What a place of the sheet is, in which table, and why it is not read where it is not. */
export type PlaceRole = { role: RowRole; table: number | null; reason: SkipReason | RefusedReason | null }

const rolesOfReasons: Partial<Record<SkipReason, RowRole>> = {
  title: 'title',
  fact: 'fact',
  header: 'header',
  repeated_header: 'header',
  column_numbers: 'header',
  subtotal: 'subtotal',
  note: 'note',
  signature: 'note',
  section: 'section',
  blank: 'blank',
}

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
    const refused = at.refused.get(row.row)
    if (refused) return { role: 'refused', table, reason: refused }
    if (at.headers.has(row.row)) return { role: 'header', table, reason: null }
    const skipped = at.skipped.get(row.row)
    return skipped
      ? { role: rolesOfReasons[skipped] ?? 'skipped', table, reason: skipped }
      : { role: row.role === 'blank' ? 'blank' : 'data', table, reason: null }
  }
}

export function isWithin(bounds: PreviewTable['bounds'], row: number, column: number): boolean {
  return row >= bounds.top && row <= bounds.bottom && column >= bounds.left && column <= bounds.right
}
