import { normaliseValue } from './normal-value.ts'
import type { RecordTable } from './record-table.ts'

/** Rows that are looked at to tell what a column holds. */
const sample = 2000

/**
 * Which column of the second table holds what a column of the first holds: `[first, second]`, by the names where they
 * are alike, else by what is in them. Columns without a partner are left out.
 */
export function alignColumns(first: RecordTable, second: RecordTable): [number, number][] {
  const profiles = [first, second].map((table) => table.columns.map((name, at) => profileOf(table, name, at)))
  const pairs = (profiles[0] ?? []).flatMap((left, one) =>
    (profiles[1] ?? []).map((right, other) => ({ one, other, score: profileLikeness(left, right) })),
  )
  const aligned: [number, number][] = []
  for (const { one, other, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (score < 0.3 || aligned.some(([left, right]) => left === one || right === other)) continue
    aligned.push([one, other])
  }
  return aligned.toSorted((a, b) => a[0] - b[0])
}

type Profile = { name: readonly string[]; words: ReadonlyMap<string, number>; norm: number; length: number }

function profileOf(table: RecordTable, name: string, at: number): Profile {
  const words = new Map<string, number>()
  let length = 0
  let known = 0
  for (const row of table.rows.slice(0, sample)) {
    const value = normaliseValue(row[at] ?? '')
    if (value.squeezed === '') continue
    known += 1
    length += value.squeezed.length
    for (const word of value.words) words.set(word, (words.get(word) ?? 0) + 1)
  }
  const norm = Math.sqrt([...words.values()].reduce((sum, count) => sum + count ** 2, 0))
  return { name: wordsOfName(name), words, norm, length: known === 0 ? 0 : length / known }
}

/** `http://…/restaurant1.owl#phone_number`, `leftPhoneNumber` → phone, number. */
function wordsOfName(name: string): string[] {
  const last = name.split(/[#/:.]/).at(-1) ?? name
  const spaced = last.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
  return normaliseValue(spaced.replaceAll('_', ' ')).words.filter(
    (word) => !/^\d$/.test(word) && !['left', 'right', 'ltable', 'rtable'].includes(word),
  )
}

function profileLikeness(one: Profile, other: Profile): number {
  let dot = 0
  for (const [word, count] of one.words) dot += count * (other.words.get(word) ?? 0)
  const content = one.norm === 0 || other.norm === 0 ? 0 : dot / (one.norm * other.norm)
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)]
  const size = long === 0 ? 0 : short / long
  const shared = one.name.filter((word) => other.name.includes(word)).length
  const name = shared === 0 ? 0 : (2 * shared) / (one.name.length + other.name.length)
  return name + 0.5 * content + 0.1 * size
}
