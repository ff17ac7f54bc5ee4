import { choiceKey, type ChoiceWords } from '../value/parse-choice.ts'
import { headingKey } from './heading-key.ts'

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
  kept: ReadonlySet<string>
  ignored: ReadonlySet<string>
  titles: string[]
  impliedKind: ReadonlyMap<string, string>
  choices: ReadonlyMap<string, ChoiceWords>
}

export type Dictionaries = Record<TableKind, CompiledDictionary>

export function compileDictionary(dictionary: Dictionary): CompiledDictionary {
  const words = new Map<string, WordMeaning[]>()
  const add = (word: string, meaning: WordMeaning) => {
    const key = headingKey(word)
    const known = words.get(key)
    if (!known) words.set(key, [meaning])
    else if (!known.some((one) => one.field === meaning.field)) known.push(meaning)
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
    for (const heading of headings) implied.set(headingKey(heading), kind)
  }
  return {
    kind: dictionary.kind,
    fields: Object.keys(dictionary.fields),
    words,
    kept: new Set(dictionary.kept.map(headingKey)),
    ignored: new Set(dictionary.ignored.map(headingKey)),
    titles: dictionary.titles.map((title) => title.toLowerCase()),
    impliedKind: implied,
    choices: compileChoices(dictionary.values ?? {}),
  }
}

function compileChoices(values: Record<string, Record<string, string[]>>): Map<string, ChoiceWords> {
  const choices = new Map<string, ChoiceWords>()
  for (const [field, byChoice] of Object.entries(values)) {
    const words = new Map<string, string>()
    for (const [choice, spellings] of Object.entries(byChoice)) {
      for (const word of [choice, ...spellings]) if (!words.has(choiceKey(word))) words.set(choiceKey(word), choice)
    }
    choices.set(field, words)
  }
  return choices
}

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
          )),
    )
  }
}
