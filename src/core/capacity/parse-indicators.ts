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
} from '../checklist/read-value.ts'
import { indicatorDimensions, indicatorDirections, type Indicator } from './capacity.ts'

/** The shipped indicators from the data of their file, or everything that is wrong with it. */
export function parseIndicators(value: unknown): Parsed<Indicator[]> {
  const reading = startReading()
  const file = readObject(reading, value, [], { required: ['version', 'indicators'] })
  if (file === null) return finish<Indicator[]>(reading, null)
  const indicators = readList(reading, file.indicators, ['indicators'], (entry, path) =>
    readIndicator(reading, entry, path),
  )
  const owners = new Map<string, string>()
  indicators.forEach((indicator, at) => {
    for (const synonym of [indicator.code, ...indicator.synonyms]) {
      const owner = owners.get(synonym)
      if (owner !== undefined) {
        note(reading, ['indicators', at, 'synonyms'], `"${synonym}" stands for ${owner} and ${indicator.code}`)
      }
      owners.set(synonym, indicator.code)
    }
  })
  return finish(reading, indicators)
}

function readIndicator(reading: Reading, value: unknown, path: Path): Indicator | null {
  const entry = readObject(reading, value, path, {
    required: ['code', 'title', 'definition', 'unit', 'type', 'direction', 'dimension', 'synonyms', 'source'],
    optional: ['plausible', 'weak', 'strong'],
  })
  if (entry === null) return null
  return {
    code: readText(reading, entry.code, [...path, 'code']),
    title: readLocalized(reading, entry.title, [...path, 'title']),
    definition: readLocalized(reading, entry.definition, [...path, 'definition']),
    unit: readText(reading, entry.unit, [...path, 'unit']),
    type: readChoice(reading, entry.type, [...path, 'type'], ['number', 'boolean']),
    direction: readChoice(reading, entry.direction, [...path, 'direction'], indicatorDirections),
    dimension: readChoice(reading, entry.dimension, [...path, 'dimension'], indicatorDimensions),
    plausible: readBounds(reading, entry.plausible, [...path, 'plausible']),
    weak: optionalNumber(reading, entry.weak, [...path, 'weak']),
    strong: optionalNumber(reading, entry.strong, [...path, 'strong']),
    synonyms: readList(reading, entry.synonyms, [...path, 'synonyms'], (synonym, at) => readText(reading, synonym, at)),
    source: readText(reading, entry.source, [...path, 'source']),
  }
}

function readBounds(reading: Reading, value: unknown, path: Path): [number, number] | null {
  if (value === undefined) return null
  const [low, high, ...rest] = readList(reading, value, path, (entry, at) => readNumber(reading, entry, at))
  if (low !== undefined && high !== undefined && rest.length === 0 && low <= high) return [low, high]
  return note(reading, path, '"plausible" must be two numbers, the lower one first')
}

function optionalNumber(reading: Reading, value: unknown, path: Path): number | null {
  return value === undefined ? null : readNumber(reading, value, path)
}
