/** `node tests/bench/matching.bench.ts`: duplicates among 10,000 and 50,000 generated systems (aims 2 s and 10 s). */
import { join } from 'node:path'
import { visitCandidates } from '../../src/core/matching/candidate-pairs.ts'
import { findDuplicates } from '../../src/core/matching/find-duplicates.ts'
import { prepareSystems } from '../../src/core/matching/matched-system.ts'
import { withPlaces } from '../../src/core/matching/matching-words.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { generatePortfolio } from './generate-portfolio.ts'

const { matching } = loadRules(join(import.meta.dirname, '../../resources'))

for (const size of process.argv
  .slice(2)
  .map(Number)
  .concat(process.argv.length > 2 ? [] : [10_000, 50_000])) {
  const { systems, localities } = generatePortfolio(size, 1)
  const words = withPlaces(matching, { home: ['云岭县'], places: localities.slice(1).map((entry) => entry.name) })
  const start = performance.now()
  const before = process.cpuUsage()
  const found = findDuplicates(systems, words)
  const used = process.cpuUsage(before)
  const clock = Math.round(performance.now() - start)
  let pairs = 0
  visitCandidates(prepareSystems(systems, words), () => (pairs += 1))
  console.log(
    `${size} systems: ${Math.round((used.user + used.system) / 1000)} ms of processor, ${clock} ms on the clock, ` +
      `${pairs} pairs compared, ${found.length} reported`,
  )
}
