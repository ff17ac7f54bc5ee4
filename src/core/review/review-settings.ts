import type { Measure } from '../checklist/checklist.ts'
import type { FindingSeverity } from '../finding/finding.ts'
import type { Verdict } from './verdict.ts'

/** The constants of the reckoning, kept in `resources/rules/review-settings.yaml` and stored with a review. */
export type ReviewSettings = {
  /** θ of each measure: at or above it the measure is met. */
  thresholds: Record<Measure, number>
  /** Fewer voices inform but do not prove. */
  minimum_voices: number
  stability: {
    /** Weights move by ± this share. */
    spread: number
    samples: number
    seed: number
  }
  next_question: {
    /** Weight of narrowing a deciding interval beside settling verdicts. */
    narrowing_bonus: number
    /** Effort of asking an item again for one more system, against 1 for the first of a group. */
    effort_of_further_systems: number
  }
  findings: {
    /** A system without any known update for so many months is asked about. */
    stale_months: number
    /** Yearly cost per monthly user, in yuan, above which the figure is questioned. */
    cost_per_user: number
  }
  /** Systems that are back: what weight it has, and after which decisions a system should not be listed as running. */
  listed_again: { severity: FindingSeverity; verdicts: Verdict[] }
}
