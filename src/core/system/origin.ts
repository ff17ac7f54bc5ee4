import { cellAddress as addressOf } from '../sheet/cell-address.ts'

/**
 * Where a value comes from. Every value a person can see leads back to one of these:
 * a cell of an imported sheet, or an edit made in the program.
 */
export type Origin =
  | { kind: 'cell'; source: string; file: string; sheet: string; row: number; column: string; raw: string }
  | { kind: 'edit'; author: string; at: string; reply?: ReplyOrigin }
  | { kind: 'derived'; from: string }

/** The owner's reply that an edit took a correction from: who filled it in, of which department, in which file. */
export type ReplyOrigin = { person: string; owner: string | null; file: string }

/** `K17` for a cell origin, whichever way its table runs. */
export function cellAddress(origin: { column: string; row: number }): string {
  return addressOf(origin.column, origin.row)
}
