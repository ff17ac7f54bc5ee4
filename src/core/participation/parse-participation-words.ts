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
import type { ParticipationWords } from './participation-words.ts'

/** The words of participation from the data of their file, or everything that is wrong with it. */
export function parseParticipationWords(value: unknown): Parsed<ParticipationWords> {
  const reading = startReading()
  const file = readObject(reading, value, [], {
    required: [
      'version',
      'floor',
      'roles',
      'inclusion',
      'places',
      'themes',
      'fillers',
      'entry_headings',
      'entry_words',
    ],
  })
  if (file === null) return finish<ParticipationWords>(reading, null)
  const texts = (name: string) => readTexts(reading, file[name], [name])
  const roles = readList(reading, file.roles, ['roles'], (entry, path) => {
    const role = readObject(reading, entry, path, { required: ['id', 'name', 'kind', 'words'] })
    if (role === null) return null
    const kind = readChoice(reading, role.kind, [...path, 'kind'], ['staff', 'residents'] as const)
    return { ...readNamed(reading, role, path), kind, words: readTexts(reading, role.words, [...path, 'words']) }
  })
  const places = readList(reading, file.places, ['places'], (entry, path) => {
    const place = readObject(reading, entry, path, { required: ['id', 'name', 'indicator', 'side', 'bound'] })
    if (place === null) return null
    return {
      ...readNamed(reading, place, path),
      indicator: readText(reading, place.indicator, [...path, 'indicator']),
      side: readChoice(reading, place.side, [...path, 'side'], ['below', 'from'] as const),
      bound: readNumber(reading, place.bound, [...path, 'bound']),
    }
  })
  const themes = readList(reading, file.themes, ['themes'], (entry, path) => {
    const theme = readObject(reading, entry, path, { required: ['id', 'name', 'words'] })
    if (theme === null) return null
    return { ...readNamed(reading, theme, path), words: readTexts(reading, theme.words, [...path, 'words']) }
  })
  const inclusion = texts('inclusion')
  for (const [at, id] of inclusion.entries()) {
    if (!roles.some((role) => role.id === id)) note(reading, ['inclusion', at], `"${id}" is not the id of a role`)
  }
  const floor = readNumber(reading, file.floor, ['floor'])
  if (floor < 1) note(reading, ['floor'], '"floor" must be 1 or more')
  return finish(reading, {
    floor,
    roles,
    inclusion,
    places,
    themes,
    fillers: texts('fillers'),
    entryHeadings: texts('entry_headings'),
    entryWords: texts('entry_words'),
  })
}

function readNamed(reading: Reading, entry: Record<string, unknown>, path: Path) {
  return {
    id: readText(reading, entry.id, [...path, 'id']),
    name: readLocalized(reading, entry.name, [...path, 'name']),
  }
}

function readTexts(reading: Reading, value: unknown, path: Path): string[] {
  return readList(reading, value, path, (entry, at) => readText(reading, entry, at))
}
