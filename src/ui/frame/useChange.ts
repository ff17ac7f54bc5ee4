import { useToast } from '@nuxt/ui/composables/useToast'
import { computed } from 'vue'
import { useLanguage } from '../language/useLanguage.ts'
import { useSession } from '../stores/session.ts'
import { useAttempt } from './useAttempt.ts'

/** Runs a change a person asked for, says what was done, and offers to take it back. */
export function useChange() {
  const toast = useToast()
  const attempt = useAttempt()
  const session = useSession()
  const { t } = useLanguage()
  const writable = computed(() => session.summary !== null && session.summary.read_only === null)

  async function undo(): Promise<void> {
    await attempt(() => session.undo())
  }

  /** Answers whether it was done; a refusal has been told. `done` empty says nothing (the change shows itself). */
  async function change<Value>(
    action: () => Promise<Value>,
    done: string | ((value: Value) => string),
  ): Promise<boolean> {
    const outcome = await attempt(async () => ({ value: await action() }))
    if (!outcome) return false
    const title = typeof done === 'string' ? done : done(outcome.value)
    if (title)
      toast.add({
        title,
        icon: 'i-lucide-check',
        duration: 8000,
        actions: [
          {
            label: t('ui.action.undo'),
            color: 'neutral',
            variant: 'outline',
            icon: 'i-lucide-undo-2',
            onClick: () => void undo(),
          },
        ],
      })
    return true
  }

  return { change, attempt, writable }
}
