import { textIn, type Locale } from '../language/localized-text.ts'
import type { System } from '../system/system.ts'
import type { Scene, SceneFunction } from './scene.ts'
import type { SceneWord, SceneWords } from './scene-words.ts'

/** Functions that stand in at least so many systems together make a scene of their own where no word leads anywhere. */
const smallestGroup = 2

/**
 * A first proposal of scenes from what the systems say they do, for people to confirm, change or reject.
 * Every function goes to one scene, so that systems that offer it meet there: the one that the systems offering it name
 * most often in their own `scenes`, else the one whose words it contains, else that of the functions it occurs together
 * with, else its department's.
 */
export function proposeScenes(systems: readonly System[], words: SceneWords, locale: Locale = 'zh-CN'): Scene[] {
  const drafts = new Map<string, Draft>()
  const leftOver = new Map<string, System[]>()
  const running = systems.filter((system) => system.status !== 'closed')
  const named = namedScenes(running, words)
  for (const system of running) {
    for (const name of new Set(system.functions ?? [])) {
      const scene = sceneFor(name, words)
      const own = named.get(name)
      const known = words.find((entry) => textIn(entry.name, locale) === own)
      if (own !== undefined) addFunction(draftOf(drafts, known?.id ?? `named-${own}`, own), name, system)
      else if (scene !== null) addFunction(draftOf(drafts, scene.id, textIn(scene.name, locale)), name, system)
      else leftOver.set(name, [...(leftOver.get(name) ?? []), system])
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

/**
 * The scene that systems name for each function. A system with several scenes votes for the one the function's words
 * lead to, else for each of them in part.
 */
function namedScenes(systems: readonly System[], words: SceneWords): Map<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const system of systems) {
    const scenes = system.scenes ?? []
    for (const name of new Set(system.functions ?? [])) {
      const led = sceneFor(name, words)
      const fitting = scenes.filter((scene) => led !== null && sceneFor(scene, words)?.id === led.id)
      for (const scene of fitting.length > 0 ? fitting : scenes) {
        const own = votes.get(name) ?? new Map<string, number>()
        votes.set(
          name,
          own.set(scene, (own.get(scene) ?? 0) + 1 / (fitting.length > 0 ? fitting.length : scenes.length)),
        )
      }
    }
  }
  return new Map(
    [...votes].flatMap(([name, own]) => {
      const [best] = [...own].toSorted((a, b) => b[1] - a[1])
      return best === undefined ? [] : [[name, best[0]] as const]
    }),
  )
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
