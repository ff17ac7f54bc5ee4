import {
  finish,
  note,
  readList,
  readLocalized,
  readObject,
  readText,
  startReading,
  type Parsed,
} from '../checklist/read-value.ts'
import type { SceneWord, SceneWords } from './scene-words.ts'

/** The scene words from the data of their file, or everything that is wrong with it. */
export function parseSceneWords(value: unknown): Parsed<SceneWords> {
  const reading = startReading()
  const file = readObject(reading, value, [], { required: ['version', 'scenes'] })
  if (file === null) return finish<SceneWords>(reading, null)
  const owners = new Map<string, string>()
  const scenes = readList(reading, file.scenes, ['scenes'], (entry, path): SceneWord | null => {
    const scene = readObject(reading, entry, path, { required: ['id', 'name', 'words'] })
    if (scene === null) return null
    const id = readText(reading, scene.id, [...path, 'id'])
    const words = readList(reading, scene.words, [...path, 'words'], (word, at) => {
      const text = readText(reading, word, at)
      const owner = owners.get(text)
      if (owner !== undefined) note(reading, at, `"${text}" already leads to ${owner}`)
      owners.set(text, id)
      return text
    })
    return { id, name: readLocalized(reading, scene.name, [...path, 'name']), words }
  })
  return finish(reading, scenes)
}
