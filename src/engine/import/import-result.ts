import type { RenamedRow, TableReport } from '../../contract/calls/import.ts'
import type { IdentityGround } from '../../core/mapping/identify-systems.ts'
import type { ImportProblem } from '../../core/mapping/reading.ts'
import { cellAddress } from '../../core/sheet/cell-address.ts'
import type { ImportOutcome } from './commit-import.ts'
import { nameOf } from './commit-systems.ts'
import type { Refused } from './read-files.ts'
import { keptCodes } from './table-report.ts'

type Place = { file: string; sheet: string; row: number }

/** What an import does or did, row by row and free of any language, without the sheets that it was read from. */
export type ImportResult = {
  added: (Place & { name: string; rejected: boolean })[]
  updated: (Place & {
    id: string
    name: string
    field: string
    before: unknown
    after: unknown
    ground: IdentityGround | null
  })[]
  unchanged: (Place & { id: string; name: string; ground: IdentityGround | null; kept: number })[]
  skipped: (Place & { reason: string; refused: boolean; text: string })[]
  problems: {
    file: string
    sheet: string
    cell: string
    code: string
    severity: ImportProblem['severity']
    values: ImportProblem['values']
  }[]
  renamed: (RenamedRow & { file: string; sheet: string })[]
  gone: (TableReport['gone'][number] & { file: string; sheet: string; earlier: TableReport['earlier'] })[]
  back: (TableReport['back'][number] & { file: string; sheet: string })[]
  refused: readonly Refused[]
  leftOut: { file: string; sheet: string | null; rows: number }[]
}

export function importResult(
  outcomes: readonly ImportOutcome[],
  refused: readonly Refused[],
  leftOut: ImportResult['leftOut'],
): ImportResult {
  const result: ImportResult = {
    added: [],
    updated: [],
    unchanged: [],
    skipped: [],
    problems: [],
    renamed: [],
    gone: [],
    back: [],
    refused,
    leftOut: leftOut.map(({ file, sheet, rows }) => ({ file, sheet, rows })),
  }
  for (const outcome of outcomes) addTable(result, outcome)
  return result
}

function addTable(result: ImportResult, { table, work, difference, report }: ImportOutcome): void {
  const { file, sheet } = report
  const found = new Map(work.systems.map((system) => [system.record.row, system]))
  const rejected = new Set(report.renamed.flatMap((one) => (one.rejected ? [one.row] : [])))
  for (const { row, name } of difference.added) {
    result.added.push({ file, sheet, row, name, rejected: rejected.has(row) })
  }
  for (const { row, id, name, changes } of difference.updated) {
    const ground = found.get(row)?.ground ?? null
    for (const change of changes) result.updated.push({ file, sheet, row, id, name, ...change, ground })
  }
  for (const { record, known, ground, changed, kept } of work.systems) {
    if (known === null || changed) continue
    result.unchanged.push({ file, sheet, row: record.row, id: known.system.id, name: nameOf(record), ground, kept })
  }
  for (const { row, name } of work.unchangedRows) {
    result.unchanged.push({ file, sheet, row, id: '', name, ground: null, kept: 0 })
  }
  const refusedRows = new Set(table.reading.refused.map(({ row }) => row))
  for (const { row, reason, text } of report.skipped) {
    result.skipped.push({ file, sheet, row, reason, refused: refusedRows.has(row), text })
  }
  for (const { cell, code, severity, values } of table.reading.problems) {
    result.problems.push({ file, sheet, cell, code, severity, values })
  }
  for (const { row, change, column, raw } of work.kept) {
    const values = { field: change.field, raw }
    result.problems.push({
      file,
      sheet,
      cell: cellAddress(column, row),
      code: keptCodes[change.why],
      severity: 'info',
      values,
    })
  }
  for (const one of report.renamed) result.renamed.push({ file, sheet, ...one })
  for (const one of report.gone) result.gone.push({ file, sheet, earlier: report.earlier, ...one })
  for (const one of report.back) result.back.push({ file, sheet, ...one })
}
