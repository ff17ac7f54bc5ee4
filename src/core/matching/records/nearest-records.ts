import type { PreparedRecords } from './prepare-fields.ts'
import type { RecordPair } from './record-table.ts'

/** How many of its nearest each record is compared with. */
const nearest = 12
/** A term in more records than this finds nobody. */
const mostRecords = 400
/** Fields with more words than this are found by whole words, shorter ones by character triples too. */
const wordsOfShortField = 6

/**
 * The pairs worth comparing: each record with those that share most of its rare words and triples of characters, in the
 * other table where there are two (`left` rows of the first come first), else in the same. The cost grows with the number
 * of records, since common terms find nobody and each record keeps a fixed number.
 */
export function nearestPairs(records: PreparedRecords, left: number | null): RecordPair[] {
  const terms = termsOf(records)
  const inSame = left === null
  const first = inSame ? records.size : left
  const found = new Map<number, RecordPair>()
  const add = (one: number, other: number): void => {
    const pair = one < other ? { one, other } : { one: other, other: one }
    found.set(pair.one * records.size + pair.other, pair)
  }
  const look = (from: number, to: number, inFrom: number, inTo: number): void => {
    const postings = postingsOf(terms, inFrom, inTo)
    const scores = new Float64Array(inTo - inFrom)
    for (let at = from; at < to; at++) {
      for (const other of closest(terms, postings, scores, at, inFrom)) add(at, other)
    }
  }
  if (inSame) look(0, records.size, 0, records.size)
  else {
    look(0, first, first, records.size)
    look(first, records.size, 0, first)
  }
  return [...found.values()].toSorted((a, b) => a.one - b.one || a.other - b.other)
}

type Terms = { of: readonly (readonly number[])[]; weights: readonly number[]; norms: readonly number[] }

function termsOf(records: PreparedRecords): Terms {
  const ids = new Map<string, number>()
  const counts: number[] = []
  const short = records.fields.filter((field) => field.length <= wordsOfShortField)
  const of = records.all.map(({ words }, at) => {
    const own = new Set<number>()
    const add = (term: string): void => {
      const id = ids.get(term) ?? ids.size
      ids.set(term, id)
      own.add(id)
    }
    for (const word of words) add(records.words[word] ?? '')
    for (const field of short) {
      const text = field.values[at]?.squeezed ?? ''
      for (let place = 0; place + 3 <= text.length; place++) add(`~${text.slice(place, place + 3)}`)
    }
    for (const id of own) counts[id] = (counts[id] ?? 0) + 1
    return [...own]
  })
  const weights = counts.map((count) => Math.log(1 + records.size / count))
  const norms = of.map((own) => Math.sqrt(own.reduce((sum, id) => sum + (weights[id] ?? 0) ** 2, 0)))
  return { of, weights, norms }
}

function postingsOf(terms: Terms, from: number, to: number): ReadonlyMap<number, number[]> {
  const postings = new Map<number, number[]>()
  for (let at = from; at < to; at++) {
    for (const id of terms.of[at] ?? []) {
      const list = postings.get(id)
      if (list === undefined) postings.set(id, [at])
      else list.push(at)
    }
  }
  return postings
}

/** The nearest of `at` in a posting list, by cosine over the terms that find somebody. */
function closest(
  terms: Terms,
  postings: ReadonlyMap<number, number[]>,
  scores: Float64Array,
  at: number,
  offset: number,
): number[] {
  const touched: number[] = []
  for (const id of terms.of[at] ?? []) {
    const list = postings.get(id)
    if (list === undefined || list.length > mostRecords) continue
    const points = (terms.weights[id] ?? 0) ** 2
    for (const other of list) {
      if (other === at) continue
      if (scores[other - offset] === 0) touched.push(other)
      scores[other - offset] = (scores[other - offset] ?? 0) + points
    }
  }
  const best: { other: number; score: number }[] = []
  for (const other of touched) {
    const score = (scores[other - offset] ?? 0) / (terms.norms[other] ?? 1)
    scores[other - offset] = 0
    if (best.length === nearest && score <= (best[nearest - 1]?.score ?? 0)) continue
    let place = best.length
    while (place > 0 && (best[place - 1]?.score ?? 0) < score) place -= 1
    best.splice(place, 0, { other, score })
    if (best.length > nearest) best.pop()
  }
  return best.map(({ other }) => other)
}
