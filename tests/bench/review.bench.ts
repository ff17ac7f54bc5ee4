/** `node tests/bench/review.bench.ts`: verdicts of 10,000 systems (aim 2 s), what one explanation costs, and questions needed. */
import { join } from 'node:path'
import type { FactValue } from '../../src/core/checklist/condition.ts'
import { assess, createReviewer } from '../../src/core/review/assess.ts'
import { deriveFacts } from '../../src/core/review/derive-facts.ts'
import { derivedFacts, factType } from '../../src/core/review/fact-names.ts'
import { nextQuestion } from '../../src/core/review/next-question.ts'
import { explainVerdict, reviewPortfolio, type SystemUnderReview } from '../../src/core/review/review-system.ts'
import { seededRandom } from '../../src/core/review/seeded-random.ts'
import { loadChecklists } from '../../src/engine/resources/load-checklists.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { generatePortfolio } from './generate-portfolio.ts'

const size = Number(process.argv[2] ?? 10_000)
const resources = join(import.meta.dirname, '../../resources')
const { checklists, redLines } = loadChecklists(resources)
const { table, settings, indicators } = loadRules(resources)
const portfolio = generatePortfolio(size, 1, indicators)
const reviewer = createReviewer({ checklists, redLines: redLines.rules, table, settings })

const items = new Map(checklists.flatMap((list) => list.items).map((item) => [item.id, item]))
const facts = timed('facts', () => deriveFacts(portfolio, settings.minimum_voices))
const subjects = portfolio.systems.map((system): SystemUnderReview => {
  return { system, facts: facts.get(system.id) ?? {}, answers: {}, decision: null }
})
const rows = timed('verdicts', () => reviewPortfolio(reviewer, subjects))
timed('100 explanations', () => subjects.slice(0, 100).map((subject) => explainVerdict(reviewer, subject)))

const settled = rows.filter((row) => row.settled).length
const counts = Object.groupBy(rows, (row) => row.computed)
console.log(
  `${size} systems, ${checklists.flatMap((list) => list.items).length} items, ${settled} settled by facts alone`,
)
console.log(
  Object.entries(counts)
    .map(([verdict, list]) => `${verdict} ${list.length}`)
    .join(', '),
)

measureQuestions(120, [1, 2, 3])

/**
 * How many answers it takes until every verdict is settled, asking the most valuable question each time, against answering
 * every open item. Facts are completed at random first, since a fact nobody knows cannot be settled by an item.
 */
function measureQuestions(count: number, seeds: readonly number[]): void {
  for (const seed of seeds) {
    const random = seededRandom(seed)
    let asked = 0
    let open = 0
    let unsettled = 0
    for (const subject of subjects.slice(0, count)) {
      const known = Object.entries(subject.facts).map(([name, value]) => [name, value ?? guess(name, random)] as const)
      const now = { ...subject, facts: Object.fromEntries(known), answers: {} as Record<string, string> }
      const { scores } = assess(reviewer, now.facts, {})
      open += Object.values(scores).reduce((sum, score) => sum + (score?.open.length ?? 0), 0)
      for (;;) {
        const question = nextQuestion(reviewer, now)
        if (question === null) break
        const choices = items.get(question.item)?.choices ?? []
        now.answers[question.item] = choices[Math.floor(random() * choices.length)]?.id ?? ''
        asked += 1
      }
      if (assess(reviewer, now.facts, now.answers).decision.verdicts.length > 1) unsettled += 1
    }
    console.log(
      `seed ${seed}: ${asked} questions of ${open} open items (${Math.round((100 * asked) / open)} %), ` +
        `${unsettled} of ${count} left open by unknown facts`,
    )
  }
}

function guess(name: string, random: () => number): FactValue {
  const type = factType(name)
  if (type === 'boolean') return random() < 0.5
  return type === 'number' && name in derivedFacts ? Math.round(random() * 10) / 10 : null
}

/** Processor time beside time on the clock: on a busy machine only the first can be compared. */
function timed<T>(name: string, work: () => T): T {
  const start = performance.now()
  const before = process.cpuUsage()
  const result = work()
  const used = process.cpuUsage(before)
  const processor = Math.round((used.user + used.system) / 1000)
  console.log(`${name}: ${processor} ms of processor, ${Math.round(performance.now() - start)} ms on the clock`)
  return result
}
