import { computed, onMounted, ref, watch } from 'vue'
import type { DecidedDuplicate, DuplicateCluster } from '../../../contract/calls/duplicate.ts'
import { useChange } from '../../frame/useChange.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useDuplicates } from '../../stores/duplicates.ts'
import { useSession } from '../../stores/session.ts'
import { allPairs, joinsOf, keyOf } from './groups.ts'
import { useGroupChoice } from './useGroupChoice.ts'

/** The desk: open groups one before the person at a time, decided by keys; and what was decided, to be taken back. */
export function useDuplicatesDesk(focusValues: () => void) {
  const duplicates = useDuplicates()
  const session = useSession()
  const { change, attempt, writable } = useChange()
  const { t, formats } = useLanguage()
  const tab = ref<'open' | 'decided'>('open')
  const current = ref<string | null>(null)
  /** The place of the group that was current: when it is decided, the one that moves up is next. */
  const place = ref(0)
  const marked = ref(new Set<string>())
  const busy = ref(false)

  const open = computed(() => duplicates.clusters ?? [])
  const decided = computed(() => duplicates.decided ?? [])
  const group = computed(
    () =>
      open.value.find((entry) => keyOf(entry) === current.value) ??
      open.value[Math.min(place.value, open.value.length - 1)] ??
      null,
  )
  const index = computed(() => (group.value ? open.value.indexOf(group.value) : -1))
  const choice = useGroupChoice(() => group.value)
  const chosenGroups = computed(() => open.value.filter((entry) => marked.value.has(keyOf(entry))))
  const sure = computed(() => open.value.filter((entry) => entry.sure))
  /** What B joins: the marked groups, or without marks all sure ones. */
  const bulk = computed(() => (chosenGroups.value.length > 0 ? chosenGroups.value : sure.value))

  onMounted(duplicates.load)
  // With the new list the next group is in sight, and can be answered.
  watch(
    () => duplicates.clusters,
    () => (busy.value = false),
  )

  function choose(entry: DuplicateCluster | undefined): void {
    if (!entry) return
    current.value = keyOf(entry)
    place.value = open.value.indexOf(entry)
  }

  function step(by: number): void {
    choose(open.value[Math.max(0, Math.min(open.value.length - 1, index.value + by))])
  }

  /** One decision at a time: a key held down must not answer the next group unseen. */
  async function once(work: () => Promise<unknown>): Promise<void> {
    if (busy.value || !writable.value) return
    busy.value = true
    place.value = Math.max(0, index.value)
    try {
      await work()
    } finally {
      busy.value = false
    }
  }

  async function same(): Promise<void> {
    const asked = group.value
    await choice.ready()
    const wanted = choice.wanted.value
    if (!wanted || group.value !== asked) return
    const count = formats.value.count(wanted.from.length + 1)
    const name = choice.rows.value.find((row) => row.id === wanted.into)?.name ?? ''
    await once(() =>
      change(
        () => duplicates.merge(wanted.into, wanted.from, wanted.values),
        t('screen-duplicates.toast_same', { count, name }),
      ),
    )
  }

  async function different(): Promise<void> {
    const ids = group.value?.systems.map((system) => system.id)
    if (!ids) return
    const name = group.value?.systems[0]?.name ?? ''
    const said = t('screen-duplicates.toast_different', { count: formats.value.count(ids.length), name })
    await once(() => change(() => duplicates.decide(allPairs(ids), 'different'), said))
  }

  async function joinBulk(): Promise<void> {
    const groups = bulk.value
    if (groups.length === 0) return
    const said = t('screen-duplicates.toast_bulk', { count: formats.value.count(groups.length) }, groups.length)
    await once(() => change(() => duplicates.decide(joinsOf(groups), 'same'), said))
    marked.value = new Set()
  }

  function mark(entry: DuplicateCluster | null): void {
    if (!entry) return
    const next = new Set(marked.value)
    if (!next.delete(keyOf(entry))) next.add(keyOf(entry))
    marked.value = next
  }

  async function takeBack({ decision, systems }: DecidedDuplicate): Promise<void> {
    const [one, other] = systems
    if (!one || !other) return
    const undo = () => (decision === 'same' ? duplicates.part(other.id) : duplicates.decide([[one.id, other.id]], null))
    await once(() => change(undo, t('screen-duplicates.toast_back', { one: one.name, other: other.name })))
  }

  useActions(() => {
    if (tab.value !== 'open' || group.value === null) return []
    const action = (id: string, keys: string, run: () => unknown, label = t(`screen-duplicates.${id}`)): Action => ({
      id: `duplicates.${id}`,
      group: 'screen',
      label,
      keys,
      run,
    })
    const moves = [action('next', 'j', () => step(1)), action('previous', 'k', () => step(-1))]
    if (!writable.value) return moves
    return [
      action('same', 'y', same),
      action('different', 'n', different),
      action('values', 'm', focusValues),
      ...moves,
      action('undo', 'u', () => attempt(() => session.undo())),
      action('mark', 'x', () => mark(group.value)),
      ...(bulk.value.length > 0 ? [action('bulk', 'b', joinBulk, bulkLabel.value)] : []),
      ...choice.rows.value
        .slice(0, 9)
        .map((row, column) =>
          action(
            `include_${column + 1}`,
            String(column + 1),
            () => choice.toggle(row.id),
            t('screen-duplicates.include', { number: column + 1, name: row.name }),
          ),
        ),
    ]
  })

  const bulkLabel = computed(() =>
    t(
      chosenGroups.value.length > 0 ? 'screen-duplicates.bulk_marked' : 'screen-duplicates.bulk',
      { count: formats.value.count(bulk.value.length) },
      bulk.value.length,
    ),
  )

  return {
    duplicates,
    tab,
    open,
    decided,
    group,
    index,
    choice,
    marked,
    bulk,
    bulkLabel,
    writable,
    busy,
    choose,
    same,
    different,
    joinBulk,
    mark,
    takeBack,
  }
}
