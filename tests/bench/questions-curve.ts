import type { ChecklistItem } from '../../src/core/checklist/checklist.ts'
import type { FactValue } from '../../src/core/checklist/condition.ts'
import { standingOf } from '../../src/core/checklist/interval.ts'
import { applies } from '../../src/core/checklist/prove.ts'
import { assess, type Reviewer } from '../../src/core/review/assess.ts'
import { derivedFacts, factType } from '../../src/core/review/fact-names.ts'
import { nextQuestion, type RankedItem } from '../../src/core/review/next-question.ts'
import type { SystemUnderReview } from '../../src/core/review/review-system.ts'
import { seededRandom } from '../../src/core/review/seeded-random.ts'

/** What one run of asking came to. Counts are of answers: one item of one system. */
export type Curve = {
  systems: number
  /** Answers if every open item that applies is asked. */
  everything: number
  asked: number
  /** Answers until 50, 80 and 95 % of those were settled that answers can settle. */
  until: { half: number; most: number; nearly: number }
  settledByFacts: number
  /** Not settled by any answer: a fact is missing. */
  waitingForFacts: number
}

/** How answers are drawn: every choice alike, or about what a system is worth as a whole, as real answers are. */
export type Truth = 'uniform' | 'alike'

/** Who asks: the most valuable question of all systems each time, or every system down its list until it is settled. */
export type Order = 'next_question' | 'down_the_list'

export function questionsCurve(
  reviewer: Reviewer,
  subjects: readonly SystemUnderReview[],
  truth: Truth,
  seed: number,
  order: Order,
): Curve {
  const random = seededRandom(seed)
  const items = reviewer.checklists.flatMap((checklist) => checklist.items)
  const runs = subjects.map((subject) => {
    const open = items.filter(
      (item) =>
        applies(item, subject.facts) === 'yes' && standingOf(item, subject.facts, subject.answers).state === 'open',
    )
    const worth = random()
    const answers = new Map(open.map((item) => [item.id, drawn(item, truth, worth, random)]))
    const now = { ...subject, answers: { ...subject.answers } as Record<string, string> }
    return { now, open, answers, next: null as RankedItem | null, settled: isSettled(reviewer, now) }
  })
  const askNext = (run: (typeof runs)[number]): RankedItem | null => {
    if (run.settled) return null
    if (order === 'next_question') return nextQuestion(reviewer, run.now)
    const item = run.open.find(({ id }) => run.now.answers[id] === undefined)
    return item ? { item: item.id, value: 1 } : null
  }
  const settledByFacts = runs.filter((run) => run.settled).length
  for (const run of runs) run.next = askNext(run)
  const settledAt: number[] = []
  let asked = 0
  for (;;) {
    const best = runs.reduce<(typeof runs)[number] | null>(
      (held, run) => (run.next !== null && (held?.next == null || run.next.value > held.next.value) ? run : held),
      null,
    )
    if (best?.next == null) break
    best.now.answers[best.next.item] = best.answers.get(best.next.item) ?? ''
    asked += 1
    best.settled = isSettled(reviewer, best.now)
    if (best.settled) settledAt.push(asked)
    best.next = askNext(best)
  }
  const at = (share: number) => settledAt[Math.max(0, Math.ceil(share * settledAt.length) - 1)] ?? 0
  return {
    systems: runs.length,
    everything: runs.reduce((sum, run) => sum + run.open.length, 0),
    asked,
    until: { half: at(0.5), most: at(0.8), nearly: at(0.95) },
    settledByFacts,
    waitingForFacts: runs.filter((run) => !run.settled).length,
  }
}

function isSettled(reviewer: Reviewer, { facts, answers }: SystemUnderReview): boolean {
  return assess(reviewer, facts, answers).decision.verdicts.length === 1
}

function drawn(item: ChecklistItem, truth: Truth, worth: number, random: () => number): string {
  const weights = item.choices.map(({ value }) => (truth === 'uniform' ? 1 : Math.exp(-4 * Math.abs(value - worth))))
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const chosen = item.choices.find((_, at) => (left -= weights[at] ?? 0) < 0)
  return (chosen ?? item.choices[0])?.id ?? ''
}

/** The systems with every fact known, the unknown ones drawn at random: what then stays open, answers can settle. */
export function withAllFacts(subjects: readonly SystemUnderReview[], seed: number): SystemUnderReview[] {
  const random = seededRandom(seed)
  return subjects.map((subject) => ({
    ...subject,
    facts: Object.fromEntries(
      Object.entries(subject.facts).map(([name, value]) => [name, value ?? guess(name, random)] as const),
    ),
  }))
}

function guess(name: string, random: () => number): FactValue {
  const type = factType(name)
  if (type === 'boolean') return random() < 0.5
  return type === 'number' && name in derivedFacts ? Math.round(random() * 10) / 10 : null
}
