import type { ComparedPairs } from './comparison-levels.ts'
import { recordLikeness } from './field-likeness.ts'
import { believe, type Competition, type LearnedWeights } from './learn-weights.ts'
import type { PreparedRecords } from './prepare-fields.ts'

/** Two records of one table as alike as this are the same thing listed twice. */
const listedTwice = 0.9
/** A table in which more of the matched records than this are listed twice is not clean. */
const tolerated = 0.15

/**
 * On which sides a record has one partner at most: a record of the left may have several where the right table lists
 * things twice, which shows where two likely partners of one record are nearly the same.
 */
export function cleanSides(records: PreparedRecords, compared: ComparedPairs, weights: LearnedWeights): Competition {
  const beliefs = believe(compared, weights, { one: false, other: false })
  const partners = { one: new Map<number, number[]>(), other: new Map<number, number[]>() }
  for (const [at, { one, other }] of compared.pairs.entries()) {
    if ((beliefs[at] ?? 0) < 0.5) continue
    push(partners.one, one, other)
    push(partners.other, other, one)
  }
  const clean = (side: ReadonlyMap<number, number[]>): boolean => {
    const several = [...side.values()].filter(([first = -1, ...rest]) =>
      rest.some((next) => recordLikeness(records, first, next) >= listedTwice),
    )
    return several.length <= tolerated * side.size
  }
  return { one: clean(partners.one), other: clean(partners.other) }
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
