import { redLineEffects, redLineSeverities, type RedLine, type RedLineSet } from './checklist.ts'
import { readClauses } from './parse-clauses.ts'
import { readCondition, readNamedConditions, type NamedConditions } from './parse-condition.ts'
import { noteRepeated, readId } from './read-id.ts'
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
} from './read-value.ts'

/** The red lines from the data of their file, or everything that is wrong with it. */
export function parseRedLines(value: unknown, instruments: ReadonlySet<string>): Parsed<RedLineSet> {
  const reading = startReading()
  const file = readObject(reading, value, [], {
    required: ['id', 'version', 'title', 'rules'],
    optional: ['conditions'],
  })
  if (file === null) return finish<RedLineSet>(reading, null)
  const conditions = readNamedConditions(reading, file.conditions)
  const rules = readList(reading, file.rules, ['rules'], (entry, path) =>
    readRule(reading, entry, path, conditions, instruments),
  )
  noteRepeated(reading, rules, ['rules'])
  return finish(reading, {
    id: readText(reading, file.id, ['id']),
    version: readText(reading, file.version, ['version']),
    title: readLocalized(reading, file.title, ['title']),
    rules,
  })
}

function readRule(
  reading: Reading,
  value: unknown,
  path: Path,
  conditions: NamedConditions,
  instruments: ReadonlySet<string>,
): RedLine | null {
  const entry = readObject(reading, value, path, {
    required: ['id', 'severity', 'title', 'when', 'effect', 'messages', 'measure', 'source'],
    optional: ['scope', 'exempt'],
  })
  if (entry === null) return null
  const id = readId(reading, entry.id, [...path, 'id'])
  const condition = (key: 'scope' | 'when' | 'exempt') =>
    entry[key] === undefined ? null : readCondition(reading, entry[key], [...path, key], id, conditions)
  const scope = condition('scope')
  const when = condition('when')
  const exempt = condition('exempt')
  if (when === null) return entry.when === undefined ? note(reading, path, `${id} has no condition`) : null
  return {
    id,
    severity: readChoice(reading, entry.severity, [...path, 'severity'], redLineSeverities),
    title: readLocalized(reading, entry.title, [...path, 'title']),
    ...(scope === null ? {} : { scope }),
    when,
    ...(exempt === null ? {} : { exempt }),
    effect: readChoice(reading, entry.effect, [...path, 'effect'], redLineEffects),
    messages: readMessages(reading, entry.messages, [...path, 'messages']),
    measure: readLocalized(reading, entry.measure, [...path, 'measure']),
    source: readClauses(reading, entry.source, [...path, 'source'], id, instruments),
  }
}

function readMessages(reading: Reading, value: unknown, path: Path): RedLine['messages'] {
  const messages =
    value === undefined ? null : readObject(reading, value, path, { required: ['hit', 'clear', 'review'] })
  const message = (outcome: string) => readLocalized(reading, messages?.[outcome], [...path, outcome])
  return { hit: message('hit'), clear: message('clear'), review: message('review') }
}
