import { derivedFactNames, factType, type FactType } from '../../review/fact-names.ts'
import { systemFieldNames, systemFields } from '../../system/fields.ts'

/** A word that may stand for something, and what it stands for. The first of `words` is the one that is written. */
export type Named = { id: string; words: string[] }

export type FactWords = Named & { type: FactType; choices: Named[] | null }

/** Every fact a condition may name, with what it and its values are called. */
export type ConditionVocabulary = readonly FactWords[]

/**
 * @param factLabels labels of a fact, the one to be written first; units in brackets at its end are left out
 * @param choiceLabels labels of one of a fact's values
 */
export function conditionVocabulary(
  factLabels: (fact: string) => string[],
  choiceLabels: (fact: string, choice: string) => string[],
): ConditionVocabulary {
  return [...systemFieldNames, ...derivedFactNames].map((name): FactWords => {
    const labels = factLabels(name)
    const choices = choicesOf(name)
    return {
      id: name,
      type: factType(name) ?? 'text',
      words: [...new Set([...labels.map(shortLabel), ...labels, name])],
      choices:
        choices?.map((choice) => ({ id: choice, words: [...new Set([...choiceLabels(name, choice), choice])] })) ??
        null,
    }
  })
}

/** A label as it reads in a sentence: without the unit behind it and without 是否 before it. */
export function shortLabel(label: string): string {
  return label.replace(/\s*[（(][^（()）]*[)）]$/, '').replace(/^是否/, '')
}

/** The closed list of a fact's values; `null` where it has none. */
export function choicesOf(fact: string): readonly string[] | null {
  if (!(fact in systemFields)) return null
  const field = systemFields[fact as keyof typeof systemFields]
  return 'choices' in field ? field.choices : null
}
