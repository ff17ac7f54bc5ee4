import { useToast } from '@nuxt/ui/composables/useToast'
import { computed, markRaw } from 'vue'
import { useRouter } from 'vue-router'
import type { SystemRow } from '../../../contract/calls/system.ts'
import type { SystemField } from '../../../core/system/system.ts'
import { useAttempt } from '../../frame/useAttempt.ts'
import { useFieldWords } from '../../language/useFieldWords.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions } from '../../stores/actions.ts'
import { useEvidence, type EvidenceSubject } from '../../stores/evidence.ts'
import { useImport } from '../../stores/import.ts'
import { useSession } from '../../stores/session.ts'
import { useSystems } from '../../stores/systems.ts'
import ProblemList from './ProblemList.vue'
import SystemEvidence from './SystemEvidence.vue'
import type { useInventory } from './useInventory.ts'

const systemEvidence = markRaw(SystemEvidence)
const problemList = markRaw(ProblemList)

function subject(row: SystemRow, field: SystemField): EvidenceSubject {
  return { title: row.name, component: systemEvidence, props: { id: row.id, field } }
}

/** What a person does with the inventory: fill in, add, remove, import, look where things come from. */
export function useInventoryChanges(inventory: ReturnType<typeof useInventory>) {
  const systems = useSystems()
  const session = useSession()
  const evidence = useEvidence()
  const imports = useImport()
  const router = useRouter()
  const toast = useToast()
  const attempt = useAttempt()
  const words = useFieldWords()
  const { t, formats } = useLanguage()
  const writable = computed(() => session.summary !== null && session.summary.read_only === null)
  const duplicates = computed(() => session.summary?.counts.undecided_duplicates ?? 0)

  async function fill(ids: string[], field: SystemField, value: unknown): Promise<void> {
    const done = await attempt(async () => (await systems.update(ids, field, value), true))
    if (!done || ids.length === 1) return
    const shown = words.shown(field, value) || t('ui.fields.unknown')
    toast.add({
      title: t(
        'ui.inventory.updated',
        { count: formats.value.count(ids.length), label: words.label(field), value: shown },
        ids.length,
      ),
    })
  }

  async function remove(ids: string[]): Promise<void> {
    const done = await attempt(async () => (await systems.remove(ids), true))
    if (done) toast.add({ title: t('ui.inventory.removed', { count: formats.value.count(ids.length) }, ids.length) })
  }

  async function add(name: string): Promise<void> {
    const row = await attempt(() => systems.create(name))
    if (row) inspect(row, 'name')
  }

  function inspect(row: SystemRow, field: SystemField): void {
    evidence.show(subject(row, field))
  }

  function follow(row: SystemRow, field: SystemField): void {
    evidence.follow(subject(row, field))
  }

  function showProblems(): void {
    evidence.show({ title: t('ui.inventory.problem_list'), component: problemList, props: {} })
  }

  function importFiles(files: File[]): void {
    if (files.length === 0) return
    imports.offer(files)
    void router.push({ name: 'import' })
  }

  function dropped(event: DragEvent): void {
    importFiles([...(event.dataTransfer?.files ?? [])])
  }

  /** The actions of this screen, for palette and keys. */
  function offerActions(focusSearch: () => void): void {
    useActions(() => [
      {
        id: 'inventory.search',
        group: 'screen',
        label: t('ui.inventory.search_label'),
        icon: 'i-lucide-search',
        keys: '/',
        run: focusSearch,
      },
      {
        id: 'inventory.clear',
        group: 'screen',
        label: t('ui.inventory.clear'),
        icon: 'i-lucide-filter-x',
        run: inventory.clear,
      },
      {
        id: 'inventory.all',
        group: 'screen',
        label: t('ui.inventory.select_all'),
        icon: 'i-lucide-list-checks',
        run: inventory.selectAll,
      },
      {
        id: 'inventory.problems',
        group: 'screen',
        label: t('ui.inventory.problem_list'),
        icon: 'i-lucide-flag',
        run: showProblems,
      },
    ])
  }

  return { writable, duplicates, fill, remove, add, inspect, follow, showProblems, importFiles, dropped, offerActions }
}
