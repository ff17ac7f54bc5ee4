import { fingerprint } from '../../../src/core/matching/records/normal-value.ts'
import type { RecordTable } from '../../../src/core/matching/records/record-table.ts'

/** Values that another program gathers by a key, such as OpenRefine's keyers. */
export type KeyedValues = { name: string; values: { input: string; key: string }[] }

/** Reads a table of keyer, input and expected key; only keyers that keep words can be compared with ours. */
export function keyedValues(folder: string, table: RecordTable): KeyedValues[] {
  const keyer = table.columns.indexOf('keyer')
  const input = table.columns.indexOf('input')
  const key = table.columns.indexOf('expected_key')
  if (keyer < 0 || input < 0 || key < 0) return []
  const values = table.rows
    .filter((row) => row[keyer] === 'fingerprint' && (row[input] ?? '') !== '')
    .map((row) => ({ input: row[input] ?? '', key: row[key] ?? '' }))
  return [{ name: `${folder} (fingerprint)`, values }]
}

/** How many values get the very key, and how many pairs are gathered or kept apart as there. */
export function scoreKeys({ values }: KeyedValues): { same: number; pairs: number; agreed: number } {
  const own = values.map(({ input }) => fingerprint(input))
  let pairs = 0
  let agreed = 0
  for (let one = 0; one < values.length; one++) {
    for (let other = one + 1; other < values.length; other++) {
      pairs += 1
      if ((values[one]?.key === values[other]?.key) === (own[one] === own[other])) agreed += 1
    }
  }
  return { same: own.filter((key, at) => key === values[at]?.key).length, pairs, agreed }
}
