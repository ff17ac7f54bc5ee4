import { computed, onMounted, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { FailureData } from '../../../contract/failures.ts'
import { useAttempt } from '../../frame/useAttempt.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions } from '../../stores/actions.ts'
import { useImport } from '../../stores/import.ts'
import { failureOf, useLoaded } from '../../stores/loaded.ts'
import { useSession } from '../../stores/session.ts'

/** Recent workspaces, and the four ways in: new, open, the sample county, files dropped on the window. */
export function useHome() {
  const session = useSession()
  const imports = useImport()
  const router = useRouter()
  const attempt = useAttempt()
  const { t } = useLanguage()
  const loaded = useLoaded(
    () => session.loadRecent(),
    () => session.revision,
  )
  const busy = ref<string | null>(null)
  const newOpen = ref(false)
  const held = shallowRef<{ path: string; failure: FailureData } | null>(null)
  const waiting = ref<File[]>([])

  onMounted(loaded.load)

  /** One thing at a time; afterwards the inventory, or the import of what was dropped. */
  async function through(name: string, action: () => Promise<unknown>): Promise<void> {
    busy.value = name
    const entered = await attempt(action)
    busy.value = null
    if (entered !== null) await enter()
  }

  async function enter(): Promise<void> {
    newOpen.value = false
    if (waiting.value.length > 0) {
      imports.offer(waiting.value)
      waiting.value = []
      await router.push({ name: 'import' })
      return
    }
    await router.push({ name: 'inventory' })
  }

  function dropped(event: DragEvent): void {
    waiting.value = [...(event.dataTransfer?.files ?? [])]
    if (waiting.value.length === 0) return
    if (session.summary) void enter()
    else newOpen.value = true
  }

  useActions(() => [
    {
      id: 'home.new',
      group: 'screen',
      label: t('ui.home.new'),
      icon: 'i-lucide-plus',
      keys: 'n',
      run: () => (newOpen.value = true),
    },
    { id: 'home.sample', group: 'screen', label: t('ui.home.sample'), icon: 'i-lucide-map-pinned', run: sample },
  ])

  /** A file that another person holds is offered for reading. */
  async function open(path: string): Promise<void> {
    held.value = null
    await through('open', async () => {
      try {
        return await session.open(path)
      } catch (error) {
        const failure = failureOf(error)
        if (failure.code !== 'workspace_held') throw error
        held.value = { path, failure }
        return null
      }
    })
  }

  function sample(): Promise<void> {
    return through('sample', () => session.openSample(t('ui.home.sample_name')))
  }

  return {
    recent: computed(() => session.recent),
    failure: loaded.failure,
    busy,
    newOpen,
    folder: computed(() => session.host?.folder ?? ''),
    hasDialogs: computed(() => session.host?.dialogs ?? false),
    current: computed(() => session.summary?.title ?? null),
    droppedNames: computed(() => waiting.value.map((file) => file.name)),
    reload: loaded.load,
    dropped,
    enter,
    sample,
    held,
    open,
    openHeld: () => {
      const path = held.value?.path
      held.value = null
      return path === undefined ? undefined : through('open', () => session.open(path, true))
    },
    pick: () => through('open', () => session.pickAndOpen()),
    create: (title: string, locality: string) => through('create', () => session.create(title, locality)),
    forget: (path: string) => attempt(() => session.forget(path)),
  }
}
