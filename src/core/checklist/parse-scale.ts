import type { Choice } from './checklist.ts'
import { suggestion } from './nearest-name.ts'
import { noteRepeated } from './read-id.ts'
import {
  isObject,
  note,
  readList,
  readLocalized,
  readNumber,
  readObject,
  readText,
  type Path,
  type Reading,
} from './read-value.ts'

export type Scales = ReadonlyMap<string, Choice[]>

/** The choices of an item: the name of a declared scale, or a scale of its own. */
export function readChoices(reading: Reading, value: unknown, path: Path, id: string, scales: Scales): Choice[] {
  if (typeof value !== 'string') return readScale(reading, value, path, id)
  const scale = scales.get(value)
  if (scale === undefined)
    note(reading, path, `${id} names scale "${value}", which is not declared${suggestion(value, scales.keys())}`)
  return scale ?? []
}

/** The scales a file declares once under `scales`, by name. */
export function readScales(reading: Reading, value: unknown): Map<string, Choice[]> {
  const scales = new Map<string, Choice[]>()
  if (value === undefined) return scales
  if (!isObject(value)) {
    note(reading, ['scales'], '"scales" must be a mapping of names to lists of choices')
    return scales
  }
  for (const [name, entry] of Object.entries(value)) scales.set(name, readScale(reading, entry, ['scales', name], name))
  return scales
}

/** A scale: two or more choices of which one is worth 0 and one 1, so that both ends of an interval can be reached. */
function readScale(reading: Reading, value: unknown, path: Path, owner: string): Choice[] {
  const choices = readList(reading, value, path, (entry, at) => {
    const choice = readObject(reading, entry, at, { required: ['id', 'value', 'text'] })
    if (choice === null) return null
    const worth = readNumber(reading, choice.value, [...at, 'value'])
    if (worth < 0 || worth > 1) note(reading, [...at, 'value'], `${owner}: the value of a choice lies between 0 and 1`)
    return {
      id: readText(reading, choice.id, [...at, 'id']),
      value: worth,
      text: readLocalized(reading, choice.text, [...at, 'text']),
    }
  })
  noteRepeated(reading, choices, path)
  for (const end of [0, 1]) {
    if (!choices.some((choice) => choice.value === end))
      note(reading, path, `${owner}: no choice has the value ${end}, so ${end} cannot be reached`)
  }
  return choices
}
