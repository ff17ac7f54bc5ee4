import { fillSentence } from '../../core/review/say-reason.ts'
import { textIn, type Locale } from '../../core/language/localized-text.ts'
import type { Session } from '../session.ts'
import { termsOf } from './terms.ts'

type Values = Readonly<Record<string, string | number | boolean | null>>

/** Says a sentence of a locale file by its code, with the ids among its values put into words. */
export type TermWords = (file: string, code: string, values: Values) => string

export function sayWith(session: Session, locale: Locale): TermWords {
  const { find, tree } = session.resources.words[locale]
  const terms = termsOf(session)
  const sentences = Object.fromEntries(
    Object.entries(tree('reasons')).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  )
  const word = (kind: string, id: string) => {
    const term = terms[kind]?.[id]
    return term ? textIn(term, locale) : (find(`plan.action.${id}`) ?? find(`fields.choice.${kind}.${id}`))
  }
  return (file, code, values) => {
    const template = session.resources.words[locale].tree(file)[code]
    return typeof template === 'string' ? fillSentence(template, values, sentences, word) : code
  }
}
