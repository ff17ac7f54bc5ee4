import { useToast } from '@nuxt/ui/composables/useToast'
import { computed, onMounted, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { ImportKind } from '../../../contract/calls/import.ts'
import { useAttempt } from '../../frame/useAttempt.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions } from '../../stores/actions.ts'
import { useImport } from '../../stores/import.ts'
import { useSession } from '../../stores/session.ts'
import { tablesOf, totals } from './import-tables.ts'

export const importTabs = ['sheet', 'mapping', 'problems', 'difference'] as const
export type ImportTab = (typeof importTabs)[number]

/** The import as a person goes through it: files, tables, what was found in each, and the commit. */
export function useImportScreen() {
  const imports = useImport()
  const session = useSession()
  const router = useRouter()
  const toast = useToast()
  const attempt = useAttempt()
  const { t } = useLanguage()
  const chosen = ref<string | null>(null)
  const tab = ref<ImportTab>('sheet')
  const cell = ref<string | null>(null)

  const tables = computed(() => (imports.preview ? tablesOf(imports.preview) : []))
  const current = computed(() => tables.value.find((table) => table.id === chosen.value) ?? tables.value[0] ?? null)
  const sum = computed(() => totals(imports.preview?.differences ?? []))
  const changesAnything = computed(() => sum.value.added + sum.value.updated > 0)
  const writable = computed(() => session.summary?.read_only === null)

  onMounted(() => {
    if (imports.offered.length > 0) void read(imports.offered)
  })

  async function read(files: File[]): Promise<void> {
    tab.value = 'sheet'
    chosen.value = null
    await attempt(() => imports.read(files))
  }

  function choose(id: string): void {
    chosen.value = id
    cell.value = null
  }

  /** Shows a cell on the sheet. */
  function jump(address: string): void {
    cell.value = address
    tab.value = 'sheet'
  }

  async function map(column: string, field: string | null, unit?: string | null): Promise<void> {
    const table = current.value
    if (table) await attempt(() => imports.map(table.id, column, field, unit))
  }

  async function take(id: string, kind: ImportKind | null): Promise<void> {
    await attempt(() => imports.take(id, kind))
  }

  async function commit(): Promise<void> {
    await attempt(() => imports.commit())
  }

  async function cancel(): Promise<void> {
    await attempt(() => imports.cancel())
    toast.add({ title: t('ui.import.cancelled') })
  }

  function finish(): void {
    imports.report = null
    void router.push({ name: 'inventory' })
  }

  useActions(() => {
    const [go, commitLabel] = [t('ui.import.tables'), t('ui.import.commit')]
    const shown = imports.preview !== null
    return [
      ...(shown ? importTabs : []).map((name, index) => ({
        id: `import.${name}`,
        group: 'screen' as const,
        label: t('ui.frame.labelled', { label: go, name: t(`ui.import.tab.${name}`) }),
        keys: String(index + 1),
        run: () => (tab.value = name),
      })),
      ...(shown && changesAnything.value
        ? [{ id: 'import.commit', group: 'screen' as const, label: commitLabel, icon: 'i-lucide-check', run: commit }]
        : []),
    ]
  })

  return {
    imports,
    tables,
    current,
    tab,
    cell,
    sum,
    changesAnything,
    writable,
    read,
    choose,
    jump,
    map,
    take,
    commit,
    cancel,
    finish,
  }
}
