import { readClauses } from '../checklist/parse-clauses.ts'
import { readCondition, type NamedConditions } from '../checklist/parse-condition.ts'
import { noteRepeated } from '../checklist/read-id.ts'
import {
  finish,
  isObject,
  note,
  readChoice,
  readList,
  readLocalized,
  readNumber,
  readObject,
  readText,
  startReading,
  type Parsed,
  type Path,
  type Reading,
} from '../checklist/read-value.ts'
import { factType } from '../review/fact-names.ts'
import { systemFieldNames } from '../system/fields.ts'
import type { SystemField } from '../system/system.ts'
import { portfolioChecks, systemChecks } from './checks/registry.ts'
import { lintKinds, lintSeverities, type LintRule, type LintRules } from './lint-rule.ts'

const noNames: NamedConditions = new Map()

/** The lint rules from the data of their file, or everything that is wrong with it. */
export function parseLintRules(value: unknown, instruments: ReadonlySet<string>): Parsed<LintRules> {
  const reading = startReading()
  const file = readObject(reading, value, [], { required: ['version', 'rules'] })
  if (file === null) return finish<LintRules>(reading, null)
  const rules = readList(reading, file.rules, ['rules'], (entry, path) => readRule(reading, entry, path, instruments))
  noteRepeated(reading, rules, ['rules'])
  const known = new Set(rules.map((rule) => rule.id))
  rules.forEach((rule, index) => {
    for (const other of rule.yields_to) {
      if (!known.has(other))
        note(reading, ['rules', index, 'yields_to'], `${rule.id} yields to "${other}", which is no rule`)
    }
  })
  return finish(reading, { version: readText(reading, file.version, ['version']), rules })
}

function readRule(reading: Reading, value: unknown, path: Path, instruments: ReadonlySet<string>): LintRule | null {
  const entry = readObject(reading, value, path, {
    required: ['id', 'kind', 'severity', 'title', 'help', 'remedy'],
    optional: ['facts', 'when', 'check', 'limits', 'words', 'values', 'field', 'yields_to', 'source'],
  })
  if (entry === null) return null
  const id = readText(reading, entry.id, [...path, 'id'])
  if (!/^[a-z]+(_[a-z]+)*$/.test(id)) note(reading, [...path, 'id'], `"${id}" is no id; an id looks like no_owner`)
  const check = entry.check === undefined ? null : readText(reading, entry.check, [...path, 'check'])
  if (check !== null && !(check in systemChecks) && !(check in portfolioChecks)) {
    note(reading, [...path, 'check'], `${id} names check "${check}", which does not exist`)
  }
  const when = entry.when === undefined ? null : readCondition(reading, entry.when, [...path, 'when'], id, noNames)
  if (entry.when === undefined && check === null) note(reading, path, `${id} needs "when" or "check"`)
  const text = (one: unknown, at: Path) => readText(reading, one, at)
  const fact = (one: unknown, at: Path): string => {
    const name = text(one, at)
    if (factType(name) === null) note(reading, at, `${id} reads "${name}", which is no fact`)
    return name
  }
  return {
    id,
    kind: readChoice(reading, entry.kind, [...path, 'kind'], lintKinds),
    severity: readChoice(reading, entry.severity, [...path, 'severity'], lintSeverities),
    title: readLocalized(reading, entry.title, [...path, 'title']),
    help: readLocalized(reading, entry.help, [...path, 'help']),
    remedy: readLocalized(reading, entry.remedy, [...path, 'remedy']),
    facts: readList(reading, entry.facts ?? [], [...path, 'facts'], fact),
    when,
    check,
    limits: readMapping(reading, entry.limits, [...path, 'limits'], (one, at) => readNumber(reading, one, at)),
    words: readMapping(reading, entry.words, [...path, 'words'], (one, at) => readList(reading, one, at, text)),
    values: readMapping(reading, entry.values, [...path, 'values'], fact),
    field: entry.field === undefined ? null : readField(reading, entry.field, [...path, 'field']),
    yields_to: readList(reading, entry.yields_to ?? [], [...path, 'yields_to'], text),
    source: entry.source === undefined ? [] : readClauses(reading, entry.source, [...path, 'source'], id, instruments),
  }
}

function readField(reading: Reading, value: unknown, path: Path): SystemField {
  return readChoice(reading, value, path, systemFieldNames)
}

function readMapping<Value>(
  reading: Reading,
  value: unknown,
  path: Path,
  readEntry: (entry: unknown, path: Path) => Value,
): Record<string, Value> {
  if (value === undefined) return {}
  if (!isObject(value)) {
    note(reading, path, 'must be a mapping')
    return {}
  }
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, readEntry(entry, [...path, name])]))
}
