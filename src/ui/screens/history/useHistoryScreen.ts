import { computed, ref } from 'vue'
import { useChange } from '../../frame/useChange.ts'
import { useCommandSentence } from '../../frame/useCommandSentence.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useHistory } from '../../stores/history.ts'
import { useReview } from '../../stores/review.ts'
import { useSession } from '../../stores/session.ts'

/** The commands in sight by day, and undo, redo and verify. */
export function useHistoryScreen(focusSearch: () => void) {
  const history = useHistory()
  const session = useSession()
  const review = useReview()
  const sentence = useCommandSentence()
  const { t, formats } = useLanguage()
  const { attempt, writable } = useChange()
  const search = ref('')
  const verifying = ref(false)

  const days = computed(() => {
    const words = search.value.trim().toUpperCase().split(/\s+/).filter(Boolean)
    const shown = (history.list?.commands ?? []).filter((command) => {
      const text = `${sentence(command)} ${command.author}`.toUpperCase()
      return words.every((word) => text.includes(word))
    })
    return [...Map.groupBy(shown, (command) => formats.value.dateTime(command.at).split(' ')[0] ?? '')].map(
      ([date, commands]) => ({
        date,
        commands,
      }),
    )
  })

  /** Choices are told in the words of the checklists, which are read once. */
  async function load(): Promise<void> {
    await Promise.all([history.load(), review.loadCatalogue()])
  }

  async function step(direction: 'undo' | 'redo'): Promise<void> {
    await attempt(() => session[direction]())
  }

  async function verify(): Promise<void> {
    verifying.value = true
    await attempt(() => history.verify())
    verifying.value = false
  }

  useActions((): Action[] => [
    {
      id: 'history.search',
      group: 'screen',
      label: t('screen-history.search'),
      icon: 'i-lucide-search',
      keys: '/',
      run: focusSearch,
    },
    {
      id: 'history.verify',
      group: 'screen',
      label: t('screen-history.verify'),
      icon: 'i-lucide-shield-check',
      run: verify,
    },
  ])

  return { history, session, search, days, writable, verifying, load, step, verify }
}
