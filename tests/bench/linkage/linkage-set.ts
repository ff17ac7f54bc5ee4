import type { RecordPair, RecordTable } from '../../../src/core/matching/records/record-table.ts'

/**
 * Records with a known truth. `truth` is used to score what was found and for nothing else: the matcher is given the
 * tables without the columns that hold it. Pairs are rows; in one table `one` < `other`.
 */
export type LinkageSet = {
  name: string
  /** Two tables to link, or one to search for duplicates (`right` is null). */
  left: RecordTable
  right: RecordTable | null
  /** Pairs to judge; `null` where the matcher looks for pairs itself. */
  asked: readonly RecordPair[] | null
  truth: readonly RecordPair[]
  /** Whether the truth speaks of every record (clusters, labelled pairs); a list of matches may leave records out. */
  complete: boolean
}

/** The table without some of its columns. */
export function withoutColumns(table: RecordTable, dropped: readonly number[]): RecordTable {
  const kept = table.columns.flatMap((_, at) => (dropped.includes(at) ? [] : [at]))
  const pick = (row: readonly string[]): string[] => kept.map((at) => row[at] ?? '')
  return { columns: pick(table.columns), rows: table.rows.map(pick) }
}
