import type { PreparedTable } from '../../src/engine/import/prepared-source.ts'
import type { TruthValue } from './accuracy-truth.ts'

/**
 * `silent_wrong`: a value that differs and is given as certain. `doubtful_wrong`: it differs, but is marked.
 * `missed`: nothing is given where there is a value. `unasked`: nothing is given, and nothing is asked either.
 */
export type Judgement = 'right' | 'silent_wrong' | 'doubtful_wrong' | 'missed' | 'unasked'

/** What was read of one cell, usually one value, against what stands in it. `doubt`: it was read with a warning. */
export function judge(expected: TruthValue, read: readonly unknown[], doubt: boolean): Judgement {
  const got = read[0] ?? null
  if (isMark(expected, 'any'))
    return expected.any.some((value) => same(value, got)) ? 'right' : judge(null, read, doubt)
  if (isMark(expected, 'several')) {
    const names = expected.several
    if (read.length === names.length && names.every((name) => read.some((one) => same(name, one)))) return 'right'
    return doubt ? 'right' : got === null ? 'unasked' : 'silent_wrong'
  }
  if (isMark(expected, 'problem')) {
    if (got === null) return doubt ? 'right' : 'unasked'
    if (!doubt) return 'silent_wrong'
    return expected.or?.some((value) => same(value, got)) ? 'right' : 'doubtful_wrong'
  }
  // A row read as several systems repeats what they share.
  if (same(expected, got) && read.every((one) => same(expected, one))) return 'right'
  if (got === null) return 'missed'
  return doubt ? 'doubtful_wrong' : 'silent_wrong'
}

/** The cells of a table for which a person is asked or warned. */
export function doubtfulCells(found: PreparedTable | null): Set<string> {
  return new Set(
    found?.reading.problems.filter((problem) => problem.severity !== 'info').map((problem) => problem.cell),
  )
}

export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isMark<Key extends 'problem' | 'several' | 'any'>(
  value: TruthValue,
  key: Key,
): value is Extract<TruthValue, Record<Key, unknown>> {
  return typeof value === 'object' && value !== null && key in value
}

function same(expected: TruthValue, got: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(got)) {
    return expected.length === got.length && expected.every((one) => got.includes(one))
  }
  if (typeof expected === 'number' && typeof got === 'number') {
    return Math.abs(expected - got) <= Math.abs(expected) * 1e-9
  }
  return typeof expected === 'string' && typeof got === 'string' ? expected.trim() === got.trim() : expected === got
}
