import type { ImportDifference } from '../../contract/calls/import.ts'
import type { FieldChange } from '../../core/mapping/identify-systems.ts'

/** What one table does, before it is done: the difference, and `write`, which answers the record each row fed. */
export type TableWork = {
  difference: Pick<ImportDifference, 'added' | 'updated' | 'unchanged'>
  /** Cells that differ from what a person entered; theirs stands. */
  kept: { row: number; change: FieldChange; column: string; raw: string }[]
  write(rowUid: (row: number) => string): Map<number, string>
}
