import { measures, type Measure } from '../checklist/checklist.ts'
import type { Truth } from '../checklist/condition.ts'
import type { MeasureScore } from '../checklist/interval.ts'
import { measureTruth, type Assessment, type Reviewer } from './assess.ts'
import { sameVerdicts } from './margin.ts'
import { seededRandom } from './seeded-random.ts'

/**
 * The share of weightings within ± `spread` under which the possible verdicts stay; `null` where no outcome of any
 * measure could change them. Exactly 1 is told without sampling (method.md §2): no weighting moves a measure that is
 * sure, and the others may take any outcome without effect. Otherwise `samples` draws from a fixed seed.
 */
export function findStability(reviewer: Reviewer, assessment: Assessment): number | null {
  const { scores, tests } = assessment
  const scored = measures.filter((measure) => scores[measure] !== null)
  if (!canChange(reviewer, tests, scored)) return null
  const unsure = scored.filter((measure) => !isSure(reviewer, measure, scores[measure]))
  if (!canChange(reviewer, tests, unsure)) return 1
  return sampledShare(reviewer, assessment, unsure)
}

/** Whether some combination of outcomes of these measures gives other verdicts than now. */
function canChange(reviewer: Reviewer, tests: Record<string, Truth>, open: readonly Measure[]): boolean {
  const now = reviewer.decide(tests)
  const [first, ...rest] = open
  if (first === undefined) return false
  for (const truth of ['yes', 'maybe', 'no'] as const) {
    const changed = { ...tests, [first]: truth }
    if (!sameVerdicts(reviewer.decide(changed), now)) return true
    // With the same verdicts as now, what the rest can change is judged against those same verdicts.
    if (canChange(reviewer, changed, rest)) return true
  }
  return false
}

/**
 * Whether no weighting within the spread moves the measure to another outcome. An end of the interval stays at or above
 * θ for every weighting iff Σ w (v − θ) − spread · Σ w |v − θ| ≥ 0, open items standing at 0 (low) or 1 (high).
 */
function isSure(reviewer: Reviewer, measure: Measure, score: MeasureScore | null): boolean {
  if (score === null) return true
  const threshold = reviewer.settings.thresholds[measure]
  const { spread } = reviewer.settings.stability
  const low = endRange(score, 0, threshold, spread)
  const high = endRange(score, 1, threshold, spread)
  const truth = measureTruth(score, threshold)
  if (truth === 'yes') return low.least >= -1e-12
  if (truth === 'no') return high.most < -1e-12
  return low.most < -1e-12 && high.least >= -1e-12
}

function endRange(score: MeasureScore, open: 0 | 1, threshold: number, spread: number) {
  let sum = 0
  let absolute = 0
  const add = (weight: number, value: number): void => {
    sum += weight * (value - threshold)
    absolute += weight * Math.abs(value - threshold)
  }
  for (const { item, choice } of score.answered) add(item.weight, choice.value)
  for (const item of score.open) add(item.weight, open)
  return { least: sum - spread * absolute, most: sum + spread * absolute }
}

function sampledShare(reviewer: Reviewer, assessment: Assessment, unsure: readonly Measure[]): number {
  const { samples, seed, spread } = reviewer.settings.stability
  const random = seededRandom(seed)
  let same = 0
  for (let draw = 0; draw < samples; draw++) {
    const tests = { ...assessment.tests }
    for (const measure of unsure) {
      const score = assessment.scores[measure]
      if (score === null) continue
      tests[measure] = measureTruth(reweighed(score, spread, random), reviewer.settings.thresholds[measure])
    }
    if (sameVerdicts(reviewer.decide(tests), assessment.decision)) same += 1
  }
  return same / samples
}

function reweighed(score: MeasureScore, spread: number, random: () => number): { low: number; high: number } {
  let total = 0
  let points = 0
  let open = 0
  for (const { item, choice } of score.answered) {
    const weight = item.weight * (1 + spread * (2 * random() - 1))
    total += weight
    points += weight * choice.value
  }
  for (const item of score.open) open += item.weight * (1 + spread * (2 * random() - 1))
  return { low: points / (total + open), high: (points + open) / (total + open) }
}
