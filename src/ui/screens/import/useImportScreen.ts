import { useToast } from '@nuxt/ui/composables/useToast'
import { computed, onMounted, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { ImportKind } from '../../../contract/calls/import.ts'
import { columnLetter } from '../../../core/sheet/grid.ts'
import { useAttempt } from '../../frame/useAttempt.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useHandOver } from '../../stores/hand-over.ts'
import { useImport } from '../../stores/import.ts'
import { useSession } from '../../stores/session.ts'
import { countsOf, type DifferencePart } from './difference-parts.ts'
import { tableId, tablesOf } from './import-tables.ts'
import { problemsOf } from './problem-list.ts'

export const importTabs = ['sheet', 'mapping', 'problems', 'difference'] as const
export type ImportTab = (typeof importTabs)[number]

/** The import as a person goes through it: files, tables, what was found in each, and the commit. */
export function useImportScreen() {
  const imports = useImport()
  const session = useSession()
  const router = useRouter()
  const toast = useToast()
  const attempt = useAttempt()
  const handOver = useHandOver()
  const { t, locale } = useLanguage()
  const chosen = ref<string | null>(null)
  const tab = ref<ImportTab>('sheet')
  const part = ref<DifferencePart | null>(null)
  const cell = ref<string | null>(null)
  const problem = ref<number | null>(null)

  const tables = computed(() => (imports.preview ? tablesOf(imports.preview) : []))
  const current = computed(() => tables.value.find((table) => table.id === chosen.value) ?? tables.value[0] ?? null)
  const sum = computed(() => countsOf(imports.preview?.differences ?? []))
  const changesAnything = computed(() => sum.value.added + sum.value.updated > 0)
  const writable = computed(() => session.summary?.read_only === null)

  onMounted(() => {
    if (imports.offered.length > 0) void read(imports.offered)
  })

  /** A first choice of files, or more of them beside those that lie open. */
  async function read(files: File[]): Promise<void> {
    if (imports.reading || imports.committing) return
    const more = imports.preview !== null
    if (!more) {
      tab.value = 'sheet'
      choose(null)
    }
    const done = await attempt(async () => (await (more ? imports.add(files) : imports.read(files)), true))
    if (!done && imports.preview === null) toast.add({ title: t('ui.import.cancelled') })
  }

  function choose(id: string | null): void {
    chosen.value = id
    cell.value = null
    problem.value = null
    part.value = null
  }

  /** Another table of the sheet on show; the place on the sheet stays. */
  function chooseBeside(table: number): void {
    const place = current.value?.place
    if (place === undefined) return
    chosen.value = tableId(place, table)
    problem.value = null
  }

  /** Shows the cell of a problem on the sheet. */
  function jump(number: number): void {
    const found = current.value ? problemsOf(current.value.table)[number] : undefined
    if (!found) return
    problem.value = number
    cell.value = found.cell
    tab.value = 'sheet'
  }

  /** Shows a row of the table on the sheet. */
  function jumpToRow(row: number): void {
    if (!current.value) return
    problem.value = null
    cell.value = `${columnLetter(current.value.table.bounds.left)}${row}`
    tab.value = 'sheet'
  }

  /** Back from the sheet to the list, to the problem that was left. */
  function list(number: number | null): void {
    if (!current.value || problemsOf(current.value.table).length === 0) return
    problem.value = number
    cell.value = null
    tab.value = 'problems'
  }

  /** Opens a part of the difference, at the table that holds most of it. */
  function showPart(wanted: DifferencePart): void {
    const size = (id: string) => {
      const difference = tables.value.find((table) => table.id === id)?.difference
      return difference ? countsOf([difference])[wanted] : 0
    }
    const here = current.value && size(current.value.id) > 0 ? current.value.id : null
    const most = tables.value.map((table) => table.id).toSorted((a, b) => size(b) - size(a))[0]
    choose(here ?? most ?? null)
    part.value = wanted
    tab.value = 'difference'
  }

  async function map(column: string, field: string | null, unit?: string | null): Promise<void> {
    const table = current.value
    if (table) await attempt(() => imports.map(table.id, column, field, unit))
  }

  async function take(id: string, kind: ImportKind | null): Promise<void> {
    await attempt(() => imports.take(id, kind))
  }

  async function identify(row: number, system: string | null): Promise<void> {
    const table = current.value
    if (table) await attempt(() => imports.identify(table.id, row, system))
  }

  async function commit(): Promise<void> {
    if (imports.committing) return
    const done = await attempt(async () => (await imports.commit(), true))
    if (!done && imports.preview !== null) toast.add({ title: t('ui.import.cancelled') })
  }

  async function cancel(): Promise<void> {
    await attempt(() => imports.cancel())
    toast.add({ title: t('ui.import.cancelled') })
  }

  async function stop(): Promise<void> {
    await attempt(() => imports.stop())
  }

  async function saveResult(): Promise<void> {
    await attempt(async () => {
      const file = await imports.result(locale.value)
      if (await handOver(file)) toast.add({ title: t('screen-import.result_saved', { name: file.name }) })
    })
  }

  function finish(name: 'inventory' | 'duplicates'): void {
    imports.report = null
    void router.push({ name })
  }

  useActions(() => {
    const shown = imports.preview !== null && !imports.reading && !imports.committing
    if (!shown) return []
    const action = (id: string, label: string, run: () => unknown, keys?: string): Action => ({
      id: `import.${id}`,
      group: 'screen',
      label,
      run,
      ...(keys === undefined ? {} : { keys }),
    })
    return [
      ...importTabs.map((name, index) =>
        action(
          name,
          t('ui.frame.labelled', { label: t('ui.import.tables'), name: t(`ui.import.tab.${name}`) }),
          () => (tab.value = name),
          String(index + 1),
        ),
      ),
      action('result', t('screen-import.save_result'), saveResult),
      ...(changesAnything.value && writable.value
        ? [action('commit', t('ui.import.commit'), commit, 'mod+enter')]
        : []),
    ]
  })

  return {
    imports,
    tables,
    current,
    tab,
    part,
    cell,
    problem,
    sum,
    changesAnything,
    writable,
    read,
    choose,
    chooseBeside,
    jump,
    jumpToRow,
    list,
    showPart,
    map,
    take,
    identify,
    commit,
    cancel,
    stop,
    saveResult,
    finish,
  }
}
