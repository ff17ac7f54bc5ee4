import { computed, reactive, ref, watch } from 'vue'
import type { SystemRow } from '../../../contract/calls/system.ts'
import type { SystemField } from '../../../core/system/system.ts'
import { pinyinInitials } from '../../language/pinyin-initials.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useSystems } from '../../stores/systems.ts'
import { usualColumns } from './columns.ts'
import {
  facetNames,
  facetOptions,
  fitsFacets,
  noChoices,
  sortRows,
  type FacetChoices,
  type FacetName,
  type Sort,
} from './facets.ts'

/** What of the inventory is in sight: search, facets, order, columns and selection over the systems of the store. */
export function useInventory() {
  const systems = useSystems()
  const { locale } = useLanguage()
  const search = ref('')
  const choices = reactive<FacetChoices>(structuredClone(noChoices))
  const onlyProblems = ref(false)
  const sort = ref<Sort | null>(null)
  const columns = ref<SystemField[]>([...usualColumns])
  const selected = ref(new Set<string>())

  const all = computed(() => systems.list ?? [])
  const haystacks = computed(() => new Map(all.value.map((row) => [row.id, haystack(row)])))
  const problemRows = computed(() => rowsWithProblems(all.value, systems.problems ?? []))

  const searched = computed(() => {
    const words = search.value.trim().toUpperCase().split(/\s+/).filter(Boolean)
    return all.value.filter(
      (row) =>
        (!onlyProblems.value || problemRows.value.has(row.id)) &&
        words.every((word) => haystacks.value.get(row.id)?.includes(word)),
    )
  })
  const rows = computed(() => {
    const collator = new Intl.Collator(locale.value, { numeric: true })
    return sortRows(
      searched.value.filter((row) => fitsFacets(row, choices)),
      sort.value,
      collator.compare,
    )
  })
  const facets = computed(() =>
    facetNames.map((name) => ({
      name,
      options: facetOptions(
        name,
        searched.value.filter((row) => fitsFacets(row, choices, name)),
      ),
      chosen: choices[name],
    })),
  )
  const filtered = computed(
    () => search.value !== '' || onlyProblems.value || facetNames.some((name) => choices[name].length > 0),
  )

  watch(all, (now) => {
    const ids = new Set(now.map((row) => row.id))
    selected.value = new Set([...selected.value].filter((id) => ids.has(id)))
  })

  function choose(facet: FacetName, value: string): void {
    const chosen = choices[facet]
    choices[facet] = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  }

  function clear(): void {
    search.value = ''
    onlyProblems.value = false
    for (const facet of facetNames) choices[facet] = []
  }

  /** Ascending, then descending, then as imported. */
  function sortBy(field: SystemField): void {
    if (sort.value?.field !== field) sort.value = { field, descending: false }
    else sort.value = sort.value.descending ? null : { field, descending: true }
  }

  function select(id: string): void {
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
  }

  function selectAll(): void {
    selected.value = selected.value.size === rows.value.length ? new Set() : new Set(rows.value.map((row) => row.id))
  }

  return {
    all,
    rows,
    facets,
    search,
    onlyProblems,
    problemRows,
    sort,
    columns,
    selected,
    filtered,
    choose,
    clear,
    sortBy,
    select,
    selectAll,
  }
}

function haystack(row: SystemRow): string {
  const texts = [row.id, row.name, row.owner, row.operator, ...(row.functions ?? []), ...(row.scenes ?? [])].filter(
    (text) => text !== null,
  )
  return [...texts.map((text) => text.toUpperCase()), pinyinInitials(row.name), pinyinInitials(row.owner ?? '')].join(
    '\n',
  )
}

/** Systems in whose rows a sheet has something to check. */
function rowsWithProblems(
  rows: readonly SystemRow[],
  problems: readonly { file: string; sheet: string; cell: string }[],
): Set<string> {
  const places = new Set(
    problems.map((problem) => `${problem.file}\n${problem.sheet}\n${problem.cell.replace(/^[A-Z]+/, '')}`),
  )
  return new Set(
    rows
      .filter((row) => row.from.some((from) => places.has(`${from.file}\n${from.sheet}\n${from.row}`)))
      .map((row) => row.id),
  )
}
