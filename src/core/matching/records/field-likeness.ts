import { visitShared } from '../shared-ids.ts'
import type { Field, FieldValue, PreparedRecords } from './prepare-fields.ts'
import { wordLikeness } from './word-likeness.ts'

/** Values of more words are compared by whole words only. */
const wordsOfShortText = 12

/** How alike two records are in a field, in [0, 1], 1 only for the same; `null` where either is unknown. */
export function fieldLikeness(records: PreparedRecords, field: Field, one: number, other: number): number | null {
  const left = field.values[one] ?? null
  const right = field.values[other] ?? null
  if (left === null || right === null) return null
  if (left.squeezed === right.squeezed) return 1
  if (left.amount !== null && right.amount !== null) return amountLikeness(left.amount, right.amount)
  return Math.min(0.99, Math.max(wordsLikeness(records, left, right), gramLikeness(left.grams, right.grams)))
}

/** Cosine of two whole records over all their words, wherever they stand. */
export function recordLikeness(records: PreparedRecords, one: number, other: number): number {
  const left = records.all[one]
  const right = records.all[other]
  if (left === undefined || right === undefined || left.norm === 0 || right.norm === 0) return 0
  let dot = 0
  visitShared(left.words, right.words, (id) => (dot += (records.weights[id] ?? 0) ** 2))
  return dot / (left.norm * right.norm)
}

function amountLikeness(one: number, other: number): number {
  if (one === other) return 1
  const [low, high] = Math.abs(one) <= Math.abs(other) ? [one, other] : [other, one]
  return high === 0 ? 1 : Math.min(0.999, Math.max(0, low / high))
}

/** Share of the weight of all words that is common; words that differ by a slip or a short form count in part. */
function wordsLikeness(records: PreparedRecords, left: FieldValue, right: FieldValue): number {
  const total = left.weight + right.weight
  if (total === 0) return 0
  let shared = 0
  const seen = new Set<number>()
  visitShared(left.words, right.words, (id) => {
    shared += 2 * (records.weights[id] ?? 0)
    seen.add(id)
  })
  if (left.words.length <= wordsOfShortText && right.words.length <= wordsOfShortText) {
    const open = right.words.filter((id) => !seen.has(id))
    for (const id of left.words) {
      if (seen.has(id) || open.length === 0) continue
      let best = 0
      let at = -1
      for (let place = 0; place < open.length; place++) {
        const likeness = wordLikeness(records.words[id] ?? '', records.words[open[place] ?? -1] ?? '')
        if (likeness > best) [best, at] = [likeness, place]
      }
      if (at < 0) continue
      const [taken] = open.splice(at, 1)
      shared += best * ((records.weights[id] ?? 0) + (records.weights[taken ?? -1] ?? 0))
    }
  }
  return shared / total
}

function gramLikeness(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0
  let shared = 0
  visitShared(one, other, () => (shared += 1))
  return (2 * shared) / (one.length + other.length)
}
