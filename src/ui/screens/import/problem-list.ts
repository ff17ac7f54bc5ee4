import type { PreviewTable } from '../../../core/mapping/import-preview.ts'
import { columnLetter } from '../../../core/sheet/grid.ts'

export type ListedProblem = {
  /** Its place in the list of the table. */
  number: number
  cell: string
  code: string
  severity: 'error' | 'warning' | 'info'
  /** A row that is not taken has a reason and its text; a cell has the values of its sentence. */
  values: { field: string; raw: string; value?: string } | null
  text: string
}

/** Rows that are not taken and cells that were not read, what weighs most first, then as they stand on the sheet. */
export function problemsOf(table: PreviewTable): ListedProblem[] {
  const first = columnLetter(table.bounds.left)
  const refused = table.refused.map((row) => ({
    cell: `${first}${row.row}`,
    code: row.reason as string,
    severity: 'error' as const,
    values: null,
    text: row.text,
  }))
  const cells = table.problems.map(({ cell, code, severity, values }) => ({
    cell,
    code: code as string,
    severity,
    values,
    text: values.raw,
  }))
  const weights = ['error', 'warning', 'info']
  return [...refused, ...cells]
    .map((entry, index) => ({ entry, index }))
    .toSorted((a, b) => weights.indexOf(a.entry.severity) - weights.indexOf(b.entry.severity) || a.index - b.index)
    .map(({ entry }, number) => ({ number, ...entry }))
}

export type ProblemFilter = { severity: 'all' | ListedProblem['severity']; code: string }

export function fitsFilter(problem: ListedProblem, { severity, code }: ProblemFilter): boolean {
  return (severity === 'all' || problem.severity === severity) && (code === '' || problem.code === code)
}
