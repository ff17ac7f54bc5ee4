import { note, readText, type Path, type Reading } from './read-value.ts'

/** Notes every id that stands twice. */
export function noteRepeated(reading: Reading, entries: readonly { id: string }[], path: Path): void {
  const seen = new Set<string>()
  entries.forEach((entry, index) => {
    if (entry.id !== '' && seen.has(entry.id))
      note(reading, [...path, index, 'id'], `"${entry.id}" is used twice; ids are never reused`)
    seen.add(entry.id)
  })
}

/** An id such as `SF-01`. */
export function readId(reading: Reading, value: unknown, path: Path): string {
  const id = readText(reading, value, path)
  if (id !== '' && !/^[A-Z]{2}-\d{2,3}$/.test(id)) note(reading, path, `"${id}" is no id; an id looks like SF-01`)
  return id
}
