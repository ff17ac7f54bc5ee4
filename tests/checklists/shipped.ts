import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Facts } from '../../src/core/checklist/condition.ts'
import { factType } from '../../src/core/review/fact-names.ts'
import { loadChecklists } from '../../src/engine/resources/load-checklists.ts'

const root = join(import.meta.dirname, '..', '..')

/** The checklists as they ship. */
export const shipped = loadChecklists(join(root, 'resources'))

/** The table of fixtures beside the tests. */
export function readFixtures<T>(name: string): Record<string, T> {
  return parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Record<string, T>
}

/** Names in a fixture that are no facts: a misspelt one would leave a fixture open for the wrong reason. */
export function strangersIn(facts: Facts): string[] {
  return Object.keys(facts).filter((name) => factType(name) === null)
}
