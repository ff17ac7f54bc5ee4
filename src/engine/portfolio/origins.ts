import { systemFieldNames } from '../../core/system/fields.ts'
import type { Origin } from '../../core/system/origin.ts'
import type { SystemField } from '../../core/system/system.ts'
import {
  listSources,
  listSourceTables,
  readSourceRow,
  type SourceRowRecord,
  type SourceTableRecord,
} from '../document/queries/source.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { openedWorkspace, remember, type Session } from '../session.ts'

/** Files and tables of the workspace, by uid. */
const sourcesOf = remember((_, workspace) => {
  const files = new Map(listSources(workspace).map((source) => [source.uid, source.file]))
  const tables = new Map(listSourceTables(workspace).map((table) => [table.uid, table]))
  return { files, tables }
})

/** Where each known field of a system comes from. */
export function originsOf(session: Session, record: SystemRecord): Partial<Record<SystemField, Origin>> {
  const origins: Partial<Record<SystemField, Origin>> = {}
  const rows = new Map<string, SourceRowRecord | null>()
  const rowOf = (uid: string) => {
    if (!rows.has(uid)) rows.set(uid, readSourceRow(openedWorkspace(session), uid))
    return rows.get(uid) ?? null
  }
  for (const field of systemFieldNames) {
    if (record.system[field] === null) continue
    const exception = record.origins[field]
    if (exception && 'edit' in exception) {
      origins[field] = { kind: 'edit', author: exception.edit[0], at: exception.edit[1] }
      continue
    }
    const row = exception ? rowOf(exception.row) : record.source_row === null ? null : rowOf(record.source_row)
    const origin = row ? cellOrigin(session, row, (column) => column.field === field) : null
    if (origin) origins[field] = origin
  }
  return origins
}

/** The cell of a row in the column that fits, or the row itself (`A`) where none does. */
export function cellOrigin(
  session: Session,
  row: SourceRowRecord,
  fits: (column: SourceTableRecord['columns'][number]) => boolean,
): Origin | null {
  const { files, tables } = sourcesOf(session)
  const table = tables.get(row.source_table)
  const column = table?.columns.find(fits)?.column
  if (!table || !column) return null
  return {
    kind: 'cell',
    source: table.source,
    file: files.get(table.source) ?? '',
    sheet: table.sheet,
    row: row.row,
    column,
    raw: row.cells[column] ?? '',
  }
}

/** The same for a row known by uid and a column known by letter. */
export function originOfCell(session: Session, rowUid: string | null, column: string | null): Origin | null {
  if (rowUid === null) return null
  const row = readSourceRow(openedWorkspace(session), rowUid)
  if (!row) return null
  const { tables } = sourcesOf(session)
  const letter = column ?? tables.get(row.source_table)?.columns[0]?.column ?? 'A'
  return cellOriginAt(session, row, letter)
}

function cellOriginAt(session: Session, row: SourceRowRecord, column: string): Origin | null {
  const { files, tables } = sourcesOf(session)
  const table = tables.get(row.source_table)
  if (!table) return null
  return {
    kind: 'cell',
    source: table.source,
    file: files.get(table.source) ?? '',
    sheet: table.sheet,
    row: row.row,
    column,
    raw: row.cells[column] ?? '',
  }
}
