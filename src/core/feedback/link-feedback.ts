import { closestSystems, type ClosestSystem } from '../matching/closest-systems.ts'
import type { MatchingWords } from '../matching/matching-words.ts'
import type { System } from '../system/system.ts'

/**
 * The system that a name in feedback stands for. `sure`: the name is that system's, or nearly, and no other comes close;
 * `likely`: the best of several, for a person to look at; `none`: nothing is close enough to be proposed.
 */
export type FeedbackLink = {
  name: string
  system: string | null
  score: number
  confidence: 'sure' | 'likely' | 'none'
  /** Why the name is taken for that system's: the same name, the same words, a shared kernel, an abbreviation, or alike. */
  by: ClosestSystem['by'] | null
  others: { system: string; name: string; score: number }[]
}

/** How much better than the next one a sure link must be. */
const clearLead = 0.1

/** Links every distinct name people use to a system, in the order of the names. */
export function linkFeedback(
  names: readonly string[],
  systems: readonly System[],
  words: MatchingWords,
): FeedbackLink[] {
  const closest = closestSystems(systems, words)
  return [...new Set(names)].map((name) => {
    const [best, ...rest] = closest(name, 4)
    if (best === undefined || best.score < words.linkAbove) {
      return {
        name,
        system: null,
        score: best?.score ?? 0,
        confidence: 'none',
        by: null,
        others: best === undefined ? [] : [best, ...rest],
      }
    }
    const lead = best.score - (rest[0]?.score ?? 0)
    const sure = best.score >= words.sureAbove && lead >= clearLead
    return {
      name,
      system: best.system,
      score: best.score,
      confidence: sure ? 'sure' : 'likely',
      by: best.by,
      others: rest.filter((entry) => entry.score >= words.linkAbove / 2),
    }
  })
}
