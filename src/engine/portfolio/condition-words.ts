import {
  conditionVocabulary,
  shortLabel,
  type ConditionVocabulary,
} from '../../core/checklist/own/condition-vocabulary.ts'
import type { ConditionProblem } from '../../core/checklist/own/read-condition-text.ts'
import { locales, textIn, type Locale } from '../../core/language/localized-text.ts'
import type { Session } from '../session.ts'
import { factLabel } from './fact-text.ts'

/** What facts and their values are called: written in one language, read in any. */
export function vocabularyOf(session: Session, locale: Locale): ConditionVocabulary {
  const order = [locale, ...locales.filter((one) => one !== locale)]
  const labels = (fact: string) => {
    const label = factLabel(session, fact)
    return order.map((one) => textIn(label, one))
  }
  const choices = (fact: string, choice: string) =>
    order.map((one) => session.resources.words[one].find(`fields.choice.${fact}.${choice}`) ?? choice)
  // The short label of the language written comes first, then every other name.
  return conditionVocabulary((fact) => labels(fact).flatMap((label) => [shortLabel(label), label]), choices)
}

/** What is wrong with a typed condition, as a sentence. */
export function sayConditionProblem(session: Session, { code, values }: ConditionProblem, locale: Locale): string {
  const { say } = session.resources.words[locale]
  const near = values.near !== '' && (code === 'unknown_fact' || code === 'unknown_value')
  return say(`own-checklists.condition_problem.${near ? `${code}_near` : code}`, values)
}
