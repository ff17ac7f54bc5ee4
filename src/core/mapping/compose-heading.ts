import { headingKey } from './heading-key.ts'
import { spellings, type TraditionalForms } from './traditional-forms.ts'

/** Headings made of parts, as `resources/dictionary/composition.yaml` tells them for one kind of table. */
export type Composition = {
  words: Record<string, string[]>
  /** Field → phrases of word classes. */
  phrases: Record<string, string[]>
  kept: string[]
  /** Phrases that name a thing, where the values are names too. */
  naming: string[]
  nameEndings: string[]
  officeEndings: string[]
  placeEndings: string[]
}

export const nothingComposed: Composition = {
  words: {},
  phrases: {},
  kept: [],
  naming: [],
  nameEndings: [],
  officeEndings: [],
  placeEndings: [],
}

type Step = { classes: readonly string[]; optional: boolean; many: boolean }
type Phrase = { steps: Step[]; field: string | null; naming: boolean }

export type CompiledComposition = {
  /** Words with their classes, by their first character. */
  index: ReadonlyMap<string, readonly (readonly [word: string, ofClass: string])[]>
  phrases: readonly Phrase[]
}

/** `fields` the heading can mean, `known` as one that holds no field, or `naming` a thing if its values are names. */
export type ComposedMeaning = { fields: string[]; known: boolean; naming: boolean }

const longestHeading = 60
const noMeaning: ComposedMeaning = { fields: [], known: false, naming: false }

/** What a heading (as `headingKey`) means by the words that it is made of; nothing if a part of it is no known word. */
export function composedMeaning(key: string, composition: CompiledComposition): ComposedMeaning {
  if (key.length > longestHeading) return noMeaning
  const edges = edgesOf(key, composition)
  if (edges[0]?.length === 0) return noMeaning
  const fitting = composition.phrases.filter(({ steps }) => isMadeOf(edges, steps, key.length))
  if (fitting.length === 0) return noMeaning
  const fields = [...new Set(fitting.flatMap(({ field, naming }) => (field === null || naming ? [] : [field])))]
  const naming = fitting.some((phrase) => phrase.naming)
  return { fields, naming, known: fields.length === 0 && fitting.some((phrase) => !phrase.naming) }
}

/** Words are known in their traditional spellings too. */
export function compileComposition(composition: Composition, traditional: TraditionalForms): CompiledComposition {
  const index = new Map<string, [string, string][]>()
  for (const [ofClass, words] of Object.entries(composition.words)) {
    for (const key of words.flatMap((word) => spellings(headingKey(word), traditional))) {
      const first = key[0] ?? ''
      const known = index.get(first)
      if (known) known.push([key, ofClass])
      else index.set(first, [[key, ofClass]])
    }
  }
  return {
    index,
    phrases: [
      ...Object.entries(composition.phrases).flatMap(([field, phrases]) =>
        phrases.map((text) => ({ steps: stepsOf(text), field, naming: false })),
      ),
      ...composition.kept.map((text) => ({ steps: stepsOf(text), field: null, naming: false })),
      ...composition.naming.map((text) => ({ steps: stepsOf(text), field: null, naming: true })),
    ],
  }
}

function stepsOf(phrase: string): Step[] {
  return phrase.split(' ').map((part) => ({
    classes: part.replace(/[?*+]$/, '').split('|'),
    optional: /[?*]$/.test(part),
    many: /[*+]$/.test(part),
  }))
}

type Edge = { end: number; ofClass: string }

function edgesOf(key: string, { index }: CompiledComposition): Edge[][] {
  return Array.from({ length: key.length }, (_, at) =>
    (index.get(key[at] ?? '') ?? [])
      .filter(([word]) => key.startsWith(word, at))
      .map(([word, ofClass]) => ({ end: at + word.length, ofClass })),
  )
}

/** Follows a phrase through all ways to cut the heading into words at once: no way is walked twice. */
function isMadeOf(edges: readonly Edge[][], steps: readonly Step[], length: number): boolean {
  let reached = new Set([0])
  for (const { classes, optional, many } of steps) {
    const next = new Set(optional ? reached : [])
    let from = reached
    while (from.size > 0) {
      const fresh = new Set<number>()
      for (const at of pastPlain(edges, from)) {
        for (const { end, ofClass } of edges[at] ?? []) if (classes.includes(ofClass) && !next.has(end)) fresh.add(end)
      }
      for (const end of fresh) next.add(end)
      from = many ? fresh : new Set()
    }
    if (next.size === 0) return false
    reached = next
  }
  return reached.has(length)
}

function pastPlain(edges: readonly Edge[][], from: ReadonlySet<number>): Set<number> {
  const all = new Set(from)
  for (const at of all) for (const { end, ofClass } of edges[at] ?? []) if (ofClass === 'plain') all.add(end)
  return all
}
