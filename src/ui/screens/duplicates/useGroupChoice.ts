import { computed, ref, shallowRef, watch } from 'vue'
import type { DuplicateCluster } from '../../../contract/calls/duplicate.ts'
import type { SystemDetail } from '../../../contract/calls/system.ts'
import type { SystemField } from '../../../core/system/system.ts'
import { useSystems } from '../../stores/systems.ts'
import { compareSystems, standing } from './compare.ts'

/** The group before the person: its records, which of them are joined, which one stays, and whose values. */
export function useGroupChoice(group: () => DuplicateCluster | null) {
  const systems = useSystems()
  const details = shallowRef<SystemDetail[] | null>(null)
  const left = ref(new Set<string>())
  const kept = ref<string | null>(null)
  const chosen = ref<Record<string, string>>({})
  let reading = Promise.resolve()

  const rows = computed(() => details.value?.map((detail) => detail.system) ?? [])
  const included = computed(() => rows.value.filter((row) => !left.value.has(row.id)))
  const into = computed(() => included.value.find((row) => row.id === kept.value)?.id ?? included.value[0]?.id ?? null)
  const comparisons = computed(() => compareSystems(rows.value))

  watch(
    group,
    (next, before) => {
      if (!next) return
      const same = before && ids(before) === ids(next)
      if (!same) {
        left.value = new Set()
        kept.value = null
        chosen.value = {}
      }
      reading = read(next)
    },
    { immediate: true },
  )

  async function read(wantedGroup: DuplicateCluster): Promise<void> {
    // A group that was decided a moment ago is gone; the list that replaces it is on its way.
    const answer = await Promise.all(wantedGroup.systems.map(({ id }) => systems.detail(id))).catch(() => null)
    if (answer && wantedGroup === group()) details.value = answer
  }

  /** The records of the group are there. */
  function ready(): Promise<void> {
    return reading
  }

  function ids(of: DuplicateCluster): string {
    return of.systems.map((system) => system.id).join()
  }

  /** Takes a record into the joining, or leaves it out; two must stay. */
  function toggle(id: string): void {
    const next = new Set(left.value)
    if (!next.delete(id)) next.add(id)
    if (rows.value.length - next.size >= 2) left.value = next
  }

  function keep(id: string): void {
    kept.value = id
    left.value = new Set([...left.value].filter((other) => other !== id))
  }

  function pick(field: SystemField, id: string): void {
    chosen.value = { ...chosen.value, [field]: id }
    left.value = new Set([...left.value].filter((other) => other !== id))
  }

  /** The record whose value of a field stands after the joining. */
  function stands(field: SystemField): string | null {
    return into.value === null ? null : standing(field, included.value, into.value, chosen.value)
  }

  /** What `duplicate.merge` asks for. */
  const wanted = computed(() => {
    // The records of the group before, while those of this one are on their way, are not to be joined.
    const current = group()
      ?.systems.map((system) => system.id)
      .join()
    if (rows.value.map((row) => row.id).join() !== current) return null
    const joined = included.value.map((row) => row.id)
    const values = Object.fromEntries(Object.entries(chosen.value).filter(([, id]) => joined.includes(id)))
    return into.value === null || joined.length < 2
      ? null
      : { into: into.value, from: joined.filter((id) => id !== into.value), values }
  })

  return { details, rows, included, left, into, chosen, comparisons, wanted, ready, toggle, keep, pick, stands }
}
