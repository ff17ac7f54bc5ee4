import { textIn, type Locale } from '../language/localized-text.ts'
import type { System } from '../system/system.ts'
import type { Scene, SceneFunction } from './scene.ts'
import type { SceneWord, SceneWords } from './scene-words.ts'

/** Functions that stand in at least so many systems together make a scene of their own where no word leads anywhere. */
const smallestGroup = 2

/**
 * A first proposal of scenes from what the systems say they do, for people to confirm, change or reject.
 * A function goes to the scene whose words it contains; functions without such a word go with those they occur together
 * with, else by department. Scenes named in a system's own `scenes` field are proposed by that name.
 */
export function proposeScenes(systems: readonly System[], words: SceneWords, locale: Locale = 'zh-CN'): Scene[] {
  const drafts = new Map<string, Draft>()
  const leftOver = new Map<string, System[]>()
  for (const system of systems) {
    if (system.status === 'closed') continue
    for (const name of system.scenes ?? []) addNamedScene(drafts, name, system, words, locale)
    for (const name of new Set(system.functions ?? [])) {
      const scene = sceneFor(name, words)
      if (scene === null) leftOver.set(name, [...(leftOver.get(name) ?? []), system])
      else addFunction(draftOf(drafts, scene.id, textIn(scene.name, locale)), name, system)
    }
  }
  placeLeftOver(drafts, leftOver, words)
  return [...drafts.entries()].map(([id, draft]) => sceneOf(id, draft))
}

type Draft = { name: string; functions: Map<string, System[]> }

/** The scene with the longest word in a function's name: 地质灾害预警 goes by 地质灾害, not by 预警. */
export function sceneFor(functionName: string, words: SceneWords): SceneWord | null {
  let found: SceneWord | null = null
  let length = 0
  for (const scene of words) {
    for (const word of scene.words) {
      if (word.length > length && functionName.includes(word)) {
        found = scene
        length = word.length
      }
    }
  }
  return found
}

function addNamedScene(
  drafts: Map<string, Draft>,
  name: string,
  system: System,
  words: SceneWords,
  locale: Locale,
): void {
  const known = words.find((scene) => textIn(scene.name, locale) === name) ?? sceneFor(name, words)
  const same = known !== null && textIn(known.name, locale) === name
  const draft = draftOf(drafts, same ? known.id : `named-${name}`, name)
  for (const entry of system.functions ?? []) {
    // A function with words of another scene belongs there; the others are what the named scene is about.
    if (sceneFor(entry, words) === null || sceneFor(entry, words)?.id === known?.id) addFunction(draft, entry, system)
  }
}

/** Functions that no word leads to: with the scene they mostly occur together with, else one scene a department. */
function placeLeftOver(drafts: Map<string, Draft>, leftOver: ReadonlyMap<string, System[]>, words: SceneWords): void {
  for (const [name, systems] of leftOver) {
    if ([...drafts.values()].some((draft) => draft.functions.has(name))) continue
    const votes = new Map<string, number>()
    for (const system of systems) {
      for (const other of system.functions ?? []) {
        const scene = sceneFor(other, words)
        if (scene !== null) votes.set(scene.id, (votes.get(scene.id) ?? 0) + 1)
      }
    }
    const [best] = [...votes.entries()].toSorted((a, b) => b[1] - a[1])
    const draft = best === undefined ? null : drafts.get(best[0])
    for (const system of systems) {
      if (draft !== null && draft !== undefined) addFunction(draft, name, system)
      else if (system.owner !== null && systems.length >= smallestGroup) {
        addFunction(draftOf(drafts, `owner-${system.owner}`, system.owner), name, system)
      }
    }
  }
}

function draftOf(drafts: Map<string, Draft>, id: string, name: string): Draft {
  const held = drafts.get(id) ?? { name, functions: new Map<string, System[]>() }
  drafts.set(id, held)
  return held
}

function addFunction(draft: Draft, name: string, system: System): void {
  const held = draft.functions.get(name)
  if (held === undefined) draft.functions.set(name, [system])
  else if (!held.includes(system)) held.push(system)
}

/** Ids are made of what they stand for, so that a second proposal meets the first. */
function sceneOf(id: string, draft: Draft): Scene {
  return {
    id,
    name: draft.name,
    need: null,
    evidence: null,
    status: 'proposed',
    functions: [...draft.functions].map(([name, systems]): SceneFunction => ({
      id: `${id}/${name}`,
      name,
      needed: true,
      systems: systems.map((system) => ({ system: system.id, coverage: 'full' })),
    })),
  }
}
