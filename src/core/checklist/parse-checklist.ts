import {
  concernedSystems,
  evidenceRules,
  measures,
  type Checklist,
  type ChecklistItem,
  type Choice,
  type Proof,
  type Section,
} from './checklist.ts'
import { suggestion } from './nearest-name.ts'
import { readClauses } from './parse-clauses.ts'
import { readCondition, readNamedConditions, type NamedConditions } from './parse-condition.ts'
import { readChoices, readScales, type Scales } from './parse-scale.ts'
import { noteRepeated, readId } from './read-id.ts'
import {
  finish,
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
} from './read-value.ts'

/** What one file declares once and its items name. */
type Declarations = {
  scales: Scales
  conditions: NamedConditions
  sections: readonly Section[]
  instruments: ReadonlySet<string>
}

/**
 * A checklist from the data of its file, or everything that is wrong with it. Named scales and conditions are put in
 * place, so the result stands alone.
 *
 * @param instruments ids of the instruments that clauses may cite
 */
export function parseChecklist(value: unknown, instruments: ReadonlySet<string>): Parsed<Checklist> {
  const reading = startReading()
  const file = readObject(reading, value, [], {
    required: ['id', 'version', 'title', 'purpose', 'items'],
    optional: ['concerns', 'sections', 'scales', 'conditions'],
  })
  if (file === null) return finish<Checklist>(reading, null)
  const sections = readList(reading, file.sections, ['sections'], (entry, path) => readSection(reading, entry, path))
  const declarations: Declarations = {
    scales: readScales(reading, file.scales),
    conditions: readNamedConditions(reading, file.conditions),
    sections,
    instruments,
  }
  const items = readList(reading, file.items, ['items'], (entry, path) => readItem(reading, entry, path, declarations))
  if (Array.isArray(file.items) && items.length === 0) note(reading, ['items'], 'the checklist has no items')
  noteRepeated(reading, items, ['items'])
  return finish(reading, {
    id: readText(reading, file.id, ['id']),
    version: readText(reading, file.version, ['version']),
    ...(file.concerns === undefined
      ? {}
      : { concerns: readChoice(reading, file.concerns, ['concerns'], concernedSystems) }),
    title: readLocalized(reading, file.title, ['title']),
    purpose: readLocalized(reading, file.purpose, ['purpose']),
    sections,
    items,
  })
}

function readSection(reading: Reading, value: unknown, path: Path): Section | null {
  const entry = readObject(reading, value, path, { required: ['id', 'title'] })
  if (entry === null) return null
  return {
    id: readText(reading, entry.id, [...path, 'id']),
    title: readLocalized(reading, entry.title, [...path, 'title']),
  }
}

function readItem(reading: Reading, value: unknown, path: Path, declarations: Declarations): ChecklistItem | null {
  const entry = readObject(reading, value, path, {
    required: ['id', 'measure', 'weight', 'text', 'help', 'choices', 'evidence', 'source'],
    optional: ['section', 'applies', 'proven_by', 'measures_use'],
  })
  if (entry === null) return null
  const id = readId(reading, entry.id, [...path, 'id'])
  const weight = readNumber(reading, entry.weight, [...path, 'weight'])
  if (weight <= 0) note(reading, [...path, 'weight'], `${id} needs a weight above 0`)
  const choices = readChoices(reading, entry.choices, [...path, 'choices'], id, declarations.scales)
  const applies =
    entry.applies === undefined
      ? null
      : readCondition(reading, entry.applies, [...path, 'applies'], id, declarations.conditions)
  const section = readSectionName(reading, entry.section, [...path, 'section'], id, declarations.sections)
  return {
    id,
    ...(section === null ? {} : { section }),
    measure: readChoice(reading, entry.measure, [...path, 'measure'], measures),
    weight,
    text: readLocalized(reading, entry.text, [...path, 'text']),
    help: readLocalized(reading, entry.help, [...path, 'help']),
    ...(applies === null ? {} : { applies }),
    choices,
    proven_by: readProofs(reading, entry.proven_by, [...path, 'proven_by'], id, choices, declarations.conditions),
    evidence: readChoice(reading, entry.evidence, [...path, 'evidence'], evidenceRules),
    source: readClauses(reading, entry.source, [...path, 'source'], id, declarations.instruments),
    measures_use: readFlag(reading, entry.measures_use, [...path, 'measures_use'], id),
  }
}

function readProofs(
  reading: Reading,
  value: unknown,
  path: Path,
  id: string,
  choices: readonly Choice[],
  conditions: NamedConditions,
): Proof[] {
  return readList(reading, value, path, (entry, at) => {
    const proof = readObject(reading, entry, at, { required: ['when', 'choice'] })
    if (proof === null) return null
    const when = readCondition(reading, proof.when, [...at, 'when'], id, conditions)
    const choice = readText(reading, proof.choice, [...at, 'choice'])
    const known = choices.map((candidate) => candidate.id)
    if (choice !== '' && known.length > 0 && !known.includes(choice)) {
      note(
        reading,
        [...at, 'choice'],
        `${id} proves "${choice}", which is none of its choices${suggestion(choice, known)}`,
      )
    }
    return when === null ? null : { when, choice }
  })
}

function readSectionName(
  reading: Reading,
  value: unknown,
  path: Path,
  id: string,
  sections: readonly Section[],
): string | null {
  if (value === undefined) {
    return sections.length === 0 ? null : note(reading, path, `${id} names none of the checklist's sections`)
  }
  const name = readText(reading, value, path)
  const known = sections.map((section) => section.id)
  if (known.includes(name)) return name
  return note(reading, path, `${id} names section "${name}", which is not declared${suggestion(name, known)}`)
}

function readFlag(reading: Reading, value: unknown, path: Path, id: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false
  note(reading, path, `${id}: "${String(path.at(-1))}" must be true or false`)
  return false
}
