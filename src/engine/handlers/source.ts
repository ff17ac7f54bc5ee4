import type { EngineHandlers } from '../../contract/calls.ts'
import type { ImportKind, TableReport } from '../../contract/calls/import.ts'
import { Failure } from '../../contract/failures.ts'
import { findSourceRow, listSources, listSourceTables } from '../document/queries/source.ts'
import { openedWorkspace, type Session } from '../session.ts'

/** What was imported, row by row as it was read. */
export function sourceHandlers(session: Session): Pick<EngineHandlers, 'source.list' | 'source.row' | 'problem.list'> {
  return {
    'source.list': () => {
      const workspace = openedWorkspace(session)
      const tables = listSourceTables(workspace)
      return listSources(workspace).map((source) => ({
        id: source.uid,
        file: source.file,
        sha256: source.sha256,
        imported_at: source.imported_at,
        author: source.author,
        tables: tables
          .filter((table) => table.source === source.uid)
          .map((table) => {
            const report = table.report as TableReport
            return {
              sheet: table.sheet,
              kind: table.kind as ImportKind,
              rows: report.counts.read,
              skipped: report.counts.skipped,
              problems: report.problems.length,
            }
          }),
      }))
    },
    'source.row': ({ source, sheet, row }) => {
      const workspace = openedWorkspace(session)
      const found = findSourceRow(workspace, source, sheet, row)
      const table = listSourceTables(workspace).find((one) => one.uid === found?.source_table)
      const file = listSources(workspace).find((one) => one.uid === source)?.file
      if (!found || !table || file === undefined)
        throw new Failure('unknown_row', { what: 'row', id: `${sheet} ${row}` })
      const cells = table.columns.map((column) => ({ ...column, raw: found.cells[column.column] ?? '' }))
      return { file, sheet, row, cells }
    },
    'problem.list': () =>
      listSourceTables(openedWorkspace(session)).flatMap((table) => (table.report as TableReport).problems),
  }
}
