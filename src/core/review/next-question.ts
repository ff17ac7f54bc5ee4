import { answerFact } from '../checklist/answer-fact.ts'
import { measures, type ChecklistItem, type Choice, type Measure } from '../checklist/checklist.ts'
import type { MeasureScore } from '../checklist/interval.ts'
import { applies } from '../checklist/prove.ts'
import type { SystemReference } from '../system/system.ts'
import { assess, decideScores, type Assessment, type Reviewer } from './assess.ts'
import { decidingMeasures } from './margin.ts'
import type { SystemUnderReview } from './review-system.ts'

/** How often each choice of an item was given in this workspace, by item and choice. */
export type ChoiceCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** An open item with what its answer is expected to bring (method.md §3). */
export type RankedItem = { item: string; value: number }

/** One question for one or more systems of one owner; `value` is per expected effort. */
export type Question = { item: string; systems: SystemReference[]; value: number }

/**
 * Open items of a system by value, best first. Empty once the verdict is settled, and items of measures that decide
 * nothing are never asked; they stay available.
 */
export function rankQuestions(reviewer: Reviewer, subject: SystemUnderReview, counts: ChoiceCounts = {}): RankedItem[] {
  const assessment = assess(reviewer, subject.facts, subject.answers)
  const possible = assessment.decision.verdicts.length
  if (possible < 2) return []
  const least = fewestVerdicts(reviewer, assessment)
  const ofMeasures =
    least === possible
      ? []
      : decidingNow(reviewer, assessment).flatMap((measure) => rankMeasure(reviewer, assessment, measure, counts))
  const read = rankReadItems(reviewer, assessment, counts, new Set(ofMeasures.map((entry) => entry.item)))
  // The way from what is possible to one verdict counts the same for every system, however much is possible; where a
  // fact is missing and answers cannot go all the way, it counts for less, so that systems that can be settled come first.
  const way = read.length > 0 ? 1 / (possible - 1) : (possible - least) / (possible - 1) ** 2
  return [...ofMeasures, ...read]
    .map(({ item, value }) => ({ item, value: value * way }))
    .toSorted((a, b) => b.value - a.value || (a.item < b.item ? -1 : 1))
}

/** The fewest verdicts that stay possible under any outcome of the open measures; as many as now if only facts can help. */
function fewestVerdicts(reviewer: Reviewer, { tests, scores, decision }: Assessment): number {
  const open = measures.filter((measure) => tests[measure] === 'maybe' && scores[measure] !== null)
  let least = decision.verdicts.length
  for (let outcome = 0; outcome < 1 << open.length; outcome++) {
    const settled = { ...tests }
    open.forEach((measure, at) => (settled[measure] = (outcome >> at) & 1 ? 'yes' : 'no'))
    least = Math.min(least, reviewer.decide(settled).verdicts.length)
  }
  return least
}

/** The item to ask of one system next; `null` when its verdict is settled or no answer could settle it. */
export function nextQuestion(
  reviewer: Reviewer,
  subject: SystemUnderReview,
  counts: ChoiceCounts = {},
): RankedItem | null {
  return rankQuestions(reviewer, subject, counts)[0] ?? null
}

/**
 * The questions of a portfolio, best first. The same item over systems of one owner is one question: asked together it
 * costs little more than once, and the list of systems is shown with it.
 */
export function portfolioQuestions(
  reviewer: Reviewer,
  subjects: readonly SystemUnderReview[],
  counts: ChoiceCounts = choiceCounts(subjects),
): Question[] {
  const groups = new Map<string, Question>()
  for (const subject of subjects) {
    const owner = subject.facts['owner']
    const who = typeof owner === 'string' ? `owner ${owner}` : `system ${subject.system.id}`
    for (const { item, value } of rankQuestions(reviewer, subject, counts)) {
      const key = `${item}\n${who}`
      const group = groups.get(key) ?? { item, systems: [], value: 0 }
      group.systems.push({ id: subject.system.id, name: subject.system.name })
      group.value += value
      groups.set(key, group)
    }
  }
  const { effort_of_further_systems: further } = reviewer.settings.next_question
  return [...groups.values()]
    .map((group) => ({ ...group, value: group.value / (1 + further * (group.systems.length - 1)) }))
    .toSorted((a, b) => b.value - a.value || b.systems.length - a.systems.length)
}

/** What people answered so far over all systems. */
export function choiceCounts(subjects: readonly Pick<SystemUnderReview, 'answers'>[]): ChoiceCounts {
  const counts: Record<string, Record<string, number>> = {}
  for (const { answers } of subjects) {
    for (const [item, choice] of Object.entries(answers)) {
      const own = (counts[item] ??= {})
      own[choice] = (own[choice] ?? 0) + 1
    }
  }
  return counts
}

/** Measures that decide alone; where only several together would, those that are open. */
function decidingNow(reviewer: Reviewer, { tests, scores }: Assessment): Measure[] {
  const alone = decidingMeasures(reviewer, tests, scores).filter((measure) => tests[measure] === 'maybe')
  return alone.length > 0 ? alone : measures.filter((measure) => tests[measure] === 'maybe')
}

function rankMeasure(reviewer: Reviewer, assessment: Assessment, measure: Measure, counts: ChoiceCounts): RankedItem[] {
  const score = assessment.scores[measure]
  if (score === null) return []
  const total = score.applicable.reduce((sum, item) => sum + item.weight, 0)
  const bonus = reviewer.settings.next_question.narrowing_bonus
  const possible = assessment.decision.verdicts.length
  const whole = possible - meanOverOutcomes(reviewer, assessment, measure)
  const distance = distanceToDecided(score, reviewer.settings.thresholds[measure])
  // An item whose condition is undecided is open, but its answer would not count yet: the fact comes first.
  return score.open
    .filter((item) => applies(item, assessment.facts) === 'yes')
    .map((item) => {
      const share = item.weight / total
      const gain = possible - expectedVerdicts(reviewer, assessment, measure, score, item, total, counts)
      // Where no single answer decides the measure, its worth is spread over the answers it is expected to take.
      const value = gain > 0 ? gain : whole / Math.max(1, distance / share)
      return { item: item.id, value: value + bonus * share }
    })
}

/** Mean size of the possible set once the measure is decided one way or the other. */
function meanOverOutcomes(reviewer: Reviewer, { tests }: Assessment, measure: Measure): number {
  const after = (truth: 'yes' | 'no') => reviewer.decide({ ...tests, [measure]: truth }).verdicts.length
  return (after('yes') + after('no')) / 2
}

/**
 * The share of a measure's weight that answers are expected to take until it is decided: a middling answer moves each
 * end of the interval by half its weight, and the end nearer to the threshold gets there first.
 */
function distanceToDecided({ low, high }: MeasureScore, threshold: number): number {
  return 2 * Math.min(threshold - low, high - threshold)
}

/** Open items that a red line or a test of the table waits for, whatever they measure. */
function rankReadItems(
  reviewer: Reviewer,
  assessment: Assessment,
  counts: ChoiceCounts,
  ranked: ReadonlySet<string>,
): RankedItem[] {
  return [...reviewer.readItems.values()].flatMap((item) => {
    if (item === null || ranked.has(item.id) || applies(item, assessment.facts) !== 'yes') return []
    if (assessment.facts[answerFact(item.id)] !== null) return []
    const left = meanOverChoices(item, counts, (choice) => verdictsAfter(reviewer, assessment, item, choice))
    const value = assessment.decision.verdicts.length - left
    return value > 0 ? [{ item: item.id, value }] : []
  })
}

/** How many verdicts stay possible after an answer that a red line or a test reads: everything is worked out anew. */
function verdictsAfter(reviewer: Reviewer, assessment: Assessment, item: ChecklistItem, choice: Choice): number {
  const answers = { ...assessment.answers, [item.id]: choice.id }
  return assess(reviewer, assessment.facts, answers).decision.verdicts.length
}

/** Mean size of the possible set after an answer, choices weighted by how often they were given, one added to each. */
function expectedVerdicts(
  reviewer: Reviewer,
  assessment: Assessment,
  measure: Measure,
  score: MeasureScore,
  item: ChecklistItem,
  total: number,
  counts: ChoiceCounts,
): number {
  if (reviewer.readItems.has(item.id)) {
    return meanOverChoices(item, counts, (choice) => verdictsAfter(reviewer, assessment, item, choice))
  }
  return meanOverChoices(item, counts, (choice) => {
    const low = score.low + (item.weight * choice.value) / total
    const high = score.high - (item.weight * (1 - choice.value)) / total
    const scores = { ...assessment.scores, [measure]: { ...score, low, high } }
    return decideScores(reviewer, assessment.tests, scores).decision.verdicts.length
  })
}

function meanOverChoices(item: ChecklistItem, counts: ChoiceCounts, after: (choice: Choice) => number): number {
  const given = counts[item.id] ?? {}
  let weight = 0
  let expected = 0
  for (const choice of item.choices) {
    const share = (given[choice.id] ?? 0) + 1
    weight += share
    expected += share * after(choice)
  }
  return expected / weight
}
