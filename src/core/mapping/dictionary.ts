import {
  compileComposition,
  composedMeaning,
  nothingComposed,
  type ComposedMeaning,
  type CompiledComposition,
  type Composition,
} from './compose-heading.ts'
import { choiceKey, type ChoiceWords } from '../value/parse-choice.ts'
import { headingKey } from './heading-key.ts'
import { headingStem } from './heading-stem.ts'
import { spellings, type TraditionalForms } from './traditional-forms.ts'

/** What a table holds. */
export const tableKinds = ['systems', 'capacity', 'feedback'] as const
export type TableKind = (typeof tableKinds)[number]

/** A dictionary as it stands in `resources/dictionary/*.yaml`. */
export type Dictionary = {
  version: number
  kind: TableKind
  titles: string[]
  fields: Record<string, { exact: string[]; likely?: string[] }>
  kept: string[]
  ignored: string[]
  implied_kind?: Record<string, string[]>
  values?: Record<string, Record<string, string[]>>
}

/** A heading's word: the fields it can mean and how firmly. */
export type WordMeaning = { field: string; firm: boolean }

/** A dictionary made ready for look-up; keys are `headingKey`s. */
export type CompiledDictionary = {
  kind: TableKind
  fields: string[]
  words: ReadonlyMap<string, WordMeaning[]>
  /** Chinese words of four characters and more by their characters in order of code: 上传轨迹 is 轨迹上传. */
  reordered: ReadonlyMap<string, WordMeaning[]>
  /** Words by their stem, where all words of that stem mean one field and none is kept: 运维费 for 维护支出. */
  stems: ReadonlyMap<string, WordMeaning>
  kept: ReadonlySet<string>
  ignored: ReadonlySet<string>
  titles: string[]
  impliedKind: ReadonlyMap<string, string>
  choices: ReadonlyMap<string, ChoiceWords>
  /** Headings made of parts. */
  composed: CompiledComposition
  /** What names of systems, of offices and of places end in; `null` where nothing is told. */
  nameEnding: RegExp | null
  officeEnding: RegExp | null
  placeEnding: RegExp | null
}

export type Dictionaries = Record<TableKind, CompiledDictionary>

/** `traditional` tells how simplified characters are written in traditional Chinese: every word is known in both. */
export function compileDictionary(
  dictionary: Dictionary,
  traditional: TraditionalForms = new Map(),
  composition: Composition = nothingComposed,
): CompiledDictionary {
  const words = new Map<string, WordMeaning[]>()
  const keys = (list: readonly string[]) => list.flatMap((word) => spellings(headingKey(word), traditional))
  const add = (word: string, meaning: WordMeaning) => {
    for (const key of keys([word])) {
      const known = words.get(key)
      if (!known) words.set(key, [meaning])
      else if (!known.some((one) => one.field === meaning.field)) known.push(meaning)
    }
  }
  for (const [field, { exact, likely }] of Object.entries(dictionary.fields)) {
    // The canonical names themselves (our own exports), unless a plain word like “name” is only a likely one.
    const plain = (likely ?? []).some((word) => headingKey(word) === headingKey(field))
    if (!plain) add(field, { field, firm: true })
    for (const word of exact) add(word, { field, firm: true })
    for (const word of likely ?? []) add(word, { field, firm: false })
  }
  const implied = new Map<string, string>()
  for (const [kind, headings] of Object.entries(dictionary.implied_kind ?? {})) {
    for (const key of keys(headings)) implied.set(key, kind)
  }
  const kept = keys(dictionary.kept)
  return {
    kind: dictionary.kind,
    fields: Object.keys(dictionary.fields),
    words,
    reordered: reorderedWords(words),
    stems: wordStems(words, kept),
    kept: new Set(kept),
    ignored: new Set(keys(dictionary.ignored)),
    titles: dictionary.titles.flatMap((title) => spellings(title.toLowerCase(), traditional)),
    impliedKind: implied,
    choices: compileChoices(dictionary.values ?? {}, traditional),
    composed: compileComposition(composition, traditional),
    nameEnding: endingOf(composition.nameEndings, traditional),
    officeEnding: endingOf(composition.officeEndings, traditional),
    placeEnding: endingOf(composition.placeEndings, traditional),
  }
}

function endingOf(words: readonly string[], traditional: TraditionalForms): RegExp | null {
  if (words.length === 0) return null
  return new RegExp(`(?:${words.flatMap((word) => spellings(word, traditional)).join('|')})$`, 'i')
}

/** The characters of a word in order of code; the same for words of the same characters. */
export function characterKey(key: string): string | null {
  return key.length >= 4 && /^[\u4e00-\u9fff]+$/.test(key) ? [...key].toSorted().join('') : null
}

function reorderedWords(words: ReadonlyMap<string, WordMeaning[]>): Map<string, WordMeaning[]> {
  const reordered = new Map<string, WordMeaning[]>()
  for (const [word, meanings] of words) {
    const key = characterKey(word)
    if (key !== null && !reordered.has(key)) reordered.set(key, meanings)
  }
  return reordered
}

function wordStems(words: ReadonlyMap<string, WordMeaning[]>, kept: readonly string[]): Map<string, WordMeaning> {
  const stems = new Map<string, WordMeaning | null>()
  for (const word of kept) {
    const stem = headingStem(word)
    if (stem !== null) stems.set(stem, null)
  }
  for (const [word, meanings] of words) {
    const stem = headingStem(word)
    if (stem === null) continue
    const [meaning] = meanings
    const known = stems.get(stem)
    if (known === null || !meaning || meanings.length > 1 || (known && known.field !== meaning.field))
      stems.set(stem, null)
    else if (!known?.firm) stems.set(stem, meaning)
  }
  return new Map([...stems].flatMap(([stem, meaning]) => (meaning ? [[stem, meaning]] : [])))
}

function compileChoices(
  values: Record<string, Record<string, string[]>>,
  traditional: TraditionalForms,
): Map<string, ChoiceWords> {
  const choices = new Map<string, ChoiceWords>()
  for (const [field, byChoice] of Object.entries(values)) {
    const words = new Map<string, string>()
    for (const [choice, written] of Object.entries(byChoice)) {
      for (const word of [choice, ...written]) {
        for (const key of spellings(choiceKey(word), traditional)) if (!words.has(key)) words.set(key, choice)
      }
    }
    choices.set(field, words)
  }
  return choices
}

/** 基本情况 and 使用情况 stand above groups of headings as often as they are headings. */
const ofGroup = /(?:情况|情況|信息|資訊|概况|概況)$/

/** Whether a text is a heading that any of the dictionaries knows; lets the table finder tell headers from data. */
export function knownHeading(dictionaries: Dictionaries, more: ReadonlySet<string>): (text: string) => boolean {
  const all = Object.values(dictionaries)
  return (text) => {
    if (text.length > 60) return false
    const key = headingKey(text)
    const short = headingKey(text.replaceAll(/[（(【[].*?[)）】\]]/g, ''))
    return [key, short].some(
      (one) =>
        one !== '' &&
        (more.has(one) ||
          all.some(
            (dictionary) => dictionary.words.has(one) || dictionary.kept.has(one) || dictionary.ignored.has(one),
          ) ||
          (!ofGroup.test(one) && all.some(({ composed }) => isComposed(composedMeaning(one, composed))))),
    )
  }
}

function isComposed({ fields, known }: ComposedMeaning): boolean {
  return fields.length > 0 || known
}

/** Whether a heading names the records of a table, by a word that says so without doubt: 系统名称, 乡镇. */
export function recordHeading(
  dictionaries: Dictionaries,
  required: Readonly<Record<TableKind, string>>,
): (text: string) => boolean {
  return (text) => {
    const key = headingKey(text)
    return Object.values(dictionaries).some((dictionary) =>
      dictionary.words.get(key)?.some(({ field, firm }) => firm && field === required[dictionary.kind]),
    )
  }
}
