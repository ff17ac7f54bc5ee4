import type { Grid, GridRow } from '../../../core/sheet/grid.ts'
import type { ReadLimits } from '../limits.ts'
import type { ReadSource } from '../read-source.ts'
import type { Refusal } from '../refusal.ts'

/** What the process that reads is sent: a file's name and size, then its bytes in pieces. */
export type ToReading =
  { kind: 'file'; name: string; size: number; limits: ReadLimits } | { kind: 'piece'; piece: Uint8Array }

/** What it answers: rows counted while it reads, then each sheet with its rows in pieces, and what was read at last. */
export type FromReading =
  | { kind: 'progress'; rows: number }
  | { kind: 'sheet'; sheet: Omit<Grid, 'rows'> }
  | { kind: 'rows'; rows: GridRow[] }
  | { kind: 'read'; source: Omit<ReadSource, 'grids'>; peakBytes: number }
  | { kind: 'refused'; refusal: Refusal; peakBytes: number }
