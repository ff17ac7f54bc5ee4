/** `node tests/bench/review.bench.ts`: verdicts of 10,000 systems (aim 2 s), and what one explanation costs. */
import { join } from 'node:path'
import { createReviewer } from '../../src/core/review/assess.ts'
import { deriveFacts } from '../../src/core/review/derive-facts.ts'
import { explainVerdict, reviewPortfolio, type SystemUnderReview } from '../../src/core/review/review-system.ts'
import { loadChecklists } from '../../src/engine/resources/load-checklists.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { generatePortfolio } from './generate-portfolio.ts'

const size = Number(process.argv[2] ?? 10_000)
const resources = join(import.meta.dirname, '../../resources')
const { checklists, redLines } = loadChecklists(resources)
const { table, settings, indicators } = loadRules(resources)
const portfolio = generatePortfolio(size, 1, indicators)
const reviewer = createReviewer({ checklists, redLines: redLines.rules, table, settings })

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
