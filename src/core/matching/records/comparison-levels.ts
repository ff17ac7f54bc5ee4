import { fieldLikeness, recordLikeness } from './field-likeness.ts'
import type { Field, PreparedRecords } from './prepare-fields.ts'
import type { RecordPair } from './record-table.ts'

/** Lower ends of the levels of likeness above the lowest; the same value is the highest level. */
const steps = { text: [0.25, 0.5, 0.75, 1], amount: [0.5, 0.8, 0.95, 1], record: [0.2, 0.35, 0.5, 0.65, 0.8, 0.9] }

/** One thing that is compared: a field, or the record as a whole. */
export type Comparison = { name: string; levels: number }

/**
 * Pairs seen through their comparisons: `levels[pair * comparisons.length + c]`, -1 where unknown; `rarity` at the same
 * place is what sharing just this value says more than sharing any, in nats.
 */
export type ComparedPairs = {
  pairs: readonly RecordPair[]
  comparisons: readonly Comparison[]
  levels: Int8Array
  rarity: Float32Array
  /** A first idea of how alike a pair is, in [0, 1]: its likenesses, weighted by how much the fields tell apart. */
  alike: Float64Array
}

export function comparePairs(records: PreparedRecords, pairs: readonly RecordPair[]): ComparedPairs {
  const { fields } = records
  const comparisons = [
    ...fields.map(({ name, kind }) => ({ name, levels: steps[kind].length + 1 })),
    { name: '', levels: steps.record.length + 1 },
  ]
  const telling = fields.map(entropyOf)
  const agreement = fields.map(chanceAgreement)
  const width = comparisons.length
  const levels = new Int8Array(pairs.length * width)
  const rarity = new Float32Array(pairs.length * width)
  const alike = new Float64Array(pairs.length)
  for (const [at, { one, other }] of pairs.entries()) {
    let points = 0
    let total = 0
    for (const [place, field] of fields.entries()) {
      const likeness = fieldLikeness(records, field, one, other)
      levels[at * width + place] = likeness === null ? -1 : levelOf(likeness, steps[field.kind])
      if (likeness === null) continue
      points += (telling[place] ?? 0) * likeness
      total += telling[place] ?? 0
      if (likeness === 1) rarity[at * width + place] = rarityOf(field, one, agreement[place] ?? 1)
    }
    const whole = recordLikeness(records, one, other)
    levels[at * width + width - 1] = levelOf(whole, steps.record)
    alike[at] = total === 0 ? whole : (points / total + whole) / 2
  }
  return { pairs, comparisons, levels, rarity, alike }
}

function levelOf(likeness: number, ends: readonly number[]): number {
  let level = 0
  while (level < ends.length && likeness >= (ends[level] ?? 1)) level += 1
  return level
}

/** How much a field tells records apart: the entropy of its values, nothing where it is never filled. */
function entropyOf(field: Field): number {
  let sum = 0
  for (const count of field.frequency.values()) sum -= (count / field.known) * Math.log(count / field.known)
  return sum
}

/** The chance that two records share a value of the field. */
function chanceAgreement(field: Field): number {
  let sum = 0
  for (const count of field.frequency.values()) sum += (count / field.known) ** 2
  return sum
}

/** A rare shared value says more than a common one; at most three nats either way. */
function rarityOf(field: Field, one: number, agreement: number): number {
  const count = field.frequency.get(field.values[one]?.squeezed ?? '') ?? 1
  return Math.max(-3, Math.min(3, Math.log(agreement / (count / field.known))))
}
