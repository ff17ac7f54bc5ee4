import type { Condition } from '../checklist/condition.ts'
import { factsOf } from '../checklist/condition.ts'
import { readClauses } from '../checklist/parse-clauses.ts'
import { readCondition, readNamedConditions, type NamedConditions } from '../checklist/parse-condition.ts'
import {
  finish,
  note,
  readChoice,
  readList,
  readLocalized,
  readObject,
  readText,
  startReading,
  type Parsed,
  type Path,
  type Reading,
} from '../checklist/read-value.ts'
import { builtInTests, type DecisionRow, type DecisionTable, type TestDefinition } from './decision-table.ts'
import { proposalConclusions, verdicts, type Reason } from './verdict.ts'

const stages = [
  'scope',
  'exclusion',
  'criticality',
  'duplication',
  'capacity',
  'boundary_inclusion',
] as const satisfies readonly Reason['test'][]

const outcomes = ['no', 'yes'] as const

/** The decision table from the data of its file, or everything that is wrong with it. */
export function parseDecisionTable(value: unknown): Parsed<DecisionTable> {
  const reading = startReading()
  const file = readObject(reading, value, [], {
    required: ['id', 'version', 'title', 'tests', 'rows'],
    optional: ['conditions'],
  })
  if (file === null) return finish<DecisionTable>(reading, null)
  const conditions = readNamedConditions(reading, file.conditions)
  const tests = readList(reading, file.tests, ['tests'], (entry, path) => readTest(reading, entry, path, conditions))
  const named = testsAsConditions(tests)
  const rows = readList(reading, file.rows, ['rows'], (entry, path) => readRow(reading, entry, path, named))
  noteRepeats(reading, [...builtInTests.map((id) => ({ id })), ...tests], ['tests'])
  noteRepeats(reading, rows, ['rows'])
  const last = rows.at(-1)
  if (last !== undefined && factsOf(last.when).length > 0) {
    note(reading, ['rows', rows.length - 1, 'when'], `row "${last.id}" is the last one and must hold "always"`)
  }
  return finish(reading, {
    id: readText(reading, file.id, ['id']),
    version: readText(reading, file.version, ['version']),
    title: readLocalized(reading, file.title, ['title']),
    tests,
    rows,
  })
}

function readTest(reading: Reading, value: unknown, path: Path, conditions: NamedConditions): TestDefinition | null {
  const entry = readObject(reading, value, path, {
    required: ['id', 'stage', 'title', 'when', 'presume'],
    optional: ['before_closing'],
  })
  if (entry === null) return null
  const id = readText(reading, entry.id, [...path, 'id'])
  const when = readCondition(reading, entry.when, [...path, 'when'], id, conditions)
  if (when === null) return null
  return {
    id,
    stage: readChoice(reading, entry.stage, [...path, 'stage'], stages),
    title: readLocalized(reading, entry.title, [...path, 'title']),
    when,
    presume: readChoice(reading, entry.presume, [...path, 'presume'], outcomes),
    ...(entry.before_closing === undefined
      ? {}
      : { before_closing: readChoice(reading, entry.before_closing, [...path, 'before_closing'], outcomes) }),
  }
}

function readRow(reading: Reading, value: unknown, path: Path, named: NamedConditions): DecisionRow | null {
  const entry = readObject(reading, value, path, {
    required: ['id', 'when', 'verdict', 'reason'],
    optional: ['conclusion', 'source'],
  })
  if (entry === null) return null
  const id = readText(reading, entry.id, [...path, 'id'])
  const when = readCondition(reading, entry.when, [...path, 'when'], `row "${id}"`, named)
  if (when === null) return null
  const stranger = factsOf(when).find((fact) => !fact.startsWith('test.'))
  if (stranger !== undefined) {
    note(reading, [...path, 'when'], `row "${id}" reads the fact "${stranger}"; rows read tests, so define one for it`)
  }
  return {
    id,
    when,
    verdict: readChoice(reading, entry.verdict, [...path, 'verdict'], verdicts),
    ...(entry.conclusion === undefined
      ? {}
      : { conclusion: readChoice(reading, entry.conclusion, [...path, 'conclusion'], proposalConclusions) }),
    reason: readLocalized(reading, entry.reason, [...path, 'reason']),
    ...(entry.source === undefined
      ? {}
      : { source: readClauses(reading, entry.source, [...path, 'source'], `row "${id}"`, null) }),
  }
}

/** Rows name a test where a checklist names a declared condition. */
function testsAsConditions(tests: readonly TestDefinition[]): NamedConditions {
  const named = new Map<string, Condition>([['always', { all: [] }]])
  for (const id of [...builtInTests, ...tests.map((test) => test.id)]) named.set(id, { fact: `test.${id}`, is: true })
  return named
}

function noteRepeats(reading: Reading, entries: readonly { id: string }[], path: Path): void {
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id)) note(reading, path, `"${id}" is used twice`)
    seen.add(id)
  }
}
