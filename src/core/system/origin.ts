import { cellAddress as addressOf } from '../sheet/cell-address.ts'

/**
 * Where a value comes from. Every value a person can see leads back to one of these:
 * a cell of an imported sheet, or an edit made in the program.
 */
export type Origin =
  | { kind: 'cell'; source: string; file: string; sheet: string; row: number; column: string; raw: string }
  | { kind: 'edit'; author: string; at: string }
  | { kind: 'derived'; from: string }

/** `K17` for a cell origin, whichever way its table runs. */
export function cellAddress(origin: { column: string; row: number }): string {
  return addressOf(origin.column, origin.row)
}
