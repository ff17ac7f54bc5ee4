import { computed, ref } from 'vue'
import type { SystemRow } from '../../../contract/calls/system.ts'
import type { VerdictRow } from '../../../core/review/verdict.ts'
import { pinyinInitials } from '../../language/pinyin-initials.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { usePeople } from '../../stores/people.ts'
import { useReview } from '../../stores/review.ts'
import { useSystems } from '../../stores/systems.ts'
import { filterNames, fitsFilter, listNames, type FilterName } from './filters.ts'

export const views = ['list', 'queue', 'chart'] as const
export type ViewName = (typeof views)[number]

/** What of the review is in sight: view, filter and search over the verdicts; the system under the cursor. */
export function useReviewList() {
  const review = useReview()
  const systems = useSystems()
  const people = usePeople()
  const { t, formats } = useLanguage()
  const view = ref<ViewName>('list')
  const filter = ref<FilterName>('all')
  const search = ref('')
  const selected = ref<string | null>(null)

  const all = computed(() => review.overview?.rows ?? [])
  const about = computed(() => new Map((systems.list ?? []).map((system) => [system.id, system] as const)))
  const onDesk = computed(() => all.value.filter((row) => people.onDesk(row.system.id)))
  const searched = computed(() => {
    const words = search.value.trim().toUpperCase().split(/\s+/).filter(Boolean)
    if (words.length === 0) return onDesk.value
    return onDesk.value.filter((row) => {
      const text = haystack(row.system.id, row.system.name, about.value.get(row.system.id))
      return words.every((word) => text.includes(word))
    })
  })
  /** Systems with an override whose ground moved. */
  const moved = computed(
    () =>
      new Set(
        (review.findings ?? []).filter(({ rule }) => rule === 'override_ground_moved').map(({ system }) => system.id),
      ),
  )
  const rows = computed(() => searched.value.filter((row) => fits(row, filter.value)))
  const filters = computed(() => filterNames.map(counted))
  const lists = computed(() => listNames.map(counted))

  function fits(row: VerdictRow, name: FilterName): boolean {
    const { id } = row.system
    const system = about.value.get(id) ?? null
    return fitsFilter(row, name, { system, signOff: people.rows.get(id) ?? null, moved: moved.value.has(id) })
  }

  function counted(name: FilterName) {
    const count = searched.value.filter((row) => fits(row, name)).length
    const label = t(`screen-review.filter.${name}`)
    return { value: name, label, count: formats.value.count(count), red: name === 'red_line' }
  }
  const thresholds = computed(() => review.thresholds)

  return { view, filter, filters, lists, search, selected, all, rows, about, thresholds }
}

export type ReviewList = ReturnType<typeof useReviewList>

function haystack(id: string, name: string, system: SystemRow | undefined): string {
  const owner = system?.owner ?? ''
  return [id, name, owner, pinyinInitials(name), pinyinInitials(owner)].join('\n').toUpperCase()
}
