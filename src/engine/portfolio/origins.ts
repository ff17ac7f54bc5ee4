import { systemFieldNames } from '../../core/system/fields.ts'
import type { Origin, ReplyOrigin } from '../../core/system/origin.ts'
import type { SystemField } from '../../core/system/system.ts'
import { listReplies, listReplyRequests } from '../document/queries/reply.ts'
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

/** Who answered, by the uid of the reply. */
const repliesOf = remember<ReadonlyMap<string, ReplyOrigin>>((_, workspace) => {
  const owners = new Map(listReplyRequests(workspace).map((request) => [request.id, request.owner] as const))
  return new Map(
    listReplies(workspace).map(({ id, request, person, file }) => [
      id,
      { person, owner: owners.get(request) ?? null, file },
    ]),
  )
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
      const [author, at] = exception.edit
      const reply = exception.reply === undefined ? undefined : repliesOf(session).get(exception.reply)
      origins[field] = { kind: 'edit', author, at, ...(reply ? { reply } : {}) }
      continue
    }
    const row = exception ? rowOf(exception.row) : record.source_row === null ? null : rowOf(record.source_row)
    const column = row && columnOf(session, row, (one) => one.field === field)
    const origin = row && column ? cellOrigin(session, row, column) : null
    if (origin) origins[field] = origin
  }
  return origins
}

/** The cell of a row known by uid, in a column known by letter; without a letter, the first mapped column of the row. */
export function originOfCell(session: Session, rowUid: string | null, column: string | null): Origin | null {
  const row = rowUid === null ? null : readSourceRow(openedWorkspace(session), rowUid)
  if (!row) return null
  return cellOrigin(session, row, column ?? columnOf(session, row, (one) => one.field !== null) ?? 'A')
}

function columnOf(
  session: Session,
  row: SourceRowRecord,
  fits: (column: SourceTableRecord['columns'][number]) => boolean,
): string | null {
  return sourcesOf(session).tables.get(row.source_table)?.columns.find(fits)?.column ?? null
}

function cellOrigin(session: Session, row: SourceRowRecord, column: string): Origin | null {
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
