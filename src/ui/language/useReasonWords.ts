import type { DuplicateReason } from '../../contract/calls/duplicate.ts'
import { levels, systemKinds } from '../../core/system/system.ts'
import { useFieldWords } from './useFieldWords.ts'
import { useLanguage } from './useLanguage.ts'

/** The reasons of a likeness as sentences. */
export function useReasonWords() {
  const { t } = useLanguage()
  const words = useFieldWords()

  function sentence(reason: DuplicateReason): string {
    const values = Object.entries(reason.values).map(([name, value]) => {
      const kind = systemKinds.find((other) => other === value)
      const level = levels.find((other) => other === value)
      return [name, kind ? words.choice('kind', kind) : level ? words.choice('level', level) : value]
    })
    return t(`findings.${reason.code}`, Object.fromEntries(values))
  }

  return { sentence }
}
