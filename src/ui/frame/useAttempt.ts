import { useToast } from '@nuxt/ui/composables/useToast'
import { failureText } from '../../contract/failures.ts'
import { useLanguage } from '../language/useLanguage.ts'
import { failureOf } from '../stores/loaded.ts'

/** Runs what a person asked for; a refusal is told in a sentence and answers `null`. */
export function useAttempt() {
  const toast = useToast()
  const { locale } = useLanguage()
  return async function attempt<Value>(action: () => Promise<Value>): Promise<Value | null> {
    try {
      return await action()
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code !== 'cancelled') {
        toast.add({
          title: failureText(failure, locale.value),
          color: 'error',
          icon: 'i-lucide-circle-alert',
          duration: 12_000,
        })
      }
      return null
    }
  }
}
