/** `node tests/bench/review.bench.ts`: verdicts of 10,000 systems (aim 2 s), what one explanation costs, and questions needed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createReviewer } from '../../src/core/review/assess.ts'
import { deriveFacts } from '../../src/core/review/derive-facts.ts'
import { explainVerdict, reviewPortfolio, type SystemUnderReview } from '../../src/core/review/review-system.ts'
import { sampleHandlers } from '../../src/engine/handlers/sample.ts'
import { close } from '../../src/engine/handlers/workspace.ts'
import { reviewStateOf } from '../../src/engine/portfolio/review-state.ts'
import { loadChecklists } from '../../src/engine/resources/load-checklists.ts'
import { loadResources } from '../../src/engine/resources/load-resources.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { createSession } from '../../src/engine/session.ts'
import { generatePortfolio } from './generate-portfolio.ts'
import { questionsCurve, withAllFacts, type Curve, type Truth } from './questions-curve.ts'

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
  `${size} systems, ${reviewer.checklists.flatMap((list) => list.items).length} items, ${settled} settled by facts alone`,
)
console.log(
  Object.entries(counts)
    .map(([verdict, list]) => `${verdict} ${list.length}`)
    .join(', '),
)

const county = await sampleCounty()
for (const [name, all] of [
  ['sample county', county.subjects],
  ['generated portfolio', subjects.slice(0, 150)],
] as const) {
  for (const truth of ['uniform', 'alike'] as const) {
    tellQuestions(`${name}, facts as they are, answers ${truth}`, all, truth)
    tellQuestions(`${name}, every fact known, answers ${truth}`, withAllFacts(all, 1), truth)
  }
}

/** Means over three seeds: the share of questions needed against asking everything (aim: at most 40 %). */
function tellQuestions(name: string, all: readonly SystemUnderReview[], truth: Truth): void {
  const told = (['next_question', 'down_the_list'] as const).map((order) => {
    const curves = [1, 2, 3].map((seed) => questionsCurve(reviewer, all, truth, seed, order))
    const sum = (of: (curve: Curve) => number) => curves.reduce((total, curve) => total + of(curve), 0)
    const share = (of: (curve: Curve) => number) =>
      `${((100 * sum(of)) / sum((curve) => curve.everything)).toFixed(1)} %`
    const [first] = curves
    const until = (['half', 'most', 'nearly'] as const).map((key) => share((curve) => curve.until[key])).join(' / ')
    return {
      line: `  ${order}, ${Math.round(sum((curve) => curve.waitingForFacts) / 3)} left open: ${share((curve) => curve.asked)} of the questions; 50 / 80 / 95 % settled after ${until}`,
      first,
      left: sum((curve) => curve.waitingForFacts) / 3,
    }
  })
  const [{ first, left }] = told as [(typeof told)[number]]
  console.log(
    `${name}: ${first?.systems} systems, ${first?.everything} open items, ${first?.settledByFacts} settled by facts, ` +
      `${Math.round(left)} wait for facts`,
  )
  for (const { line } of told) console.log(line)
}

/** The sample as a clerk would import it, with its proposed scenes confirmed. */
async function sampleCounty(): Promise<{ subjects: SystemUnderReview[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'heshu-bench-'))
  let ids = 0
  const surroundings = {
    resources,
    clock: () => '2026-11-24T08:00:00.000Z',
    ids: () => `bench-${++ids}`,
    author: 'bench',
    log: () => undefined,
  }
  const session = createSession(surroundings, loadResources(resources))
  await sampleHandlers(session)['workspace.sample']({ path: join(folder, 'sample.heshu') })
  const sample = [...reviewStateOf(session).subjects.values()]
  close(session)
  rmSync(folder, { recursive: true, force: true })
  return { subjects: sample }
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
