import { instrumentLevels, textStatuses, type Clause, type Instrument } from './checklist.ts'
import { suggestion } from './nearest-name.ts'
import { noteRepeated } from './read-id.ts'
import {
  finish,
  note,
  readChoice,
  readDate,
  readList,
  readLocalized,
  readObject,
  readText,
  startReading,
  type Parsed,
  type Path,
  type Reading,
} from './read-value.ts'

/** The instruments of `resources/rules/instruments.yaml`. */
export function parseInstruments(value: unknown): Parsed<Instrument[]> {
  const reading = startReading()
  const file = readObject(reading, value, [], { required: ['instruments'] })
  if (file === null) return finish<Instrument[]>(reading, null)
  const instruments = readList(reading, file.instruments, ['instruments'], (entry, path) =>
    readInstrument(reading, entry, path),
  )
  noteRepeated(reading, instruments, ['instruments'])
  return finish(reading, instruments)
}

function readInstrument(reading: Reading, value: unknown, path: Path): Instrument | null {
  const entry = readObject(reading, value, path, {
    required: ['id', 'title', 'short', 'level', 'issued_on', 'effective_from', 'text_status'],
    optional: ['note'],
  })
  if (entry === null) return null
  return {
    id: readText(reading, entry.id, [...path, 'id']),
    title: readLocalized(reading, entry.title, [...path, 'title']),
    short: readLocalized(reading, entry.short, [...path, 'short']),
    level: readChoice(reading, entry.level, [...path, 'level'], instrumentLevels),
    issued_on: readDate(reading, entry.issued_on, [...path, 'issued_on']),
    effective_from: readDate(reading, entry.effective_from, [...path, 'effective_from']),
    text_status: readChoice(reading, entry.text_status, [...path, 'text_status'], textStatuses),
    ...('note' in entry ? { note: readLocalized(reading, entry.note, [...path, 'note']) } : {}),
  }
}

/** The clauses an item or rule rests on: at least one, each of a known instrument (`null`: the instruments are not at hand). */
export function readClauses(
  reading: Reading,
  value: unknown,
  path: Path,
  owner: string,
  instruments: ReadonlySet<string> | null,
): Clause[] {
  if (Array.isArray(value) && value.length === 0) note(reading, path, `${owner} cites no clause`)
  return readList(reading, value, path, (entry, at) => {
    const clause = readObject(reading, entry, at, { required: ['instrument', 'clause', 'text_status'] })
    if (clause === null) return null
    const instrument = readText(reading, clause.instrument, [...at, 'instrument'])
    if (instrument !== '' && instruments !== null && !instruments.has(instrument)) {
      note(
        reading,
        [...at, 'instrument'],
        `${owner} cites instrument "${instrument}", which is not in rules/instruments.yaml${suggestion(instrument, instruments)}`,
      )
    }
    return {
      instrument,
      clause: readText(reading, clause.clause, [...at, 'clause']),
      text_status: readChoice(reading, clause.text_status, [...at, 'text_status'], textStatuses),
    }
  })
}
