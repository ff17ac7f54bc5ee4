import type { HistoryCommand } from '../../contract/calls/history.ts'
import { useLanguage } from '../language/useLanguage.ts'

/** What a command did, in a sentence: `history.<name>` of the locales with its values. */
export function useCommandSentence() {
  const { t, te } = useLanguage()
  return function sentence(command: Pick<HistoryCommand, 'name' | 'values'>): string {
    const key = `history.${command.name}`
    return te(key) || te(key, 'zh-CN') ? t(key, command.values) : command.name
  }
}
