import { amountOf, normaliseValue } from './normal-value.ts'
import type { RecordTable } from './record-table.ts'

/** One field of one record: distinct words and character pairs as ids, ascending. `null` where it is unknown. */
export type FieldValue = {
  squeezed: string
  amount: number | null
  words: readonly number[]
  /** Sum of the weights of the words. */
  weight: number
  grams: readonly number[]
}

/** A field over all records of one or two tables. `frequency` counts the records with a squeezed value. */
export type Field = {
  name: string
  /** Amounts are compared as amounts, everything else as text. */
  kind: 'text' | 'amount'
  values: readonly (FieldValue | null)[]
  frequency: ReadonlyMap<string, number>
  known: number
  /** Words of its values, on average. */
  length: number
}

/** Records ready for comparison: the rows of the tables one after another. */
export type PreparedRecords = {
  size: number
  fields: readonly Field[]
  /** All words of a record, over its fields, as ids, ascending, and the length of their vector. */
  all: readonly { words: readonly number[]; norm: number }[]
  words: readonly string[]
  /** By word id: how much its presence says, and in how many records it is. */
  weights: readonly number[]
  counts: readonly number[]
}

/** Prepares aligned tables: `columns[f]` says which column of each table is field `f`. */
export function prepareRecords(
  tables: readonly RecordTable[],
  fields: readonly (readonly number[])[],
): PreparedRecords {
  const dictionary = new Map<string, number>()
  const words: string[] = []
  const counts: number[] = []
  const wordId = (word: string): number => {
    const known = dictionary.get(word)
    if (known !== undefined) return known
    words.push(word)
    dictionary.set(word, words.length - 1)
    return words.length - 1
  }
  const read = fields.map((columns) =>
    tables.flatMap((table, which) =>
      table.rows.map((row) => {
        const text = row[columns[which] ?? -1] ?? ''
        const normal = normaliseValue(text)
        if (normal.squeezed === '') return null
        return { text, squeezed: normal.squeezed, words: ascending(normal.words.map(wordId)) }
      }),
    ),
  )
  const size = tables.reduce((sum, table) => sum + table.rows.length, 0)
  const all = Array.from({ length: size }, (_, at) => ascending(read.flatMap((field) => field[at]?.words ?? [])))
  for (const own of all) for (const id of own) counts[id] = (counts[id] ?? 0) + 1
  const weights = counts.map((count) => Math.log(1 + size / count))
  return {
    size,
    words,
    weights,
    counts,
    all: all.map((own) => ({ words: own, norm: Math.sqrt(own.reduce((sum, id) => sum + (weights[id] ?? 0) ** 2, 0)) })),
    fields: read.map((values, at) => fieldOf(tables[0]?.columns[fields[at]?.[0] ?? -1] ?? '', values, weights)),
  }
}

type ReadValue = { text: string; squeezed: string; words: readonly number[] } | null

function fieldOf(name: string, read: readonly ReadValue[], weights: readonly number[]): Field {
  const frequency = new Map<string, number>()
  let known = 0
  let length = 0
  let amounts = 0
  const sizes = new Map<number, number>()
  for (const value of read) {
    if (value === null) continue
    known += 1
    length += value.words.length
    if (amountOf(value.text) !== null) amounts += 1
    sizes.set(value.squeezed.length, (sizes.get(value.squeezed.length) ?? 0) + 1)
    frequency.set(value.squeezed, (frequency.get(value.squeezed) ?? 0) + 1)
  }
  // Numbers that are nearly all of one length are codes: years, postcodes, dates, identity numbers.
  const oneLength = Math.max(0, ...sizes.values()) >= 0.9 * known
  const kind = known > 0 && amounts >= 0.9 * known && !oneLength ? 'amount' : 'text'
  return {
    name,
    kind,
    frequency,
    known,
    length: known === 0 ? 0 : length / known,
    values: read.map((value) =>
      value === null
        ? null
        : {
            squeezed: value.squeezed,
            amount: kind === 'amount' ? amountOf(value.text) : null,
            words: value.words,
            weight: value.words.reduce((sum, id) => sum + (weights[id] ?? 0), 0),
            grams: value.squeezed.length > 48 ? [] : gramsOf(value.squeezed),
          },
    ),
  }
}

function gramsOf(text: string): number[] {
  const grams: number[] = []
  for (let at = 0; at + 1 < text.length; at++) grams.push(text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1))
  return grams.toSorted((a, b) => a - b)
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b)
}
