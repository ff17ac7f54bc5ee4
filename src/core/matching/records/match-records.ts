import { alignColumns } from './align-columns.ts'
import { cleanSides } from './clean-sides.ts'
import { likeliest, onePartner } from './choose-pairs.ts'
import { clusterRecords } from './cluster-records.ts'
import { comparePairs, type ComparedPairs } from './comparison-levels.ts'
import { believe, evidenceOf, learnWeights, type Competition } from './learn-weights.ts'
import { nearestPairs } from './nearest-records.ts'
import { prepareRecords, type PreparedRecords } from './prepare-fields.ts'
import type { RecordMatch, RecordPair, RecordTable } from './record-table.ts'

const free: Competition = { one: false, other: false }

/**
 * Records of two tables that stand for one thing, the surest first; `one` is a row of the left table, `other` of the
 * right. Columns are aligned by name and content. Where a list names each thing once, a record gets one partner.
 */
export function linkTables(left: RecordTable, right: RecordTable): RecordMatch[] {
  const records = prepareRecords([left, right], alignColumns(left, right))
  const offset = left.rows.length
  return chosenAmong(records, nearestPairs(records, offset)).map((match) => ({ ...match, other: match.other - offset }))
}

/**
 * Records of one table that stand for one thing, as pairs, the surest first: all pairs of each group, so that what is
 * one with a third is one with each other.
 */
export function duplicateRecords(table: RecordTable): RecordMatch[] {
  const records = prepareRecords([table], columnsOf(table))
  const compared = comparePairs(records, nearestPairs(records, null))
  const weights = learnWeights(compared, { one: true, other: true, same: true })
  const matches = matchesOf(compared, believe(compared, weights, free), evidenceOf(compared, weights))
  const known = new Map(matches.map((match) => [match.one * records.size + match.other, match]))
  const pairs = clusterRecords(likeliest(matches), matches).flatMap((group) => {
    const rows = group.toSorted((a, b) => a - b)
    return rows.flatMap((one, at) =>
      rows
        .slice(at + 1)
        .map((other) => known.get(one * records.size + other) ?? { one, other, probability: 0.5, weight: 0 }),
    )
  })
  return pairs.toSorted((a, b) => b.probability - a.probability || b.weight - a.weight)
}

/** Which of given pairs of rows of two tables with the same columns stand for one thing. */
export function judgePairs(left: RecordTable, right: RecordTable, pairs: readonly RecordPair[]): RecordMatch[] {
  const records = prepareRecords(
    [left, right],
    columnsOf(left).map(([at]) => [at ?? 0, at ?? 0]),
  )
  const offset = left.rows.length
  const shifted = pairs.map(({ one, other }) => ({ one, other: other + offset }))
  return chosenAmong(records, shifted).map((match) => ({ ...match, other: match.other - offset }))
}

function chosenAmong(records: PreparedRecords, pairs: readonly RecordPair[]): RecordMatch[] {
  const compared = comparePairs(records, pairs)
  const first = learnWeights(compared, { one: true, other: true })
  const compete = cleanSides(records, compared, first)
  const weights = compete.one && compete.other ? first : learnWeights(compared, compete)
  const matches = matchesOf(compared, believe(compared, weights, compete), evidenceOf(compared, weights))
  return likeliest(onePartner(matches, compete))
}

function matchesOf(compared: ComparedPairs, beliefs: Float64Array, evidence: Float64Array): RecordMatch[] {
  return compared.pairs.map((pair, at) => ({
    ...pair,
    probability: beliefs[at] ?? 0,
    weight: evidence[at] ?? 0,
  }))
}

function columnsOf(table: RecordTable): number[][] {
  return table.columns.map((_, at) => [at])
}
