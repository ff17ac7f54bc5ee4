import { computed, ref } from 'vue'
import type { DocumentFormat } from '../../../contract/calls/document.ts'
import { useChange } from '../../frame/useChange.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useDocuments, type DocumentWanted } from '../../stores/documents.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useSession } from '../../stores/session.ts'
import { useSystems } from '../../stores/systems.ts'
import { useToast } from '@nuxt/ui/composables/useToast'

export const formatsOf = { plan: ['docx', 'pdf'], opinion: ['docx', 'pdf'], ledger: ['xlsx'] } as const

/** Which document is on show, and its export. */
export function useDocumentsScreen() {
  const documents = useDocuments()
  const systemsStore = useSystems()
  const session = useSession()
  const preferences = usePreferences()
  const toast = useToast()
  const { t, locale } = useLanguage()
  const { attempt } = useChange()
  const busy = ref<DocumentFormat | null>(null)
  const wanted = computed(() => documents.wanted)
  const noSystems = computed(() => session.summary?.counts.systems === 0)
  const noPlan = computed(() => session.summary?.counts.plan === 'none')
  const systems = computed(() => {
    const collator = new Intl.Collator(locale.value)
    return (systemsStore.list ?? []).toSorted((a, b) => collator.compare(a.name, b.name))
  })

  async function load(): Promise<void> {
    if (documents.preview === null) documents.wanted = { ...documents.wanted, locale: preferences.locale }
    await Promise.all([documents.load(), documents.loadIssued(), systemsStore.list ?? systemsStore.load()])
  }

  function choose(part: Partial<DocumentWanted>): void {
    documents.wanted = { ...documents.wanted, ...part }
  }

  async function save(format: DocumentFormat): Promise<void> {
    if (busy.value) return
    busy.value = format
    const saved = await attempt(() => documents.save(format))
    busy.value = null
    if (!saved) return
    const title = saved.path
      ? t('screen-documents.saved_at', { path: saved.path })
      : t('screen-documents.saved', { name: saved.name })
    toast.add({ title, icon: 'i-lucide-check' })
  }

  useActions((): Action[] =>
    formatsOf[documents.wanted.kind].map((format) => ({
      id: `documents.${format}`,
      group: 'screen',
      label: t(`screen-documents.export_${format}`),
      icon: 'i-lucide-download',
      run: () => save(format),
    })),
  )

  return { documents, wanted, systems, busy, noSystems, noPlan, load, choose, save }
}
