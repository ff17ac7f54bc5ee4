import { measures, type Measure } from '../checklist/checklist.ts'
import type { Truth } from '../checklist/condition.ts'
import type { Reviewer, Scores } from './assess.ts'
import type { Decision } from './decision-table.ts'

/**
 * The smallest distance of a deciding interval end from its threshold, in [0, 1]: how far the nearest score would have
 * to move before the verdict could be another. 0 while a deciding measure is itself open; `null` where no measure
 * decides, because facts alone give the verdict.
 */
export function findMargin(reviewer: Reviewer, tests: Record<string, Truth>, scores: Scores): number | null {
  let margin: number | null = null
  for (const measure of decidingMeasures(reviewer, tests, scores)) {
    const score = scores[measure]
    if (score === null) continue
    const threshold = reviewer.settings.thresholds[measure]
    const distance = tests[measure] === 'yes' ? score.low - threshold : threshold - score.high
    const own = tests[measure] === 'maybe' ? 0 : Math.max(0, distance)
    if (margin === null || own < margin) margin = own
  }
  return margin
}

/** Measures whose other outcome, all else as it is, would change the possible verdicts. */
export function decidingMeasures(reviewer: Reviewer, tests: Record<string, Truth>, scores: Scores): Measure[] {
  const now = reviewer.decide(tests)
  return measures.filter((measure) => {
    if (scores[measure] === null) return false
    const others = outcomes.filter((truth) => truth !== tests[measure] && truth !== 'maybe')
    return others.some((truth) => !sameVerdicts(reviewer.decide({ ...tests, [measure]: truth }), now))
  })
}

export function sameVerdicts(one: Decision, other: Decision): boolean {
  return (
    one.verdicts === other.verdicts ||
    (one.verdicts.length === other.verdicts.length && one.verdicts.every((verdict) => other.verdicts.includes(verdict)))
  )
}

const outcomes: readonly Truth[] = ['yes', 'maybe', 'no']
