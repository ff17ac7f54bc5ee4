import { duplicateRecords, judgePairs, linkTables } from '../../../src/core/matching/records/match-records.ts'
import type { RecordMatch, RecordPair } from '../../../src/core/matching/records/record-table.ts'
import type { LinkageSet } from './linkage-set.ts'

export type Figures = { precision: number; recall: number; f1: number }

/**
 * What the matcher finds in a set, held against its truth. `all` counts every pair found; `named` counts those that
 * touch a record which the truth names: a truth that says nothing of a record cannot say that a pair of it is wrong.
 */
export function scoreSet(set: LinkageSet): {
  all: Figures
  named: Figures
  found: RecordMatch[]
  milliseconds: number
} {
  const start = performance.now()
  const found = matchesOf(set)
  const milliseconds = performance.now() - start
  const truth = new Set(set.truth.map(keyOf))
  const one = new Set(set.truth.map((pair) => pair.one))
  const other = new Set(set.truth.map((pair) => pair.other))
  const touches = (pair: RecordPair): boolean =>
    set.complete ||
    (set.right === null
      ? [pair.one, pair.other].some((row) => one.has(row) || other.has(row))
      : one.has(pair.one) || other.has(pair.other))
  return { all: figuresOf(found, truth), named: figuresOf(found.filter(touches), truth), found, milliseconds }
}

function matchesOf({ left, right, asked }: LinkageSet): RecordMatch[] {
  if (right === null) return duplicateRecords(left)
  return asked === null ? linkTables(left, right) : judgePairs(left, right, asked)
}

function figuresOf(found: readonly RecordPair[], truth: ReadonlySet<string>): Figures {
  const right = found.filter((pair) => truth.has(keyOf(pair))).length
  const precision = found.length === 0 ? 0 : right / found.length
  const recall = truth.size === 0 ? 0 : right / truth.size
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function keyOf({ one, other }: RecordPair): string {
  return `${one} ${other}`
}
