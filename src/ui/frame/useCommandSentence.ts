import type { HistoryCommand } from '../../contract/calls/history.ts'
import { systemFieldNames } from '../../core/system/fields.ts'
import { useFieldWords } from '../language/useFieldWords.ts'
import { useLanguage } from '../language/useLanguage.ts'
import { useReview } from '../stores/review.ts'

type Values = HistoryCommand['values']

/** What a command did, in a sentence: `history.commands.<name>` of the locales with its values, their codes put into words. */
export function useCommandSentence() {
  const { t, te, text } = useLanguage()
  const words = useFieldWords()
  const review = useReview()

  /** Codes for which the locales have a word, by the name of the value. */
  const keys: Readonly<Record<string, string>> = {
    verdict: 'document.labels.verdict',
    decision: 'ui.decision',
    status: 'screen-history.value.status',
    coverage: 'screen-history.value.coverage',
    key: 'screen-history.setting',
  }

  function inWords(name: string, value: string | number, all: Values): string | number {
    const field = name === 'field' && systemFieldNames.find((other) => other === value)
    if (field) return words.label(field)
    const item = review.items.get(String(all['item'] ?? ''))
    if (name === 'choice') {
      const choice = item?.choices.find((one) => one.id === value)
      return choice ? text(choice.text) : value
    }
    const key = `${keys[name]}.${String(value).replaceAll('.', '_')}`
    return name in keys && te(key, 'zh-CN') ? t(key) : value
  }

  return function sentence(command: Pick<HistoryCommand, 'name' | 'values'>): string {
    const key = `history.commands.${command.name.replaceAll('.', '_')}`
    if (!te(key) && !te(key, 'zh-CN')) return command.name
    const values = Object.entries(command.values).map(([name, value]) => [name, inWords(name, value, command.values)])
    return t(key, Object.fromEntries(values))
  }
}
