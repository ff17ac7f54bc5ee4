import { computed } from 'vue'
import type { Condition } from '../../core/checklist/condition.ts'
import { conditionVocabulary, shortLabel } from '../../core/checklist/own/condition-vocabulary.ts'
import {
  readConditionText,
  type ConditionProblem,
  type ReadCondition,
} from '../../core/checklist/own/read-condition-text.ts'
import { sayCase, sayCondition, type SayingWords } from '../../core/checklist/own/say-condition.ts'
import { writeConditionText } from '../../core/checklist/own/write-condition-text.ts'
import { locales } from '../../core/language/localized-text.ts'
import { isShare } from '../../core/review/reasons.ts'
import { systemFields } from '../../core/system/fields.ts'
import { useLanguage } from './useLanguage.ts'

/** Conditions as a person types and reads them: written in the language of the screen, read in any. */
export function useConditionWords() {
  const { t, te, locale, formats } = useLanguage()

  const inLocale = (key: string, one: string, otherwise: string) =>
    te(key, one) ? t(key, {}, { locale: one }) : otherwise
  const order = computed(() => [locale.value, ...locales.filter((one) => one !== locale.value)])
  const factKey = (fact: string) => (fact in systemFields ? `fields.field.${fact}` : `facts.${fact}`)
  const choiceKey = (fact: string, choice: string) => `fields.choice.${fact}.${choice}`
  const vocabulary = computed(() =>
    conditionVocabulary(
      (fact) => order.value.map((one) => inLocale(factKey(fact), one, fact)),
      (fact, choice) => order.value.map((one) => inLocale(choiceKey(fact, choice), one, choice)),
    ),
  )
  const saying: SayingWords = {
    fact: (name) => shortLabel(t(factKey(name))),
    value: (fact, value) => (te(choiceKey(fact, value), 'zh-CN') ? t(choiceKey(fact, value)) : value),
    number: (fact, value) => (isShare(fact) ? formats.value.percent(value) : formats.value.number(value)),
    say: (key, values = {}) => t(`own-checklists.condition.${key}`, values),
  }

  return {
    read: (text: string): ReadCondition => readConditionText(text, vocabulary.value),
    write: (condition: Condition): string => writeConditionText(condition, vocabulary.value, locale.value),
    say: (condition: Condition | null): string => sayCondition(condition, saying),
    sayCase: (condition: Condition): string => sayCase(condition, saying),
    problem: ({ code, values }: ConditionProblem): string => {
      const near = values.near !== '' && (code === 'unknown_fact' || code === 'unknown_value')
      return t(`own-checklists.condition_problem.${near ? `${code}_near` : code}`, values)
    },
  }
}
