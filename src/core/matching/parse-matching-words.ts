import {
  finish,
  isObject,
  note,
  readList,
  readNumber,
  readObject,
  readText,
  startReading,
  type Parsed,
  type Path,
  type Reading,
} from '../checklist/read-value.ts'
import type { MatchingWords } from './matching-words.ts'

/** The matching words from the data of their file, or everything that is wrong with it. */
export function parseMatchingWords(value: unknown): Parsed<MatchingWords> {
  const reading = startReading()
  const file = readObject(reading, value, [], { required: keys })
  if (file === null) return finish<MatchingWords>(reading, null)
  const texts = (key: (typeof keys)[number]): string[] => readTexts(reading, file[key], [key])
  const number = (key: (typeof keys)[number]): number => readNumber(reading, file[key], [key])
  const weights = readObject(reading, file.weights, ['weights'], { required: weightNames })
  const weight = (name: (typeof weightNames)[number]): number => readNumber(reading, weights?.[name], ['weights', name])
  return finish(reading, {
    kindWords: texts('kind_words').toSorted((a, b) => b.length - a.length),
    stageWords: texts('stage_words').toSorted((a, b) => b.length - a.length),
    levelPrefixes: texts('level_prefixes').toSorted((a, b) => b.length - a.length),
    levelPrefixExceptions: texts('level_prefix_exceptions'),
    levelWords: texts('level_words').toSorted((a, b) => b.length - a.length),
    notPlaces: texts('not_places'),
    notBefore: readNotBefore(reading, file.not_before),
    places: texts('places'),
    ownPlaces: [],
    home: [],
    directions: readText(reading, file.directions, ['directions']),
    ownerWords: texts('owner_words').toSorted((a, b) => b.length - a.length),
    synonyms: readGroups(reading, file.synonyms, 'synonyms')
      .flatMap(([short = '', ...others]) => others.map((long) => ({ long, short })))
      .toSorted((a, b) => b.long.length - a.long.length),
    weakWords: texts('weak_words').toSorted((a, b) => b.length - a.length),
    actionWords: readGroups(reading, file.action_words, 'action_words'),
    simplified: readPairs(reading, file.simplified),
    weights: {
      name: weight('name'),
      owner: weight('owner'),
      functions: weight('functions'),
      kind: weight('kind'),
      figures: weight('figures'),
    },
    reportAbove: number('report_above'),
    sureAbove: number('sure_above'),
    linkAbove: number('link_above'),
  })
}

const keys = [
  'version',
  'kind_words',
  'stage_words',
  'level_prefixes',
  'level_prefix_exceptions',
  'level_words',
  'not_places',
  'not_before',
  'places',
  'directions',
  'owner_words',
  'synonyms',
  'weak_words',
  'action_words',
  'simplified',
  'weights',
  'report_above',
  'sure_above',
  'link_above',
] as const
const weightNames = ['name', 'owner', 'functions', 'kind', 'figures'] as const

function readTexts(reading: Reading, value: unknown, path: Path): string[] {
  return readList(reading, value, path, (entry, at) => readText(reading, entry, at))
}

function readGroups(reading: Reading, value: unknown, key: string): string[][] {
  return readList(reading, value, [key], (entry, at) => readTexts(reading, entry, at))
}

function readNotBefore(reading: Reading, value: unknown): Record<string, string[]> {
  if (!isObject(value)) {
    note(reading, ['not_before'], '"not_before" must be a mapping of level words to lists')
    return {}
  }
  return Object.fromEntries(
    Object.entries(value).map(([level, entries]) => [level, readTexts(reading, entries, ['not_before', level])]),
  )
}

function readPairs(reading: Reading, value: unknown): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const pair of readText(reading, value, ['simplified']).split(/\s+/)) {
    const [traditional, simplified, ...rest] = pair
    if (traditional === undefined || simplified === undefined || rest.length > 0) {
      note(reading, ['simplified'], `"${pair}" is not a pair of characters`)
    } else pairs.set(traditional, simplified)
  }
  return pairs
}
