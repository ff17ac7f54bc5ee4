import type { HistoryCommand } from '../../contract/calls/history.ts'
import { systemFieldNames } from '../../core/system/fields.ts'
import { useFieldWords } from '../language/useFieldWords.ts'
import { useLanguage } from '../language/useLanguage.ts'

/** What a command did, in a sentence: `history.commands.<name>` of the locales with its values, their codes put into words. */
export function useCommandSentence() {
  const { t, te } = useLanguage()
  const words = useFieldWords()

  function inWords(name: string, value: string | number): string | number {
    const field = name === 'field' && systemFieldNames.find((other) => other === value)
    if (field) return words.label(field)
    if (name === 'verdict') return t(`document.labels.verdict.${value}`)
    return name === 'decision' && value !== '' ? t(`ui.decision.${value}`) : value
  }

  return function sentence(command: Pick<HistoryCommand, 'name' | 'values'>): string {
    const key = `history.commands.${command.name.replaceAll('.', '_')}`
    if (!te(key) && !te(key, 'zh-CN')) return command.name
    const values = Object.entries(command.values).map(([name, value]) => [name, inWords(name, value)])
    return t(key, Object.fromEntries(values))
  }
}
