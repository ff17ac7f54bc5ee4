/** `node tests/bench/findings.bench.ts`: the lint rules over 10,000 systems (aim 1 s). */
import { join } from 'node:path'
import { lintPortfolio } from '../../src/core/finding/lint.ts'
import { nothingRecorded, type LintGround } from '../../src/core/finding/lint-ground.ts'
import { createReviewer } from '../../src/core/review/assess.ts'
import { deriveFacts } from '../../src/core/review/derive-facts.ts'
import { reviewPortfolio } from '../../src/core/review/review-system.ts'
import { loadChecklists } from '../../src/engine/resources/load-checklists.ts'
import { loadLintRules } from '../../src/engine/resources/load-lint-rules.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { generatePortfolio } from './generate-portfolio.ts'

const size = Number(process.argv[2] ?? 10_000)
const resources = join(import.meta.dirname, '../../resources')
const { checklists, redLines, instruments } = loadChecklists(resources)
const { table, settings, indicators } = loadRules(resources)
const { rules } = loadLintRules(resources, new Set(instruments.map((instrument) => instrument.id)))
const portfolio = generatePortfolio(size, 1, indicators)
const reviewer = createReviewer({ checklists, redLines: redLines.rules, table, settings })
const facts = deriveFacts(portfolio, settings.minimum_voices)
const subjects = portfolio.systems.map((system) => {
  return { system, facts: facts.get(system.id) ?? {}, answers: {}, decision: null }
})
const ground: LintGround = {
  settings,
  portfolio,
  facts,
  items: new Map(checklists.flatMap((list) => list.items).map((item) => [item.id, item])),
  versions: new Map(checklists.map((list) => [list.id, list.version])),
  verdicts: new Map(reviewPortfolio(reviewer, subjects).map((row) => [row.system.id, row])),
  records: new Map(portfolio.systems.map((system) => [system.id, nothingRecorded])),
  undecided: [],
  plan: null,
  sources: [],
}

for (const turn of [1, 2, 3]) {
  const start = performance.now()
  const before = process.cpuUsage()
  const found = lintPortfolio(rules, { ...ground })
  const used = process.cpuUsage(before)
  const processor = Math.round((used.user + used.system) / 1000)
  console.log(
    `${turn}: ${rules.length} rules, ${size} systems, ${found.length} findings: ` +
      `${processor} ms of processor, ${Math.round(performance.now() - start)} ms on the clock`,
  )
}
