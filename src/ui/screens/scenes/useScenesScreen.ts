import { computed, markRaw, ref, watch } from 'vue'
import type { SceneMatrix } from '../../../contract/calls/scene.ts'
import type { Scene } from '../../../core/scene/scene.ts'
import { useChange } from '../../frame/useChange.ts'
import { pinyinInitials } from '../../language/pinyin-initials.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useEvidence } from '../../stores/evidence.ts'
import { useScenes } from '../../stores/scenes.ts'
import SceneDetail from './SceneDetail.vue'

export type MatrixScene = SceneMatrix['scenes'][number]
export const filterNames = ['all', 'proposed', 'gap', 'crowded', 'rejected'] as const
export type FilterName = (typeof filterNames)[number]
const detail = markRaw(SceneDetail)

export function isCrowded(scene: MatrixScene): boolean {
  return scene.functions.some((entry) => entry.crowded)
}

function fits(scene: MatrixScene, filter: FilterName): boolean {
  if (filter === 'all') return scene.status !== 'rejected'
  if (filter === 'gap') return scene.gap && scene.status !== 'rejected'
  if (filter === 'crowded') return isCrowded(scene) && scene.status !== 'rejected'
  return scene.status === filter
}

/** What of the scenes is in sight, and what a person does with them. */
export function useScenesScreen(focusSearch: () => void) {
  const scenes = useScenes()
  const evidence = useEvidence()
  const { t, formats } = useLanguage()
  const { change, attempt, writable } = useChange()
  const view = ref<'matrix' | 'overlaps'>('matrix')
  const filter = ref<FilterName>('all')
  const search = ref('')
  const onlyServing = ref(false)
  const current = ref<string | null>(null)
  const selected = ref(new Set<string>())

  const all = computed(() => scenes.state?.matrix.scenes ?? [])
  const searched = computed(() => {
    const words = search.value.trim().toUpperCase().split(/\s+/).filter(Boolean)
    return all.value.filter((scene) => {
      const text = [scene.name, pinyinInitials(scene.name), ...scene.functions.map((entry) => entry.name)].join('\n')
      return words.every((word) => text.toUpperCase().includes(word))
    })
  })
  const rows = computed(() => searched.value.filter((scene) => fits(scene, filter.value)))
  const filters = computed(() =>
    filterNames.map((value) => ({
      value,
      label: t(`screen-scenes.filter.${value}`),
      count: formats.value.count(searched.value.filter((scene) => fits(scene, value)).length),
    })),
  )
  /** Systems in the order in which the scenes in sight first name them, so that the marks gather round the diagonal. */
  const columns = computed(() => {
    const matrix = scenes.state?.matrix
    if (!matrix) return []
    const wanted =
      onlyServing.value && current.value ? new Set([current.value]) : new Set(rows.value.map((one) => one.id))
    const byScene = Map.groupBy(matrix.cells, (cell) => cell.scene)
    const serving = new Set(
      [...rows.value]
        .filter((one) => wanted.has(one.id))
        .flatMap((one) => byScene.get(one.id)?.map((cell) => cell.system) ?? []),
    )
    const known = new Map(matrix.systems.map((system) => [system.id, system] as const))
    return [...serving].flatMap((id) => known.get(id) ?? [])
  })
  const cells = computed(
    () => new Map((scenes.state?.matrix.cells ?? []).map((cell) => [`${cell.scene} ${cell.system}`, cell] as const)),
  )

  watch(all, (now) => {
    const ids = new Set(now.map((scene) => scene.id))
    selected.value = new Set([...selected.value].filter((id) => ids.has(id)))
  })

  function open(id: string): void {
    current.value = id
    const scene = all.value.find((one) => one.id === id)
    if (scene) evidence.show({ title: scene.name, component: detail, props: { id } })
  }

  function select(id: string): void {
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
  }

  function selectAll(): void {
    selected.value = selected.value.size >= rows.value.length ? new Set() : new Set(rows.value.map((scene) => scene.id))
  }

  async function propose(): Promise<void> {
    await change(
      () => scenes.propose(),
      (added) =>
        added > 0
          ? t('screen-scenes.proposed', { count: formats.value.count(added) }, added)
          : t('screen-scenes.nothing_proposed'),
    )
  }

  async function add(name: string): Promise<void> {
    const scene = await attempt(() => scenes.create(name))
    if (scene) {
      await scenes.load()
      open(scene.id)
    }
  }

  async function mark(status: Scene['status']): Promise<void> {
    const ids = [...selected.value]
    const done = t(`screen-scenes.marked_${status}`, { count: formats.value.count(ids.length) }, ids.length)
    if (await change(() => scenes.confirm(ids, status), done)) selected.value = new Set()
  }

  useActions((): Action[] => [
    {
      id: 'scenes.search',
      group: 'screen',
      label: t('screen-scenes.search'),
      icon: 'i-lucide-search',
      keys: '/',
      run: focusSearch,
    },
    {
      id: 'scenes.all',
      group: 'screen',
      label: t('screen-scenes.select_all'),
      icon: 'i-lucide-list-checks',
      run: selectAll,
    },
    ...(writable.value
      ? [
          {
            id: 'scenes.propose',
            group: 'screen' as const,
            label: t('screen-scenes.propose'),
            icon: 'i-lucide-wand-sparkles',
            run: propose,
          },
        ]
      : []),
    ...(['confirmed', 'rejected'] as const).map((status): Action => ({
      id: `scenes.${status}`,
      group: 'screen',
      label: t(`screen-scenes.mark_${status}`),
      icon: 'i-lucide-check',
      run: () => selected.value.size > 0 && mark(status),
    })),
  ])

  return {
    scenes,
    view,
    filter,
    filters,
    search,
    onlyServing,
    current,
    selected,
    all,
    rows,
    columns,
    cells,
    writable,
    open,
    select,
    selectAll,
    propose,
    add,
    mark,
  }
}
