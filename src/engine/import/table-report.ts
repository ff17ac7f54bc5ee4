import type { LeftOut, ProblemReport, TableReport } from '../../contract/calls/import.ts'
import type { TableKind } from '../../core/mapping/dictionary.ts'
import { maskText } from '../../core/mapping/mask-text.ts'
import type { ImportProblem } from '../../core/mapping/reading.ts'
import { reportingUnit } from '../../core/mapping/same-list.ts'
import { cellAddress } from '../../core/sheet/cell-address.ts'
import type { Session } from '../session.ts'
import type { Comparison } from './compare-lists.ts'
import type { PreparedSource, PreparedTable } from './prepared-source.ts'
import type { TableWork } from './table-work.ts'

/** What is said of one table: every column with its mapping, every skipped row and problem with its reason. */
export function tableReport(
  session: Session,
  source: PreparedSource,
  table: PreparedTable,
  kind: TableKind,
  { rows, kept }: TableWork,
  comparison: Comparison,
): TableReport {
  const { name: file, sha256 } = source.source
  const { sheet } = table.table
  const skipped = skippedRows(session, table)
  const refused = table.reading.refused.length
  const say = session.resources.words['zh-CN'].say
  const label = (field: string) => session.resources.words['zh-CN'].find(`fields.field.${field}`) ?? field
  const problems = table.reading.problems.map((problem) => problemReport(session, file, sheet, problem))
  for (const { row, change, column, raw } of kept) {
    const values = { field: label(change.field), raw }
    problems.push({
      file,
      sheet,
      cell: cellAddress(column, row),
      code: keptCodes[change.why],
      severity: 'info',
      raw,
      sentence: say(`import.problem.${keptCodes[change.why]}`, values),
    })
  }
  return {
    file,
    sha256,
    sheet,
    kind,
    header_rows: table.table.headerRows,
    columns: table.mapping.map(({ column, path, field, unit, confidence, reason }) => ({
      column,
      header: path,
      field,
      unit,
      confidence,
      reason,
    })),
    counts: {
      read: table.table.dataRows.length + skipped.length - refused,
      ...rows,
      skipped: skipped.length - refused,
      refused,
    },
    reporting_unit: reportingUnit(table.table.facts),
    ...comparison,
    skipped,
    problems,
  }
}

/** Sentences for values that are not taken. */
export const keptCodes = { edited: 'edit_kept', merged: 'merged_kept' } as const

/** Rows that were not taken: those outside the data, and data rows that were refused. */
export function skippedRows(session: Session, table: PreparedTable): TableReport['skipped'] {
  const { find } = session.resources.words['zh-CN']
  const rows = [
    // The header is told as the header.
    ...table.table.skipped
      .filter(({ reason }) => reason !== 'header')
      .map(({ row, reason, text }) => ({
        row,
        reason,
        sentence: find(`import.skip.${reason}`) ?? reason,
        // Notes and signatures carry telephone numbers; what is kept of a row is masked as its cells are.
        text: maskText(text),
      })),
    ...table.reading.refused.map(({ row, reason, text }) => ({
      row,
      reason,
      sentence: find(`import.refused.${reason}`) ?? reason,
      text,
    })),
  ]
  return rows.toSorted((one, other) => one.row - other.row)
}

/** What of the files is not taken, so that nothing is passed over in silence. */
export function leftOut(session: Session, sources: readonly PreparedSource[]): LeftOut[] {
  const { say } = session.resources.words['zh-CN']
  return sources.flatMap(({ source, tables }): LeftOut[] => {
    if (tables.length === 0) {
      return [{ file: source.name, sheet: null, rows: 0, sentence: say('cli.no_table', { file: source.name }) }]
    }
    return tables
      .filter((table) => table.kind === null)
      .map(({ table }) => {
        const values = { file: source.name, sheet: table.sheet, rows: table.dataRows.length }
        return { ...values, sentence: say('cli.unknown_kind', values) }
      })
  })
}

function problemReport(session: Session, file: string, sheet: string, problem: ImportProblem): ProblemReport {
  const { find, say } = session.resources.words['zh-CN']
  const { field } = problem.values
  const values = { ...problem.values, field: find(`fields.field.${field}`) ?? field }
  return {
    file,
    sheet,
    cell: problem.cell,
    code: problem.code,
    severity: problem.severity,
    raw: problem.values.raw,
    sentence: say(`import.problem.${problem.code}`, values),
  }
}
