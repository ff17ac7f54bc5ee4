import { shown, type Judgement } from './accuracy-judge.ts'
import type { TruthValue } from './accuracy-truth.ts'

export type Difference = { what: 'table' | 'header' | 'column' | Judgement; sheet: string; cell: string; text: string }

export type Score = {
  tables: { exact: number; of: number; extra: number; headers: number }
  columns: { right: number; of: number }
  cells: { right: number; of: number; silentWrong: number; doubtfulWrong: number; missed: number; unasked: number }
  differences: Difference[]
}

export function emptyScore(): Score {
  return {
    tables: { exact: 0, of: 0, extra: 0, headers: 0 },
    columns: { right: 0, of: 0 },
    cells: { right: 0, of: 0, silentWrong: 0, doubtfulWrong: 0, missed: 0, unasked: 0 },
    differences: [],
  }
}

/** Counts a cell, and keeps what is wrong with it. */
export function settle(
  score: Score,
  verdict: Judgement,
  sheet: string,
  cell: string,
  expected: TruthValue,
  got: unknown,
): void {
  count(score, verdict)
  if (verdict !== 'right') note(score, verdict, sheet, cell, `expected ${shown(expected)}, got ${shown(got)}`)
}

export function count(score: Score, verdict: Judgement): void {
  const { cells } = score
  cells.of += 1
  if (verdict === 'right') cells.right += 1
  else if (verdict === 'silent_wrong') cells.silentWrong += 1
  else if (verdict === 'doubtful_wrong') cells.doubtfulWrong += 1
  else if (verdict === 'missed') cells.missed += 1
  else cells.unasked += 1
}

export function note(score: Score, what: Difference['what'], sheet: string, cell: string, text: string): void {
  score.differences.push({ what, sheet, cell, text })
}
