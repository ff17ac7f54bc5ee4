/**
 * `node tests/bench/matching.bench.ts`: duplicates among 10,000 and 50,000 generated systems (aims 2 s and 10 s), and
 * generated sets of records. `… DIR`: every linkage set below a folder, found by its shape, with one and the same setting.
 * Labels are read to score what was found; the matcher never sees them.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { findDuplicates } from '../../src/core/matching/find-duplicates.ts'
import { withPlaces } from '../../src/core/matching/matching-words.ts'
import { loadRules } from '../../src/engine/resources/load-rules.ts'
import { generatePortfolio } from './generate-portfolio.ts'
import { findSets } from './linkage/find-sets.ts'
import { generatePapers, generateProducts, generateReferences } from './linkage/generate-sets.ts'
import { scoreKeys } from './linkage/keyed-values.ts'
import type { LinkageSet } from './linkage/linkage-set.ts'
import { scoreSet, type Figures } from './linkage/score-set.ts'

const given = process.argv.slice(2)
const folders = given.filter((argument) => !/^\d+$/.test(argument))
if (folders.length === 0) {
  for (const size of given.length > 0 ? given.map(Number) : [10_000, 50_000]) timeSystems(size)
  if (given.length === 0) {
    report([
      generatePapers(2000, 1),
      generatePapers(1000, 2, 4),
      generateProducts(1300, 3),
      generateReferences(250, 4),
      generatePapers(10_000, 5),
    ])
  }
}
for (const folder of folders) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(`${folder} is not a folder`)
    process.exitCode = 2
    continue
  }
  const { sets, keys, left } = findSets(folder)
  report(sets)
  for (const keyed of keys) {
    const { same, pairs, agreed } = scoreKeys(keyed)
    console.log(
      `${keyed.name}: ${same} of ${keyed.values.length} keys are the very same, ${agreed} of ${pairs} pairs gathered alike`,
    )
  }
  for (const file of left) console.log(`no truth found for ${file}`)
}

function timeSystems(size: number): void {
  const { matching } = loadRules(join(import.meta.dirname, '../../resources'))
  const { systems, localities } = generatePortfolio(size, 1)
  const words = withPlaces(matching, { home: ['云岭县'], places: localities.slice(1).map((entry) => entry.name) })
  const start = performance.now()
  const before = process.cpuUsage()
  const found = findDuplicates(systems, words)
  const used = process.cpuUsage(before)
  const clock = Math.round(performance.now() - start)
  console.log(
    `${size} systems: ${Math.round((used.user + used.system) / 1000)} ms of processor, ${clock} ms on the clock, ` +
      `${found.length} reported`,
  )
}

function report(sets: readonly LinkageSet[]): void {
  console.log('precision, recall, F1 over the records that the truth speaks of; then over all pairs found')
  console.log(['set'.padEnd(56), 'records', 'true', '  P     R     F1   ', '  P     R     F1   ', 'ms'].join('  '))
  for (const set of sets) {
    const { named, all, milliseconds } = scoreSet(set)
    const size = set.right === null ? `${set.left.rows.length}` : `${set.left.rows.length}+${set.right.rows.length}`
    console.log(
      [
        set.name.padEnd(56),
        size.padStart(9),
        String(set.truth.length).padStart(6),
        figures(named),
        figures(all),
        Math.round(milliseconds),
      ].join('  '),
    )
  }
}

function figures({ precision, recall, f1 }: Figures): string {
  return [precision, recall, f1].map((share) => share.toFixed(3)).join(' ')
}
