import type { ImportDifference } from '../../contract/calls/import.ts'
import type { IdentityGround, KeptChange } from '../../core/mapping/identify-systems.ts'
import type { ReadRecord } from '../../core/mapping/reading.ts'
import type { SystemRecord } from '../document/queries/system.ts'

/** Writes the rows of a table; yields how many are done and answers the record that each row fed. */
export type WriteRows = Generator<number, Map<number, string>>

/** A row and the system it was found to be, as that was before; `null` for a new one. */
export type FoundSystem = {
  record: ReadRecord
  known: SystemRecord | null
  ground: IdentityGround | null
  changed: boolean
  /** How many of its values are not taken. */
  kept: number
}

/** What one table does, before it is done: the difference, and `write`. */
export type TableWork = {
  difference: Pick<ImportDifference, 'added' | 'updated' | 'unchanged'>
  /** The data rows that are taken, each counted once; a row may hold several values. */
  rows: { added: number; updated: number; unchanged: number }
  /** Rows that change nothing, where they are no systems. */
  unchangedRows: { row: number; name: string }[]
  /** Cells that differ from what stands. */
  kept: { row: number; change: KeptChange; column: string; raw: string }[]
  /** Empty where the table holds no systems. */
  systems: FoundSystem[]
  write(rowUid: (row: number) => string): WriteRows
}
