import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { countTests, sum, type Count } from './test-count.ts'

/** `npm test`: style, types, every test, the builds, and the workbench in a real browser. Ends with one line of counts. */

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'heshu-tests-'))

const counts = [
  check('oxlint', ['oxlint/bin/oxlint']),
  check('prettier', ['prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn']),
  check('types', ['typescript/bin/tsc', '-b']),
  check('types of the screens', ['vue-tsc/bin/vue-tsc.js', '-p', 'src/ui', '--noEmit']),
  tests('tests', 'node_modules/vitest/vitest.mjs', ['run']),
  check('builds', ['vite/bin/vite.js', 'build', '--logLevel', 'warn']),
  tests('end to end', 'tests/e2e/run.ts', []),
]
rmSync(folder, { recursive: true })

const { passed, failed, skipped } = sum(counts)
if (skipped > 0) console.log(`\n${skipped} skipped: what they need is not on this machine (see above).`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** One tool, counted as one test. */
function check(name: string, [tool = '', ...parts]: string[]): Count {
  const status = run(name, [join('node_modules', tool), ...parts])
  console.log(status === 0 ? `${name}: in order` : `${name}: NOT in order`)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** One run of vitest, with its own output, counted from the report it writes beside. */
function tests(name: string, script: string, parts: string[]): Count {
  const report = join(folder, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = run(name, [script, ...parts, ...reporters])
  return countTests(read(report), status)
}

function run(name: string, parts: string[]): number {
  console.log(`\n── ${name} ──`)
  return spawnSync(process.execPath, parts, { cwd: root, stdio: 'inherit' }).status ?? 1
}

function read(report: string): unknown {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return null
  }
}
