import { basename, join, resolve } from 'node:path'
import { Failure } from '../../contract/failures.ts'
import type { LintRules } from '../../core/finding/lint-rule.ts'
import { parseLintRules } from '../../core/finding/parse-lint-rules.ts'
import { readYaml } from './read-yaml.ts'

/**
 * Reads and checks `rules/lint.yaml`.
 *
 * @param directory the resources folder
 * @param instruments ids that clauses may name
 * @throws Failure `damaged_resource`; its detail has one line `file:line: what is wrong` for every mistake
 */
export function loadLintRules(directory: string, instruments: ReadonlySet<string>): LintRules {
  const shown = `${basename(resolve(directory))}/rules/lint.yaml`
  const file = readYaml(join(directory, 'rules/lint.yaml'), shown)
  const parsed = parseLintRules(file.value, instruments)
  if (parsed.ok) return parsed.value
  const complaints = parsed.problems.map(({ path, message }) => `${shown}:${file.lineOf(path)}: ${message}`)
  throw new Failure('damaged_resource', { detail: complaints.join('\n') })
}
