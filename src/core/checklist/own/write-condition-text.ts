import type { Locale } from '../../language/localized-text.ts'
import type { Condition } from '../condition.ts'
import { keywordIn, noWords, yesWords, type Keyword } from './condition-syntax.ts'
import type { ConditionVocabulary } from './condition-vocabulary.ts'

/** A condition as a person would type it, in the words of a language; `readConditionText` reads it back. */
export function writeConditionText(condition: Condition, vocabulary: ConditionVocabulary, locale: Locale): string {
  const word = (keyword: Keyword) => keywordIn(keyword, locale)
  const inner = (part: Condition): string => {
    const text = writeConditionText(part, vocabulary, locale)
    return 'all' in part || 'any' in part ? bracketed(text, locale) : text
  }
  if ('all' in condition) return condition.all.map(inner).join(` ${word('all')} `)
  if ('any' in condition) return condition.any.map(inner).join(` ${word('any')} `)
  if ('none' in condition) {
    const negated = condition.none.map(inner).join(` ${word('any')} `)
    return `${word('not')}${locale === 'en' ? ' ' : ''}${bracketed(negated, locale)}`
  }
  const fact = vocabulary.find((one) => one.id === condition.fact)
  const name = fact?.words[0] ?? condition.fact
  const value = (choice: string, free = fact?.choices == null): string =>
    free ? `“${choice}”` : (fact?.choices?.find((one) => one.id === choice)?.words[0] ?? choice)
  if ('known' in condition) return `${name} ${word(condition.known ? 'known' : 'unknown')}`
  if ('at_least' in condition) return `${name} ${word('at_least')} ${condition.at_least}`
  if ('below' in condition) return `${name} ${word('below')} ${condition.below}`
  if ('contains' in condition) {
    return `${name} ${word('contains')} ${value(condition.contains, fact?.type === 'text' || fact?.choices == null)}`
  }
  if ('in' in condition) {
    return `${name} ${word('in')} [${condition.in.map((one) => value(one)).join(locale === 'en' ? ', ' : '、')}]`
  }
  const { is } = condition
  if (typeof is === 'number') return `${name} ${word('is')} ${is}`
  if (typeof is === 'string') return `${name} ${word('is')} ${value(is)}`
  const [yes = ''] = locale === 'en' ? ['yes'] : yesWords
  const [no = ''] = locale === 'en' ? ['no'] : noWords
  return `${name} ${word('is')} ${is ? yes : no}`
}

function bracketed(text: string, locale: Locale): string {
  return locale === 'en' ? `(${text})` : `（${text}）`
}
