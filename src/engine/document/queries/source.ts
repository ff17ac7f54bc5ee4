import { prepared } from '../prepared.ts'
import type { Workspace } from '../workspace.ts'

export type SourceRecord = {
  uid: string
  file: string
  sha256: string
  size: number
  imported_at: string
  author: string
}
/** `columns` maps sheet columns to fields; `report` is what the import said about the table. */
export type SourceTableRecord = {
  uid: string
  source: string
  sheet: string
  kind: string
  shape: string
  columns: { column: string; header: string; field: string | null }[]
  report: unknown
}
export type SourceRowRecord = {
  uid: string
  source_table: string
  row: number
  cells: Record<string, string>
  record: string | null
}

type TableRow = Omit<SourceTableRecord, 'columns' | 'report'> & { columns: string; report: string }
type RowRow = Omit<SourceRowRecord, 'cells'> & { cells: string }

export function listSources(workspace: Workspace): SourceRecord[] {
  return workspace.database.prepare('SELECT * FROM source ORDER BY rowid').all() as SourceRecord[]
}

export function insertSource(workspace: Workspace, source: SourceRecord): void {
  workspace.database
    .prepare(
      'INSERT INTO source (uid, file, sha256, size, imported_at, author) VALUES (@uid, @file, @sha256, @size, @imported_at, @author)',
    )
    .run(source)
}

export function listSourceTables(workspace: Workspace): SourceTableRecord[] {
  return (workspace.database.prepare('SELECT * FROM source_table ORDER BY rowid').all() as TableRow[]).map(tableOf)
}

export function insertSourceTable(workspace: Workspace, table: SourceTableRecord): void {
  workspace.database
    .prepare(
      'INSERT INTO source_table (uid, source, sheet, kind, shape, columns, report) VALUES (@uid, @source, @sheet, @kind, @shape, @columns, @report)',
    )
    .run({ ...table, columns: JSON.stringify(table.columns), report: JSON.stringify(table.report) })
}

/** Prepared once for many rows. */
export function sourceRowInserter(workspace: Workspace): (row: SourceRowRecord) => void {
  const statement = workspace.database.prepare(
    'INSERT INTO source_row (uid, source_table, row, cells, record) VALUES (?, ?, ?, ?, ?)',
  )
  return (row) => void statement.run(row.uid, row.source_table, row.row, JSON.stringify(row.cells), row.record)
}

export function readSourceRow(workspace: Workspace, uid: string): SourceRowRecord | null {
  const row = prepared(workspace.database, 'SELECT * FROM source_row WHERE uid = ?').get(uid) as RowRow | undefined
  return row ? rowOf(row) : null
}

/** The cells of every row of a table. */
export function listTableCells(workspace: Workspace, table: string): Pick<SourceRowRecord, 'uid' | 'cells'>[] {
  const rows = workspace.database
    .prepare('SELECT * FROM source_row WHERE source_table = ? ORDER BY row')
    .all(table) as RowRow[]
  return rows.map(rowOf)
}

/** The row of one sheet of a source, by its number in the sheet. */
export function findSourceRow(
  workspace: Workspace,
  source: string,
  sheet: string,
  row: number,
): SourceRowRecord | null {
  const found = workspace.database
    .prepare(
      `SELECT r.* FROM source_row r JOIN source_table t ON t.uid = r.source_table
       WHERE t.source = ? AND t.sheet = ? AND r.row = ? LIMIT 1`,
    )
    .get(source, sheet, row) as RowRow | undefined
  return found ? rowOf(found) : null
}

export type Listing = { file: string; sheet: string; row: number }

/** Where each record was listed: record uid → file, sheet, row. */
export function listingsByRecord(workspace: Workspace): Map<string, Listing[]> {
  const rows = workspace.database
    .prepare(
      `SELECT r.record, s.file, t.sheet, r.row FROM source_row r
       JOIN source_table t ON t.uid = r.source_table JOIN source s ON s.uid = t.source
       WHERE r.record IS NOT NULL ORDER BY r.rowid`,
    )
    .all() as (Listing & { record: string })[]
  const listings = new Map<string, Listing[]>()
  for (const { record, ...listing } of rows) {
    const known = listings.get(record)
    if (known) known.push(listing)
    else listings.set(record, [listing])
  }
  return listings
}

function tableOf(row: TableRow): SourceTableRecord {
  return {
    ...row,
    columns: JSON.parse(row.columns) as SourceTableRecord['columns'],
    report: JSON.parse(row.report) as unknown,
  }
}

function rowOf(row: RowRow): SourceRowRecord {
  return { ...row, cells: JSON.parse(row.cells) as Record<string, string> }
}
