import { type MatchedSystem } from './matched-system.ts'
import type { MatchingWords } from './matching-words.ts'
import type { NameLikeness } from './name-similarity.ts'
/** One thing that speaks for or against a duplicate; `code` is a sentence of `findings.json`, shares are percentages. */
export type MatchReason = {
  code: string
  values: Record<string, string | number | boolean | null>
}
/**
 * One ground of the score; its sentence is made only for pairs that are reported. With a `doubt` a pair is for a person to
 * look at, whatever its score.
 */
export type MatchPart = {
  weight: number
  score: number
  doubt: boolean
  reason: () => MatchReason
}
/** What names, owners, functions, kinds and figures of two systems say; what either does not know is left out. */
export declare function matchParts(
  one: MatchedSystem,
  other: MatchedSystem,
  likeness: NameLikeness,
  words: MatchingWords,
  carriers: readonly [string | null, string | null],
): MatchPart[]
