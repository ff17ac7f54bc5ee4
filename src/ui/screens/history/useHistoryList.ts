import { computed, ref, watch } from 'vue'
import { useLanguage } from '../../language/useLanguage.ts'
import { useHistory } from '../../stores/history.ts'
import { useSession } from '../../stores/session.ts'
import { byDay, holdsWords } from './command-list.ts'
import { undoTargets } from './undo-targets.ts'
import { useHistoryWords } from './useHistoryWords.ts'

/** The commands as shown: found by text, in days; and what undo and redo would do. */
export function useHistoryList() {
  const history = useHistory()
  const session = useSession()
  const words = useHistoryWords()
  const { locale } = useLanguage()
  const search = ref('')
  const dayFormat = computed(() => new Intl.DateTimeFormat(locale.value, { dateStyle: 'full' }))
  const found = computed(() => {
    const commands = history.page?.commands ?? []
    if (!search.value.trim()) return commands
    return commands.filter((command) => holdsWords([words.sentence(command), command.author], search.value))
  })
  const days = computed(() => byDay(found.value, (iso) => dayFormat.value.format(new Date(iso))))
  const targets = computed(() => {
    const { undo, redo } = undoTargets(history.newest)
    const { can_undo: canUndo, can_redo: canRedo } = session.summary ?? { can_undo: null, can_redo: null }
    return {
      undo: canUndo !== null && undo?.name === canUndo ? words.sentence(undo) : null,
      redo: canRedo !== null && redo?.name === canRedo ? words.sentence(redo) : null,
    }
  })

  // A search that looked at the first page only would say “nothing” of what is there.
  watch([() => search.value.trim() !== '', () => history.page], ([searching]) => {
    if (searching) void history.loadMore()
  })

  return { history, search, found, days, targets }
}
