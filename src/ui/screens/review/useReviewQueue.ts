import { computed, ref, shallowRef, watch } from 'vue'
import type { ItemView, SystemReview } from '../../../contract/calls/review.ts'
import { useChange } from '../../frame/useChange.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { readBase64 } from '../../components/read-file.ts'
import { useLoaded } from '../../stores/loaded.ts'
import { usePeople } from '../../stores/people.ts'
import { useReview } from '../../stores/review.ts'
import { useSession } from '../../stores/session.ts'
import type { ReviewList } from './useReviewList.ts'

type Place = { id: string; item: string }

/**
 * One question at a time. It asks what would change most over all systems, or, where a system was chosen, keeps to that
 * system until its verdict is settled.
 */
export function useReviewQueue(list: ReviewList) {
  const review = useReview()
  const people = usePeople()
  const session = useSession()
  const { t, text } = useLanguage()
  const { change, attempt, writable } = useChange()
  const place = shallowRef<Place | null>(null)
  const only = ref<string | null>(null)
  const finished = ref(false)
  const note = ref('')
  const forAll = ref(false)
  const busy = ref(false)
  const passed: Place[] = []

  const detail = useLoaded<SystemReview | null>(
    async () => (place.value ? review.detail(place.value.id) : null),
    () => [session.revision, place.value?.id],
  )
  /** The review of the system asked about; what was read of the one before is not shown for it. */
  const current = computed(() => {
    const known = detail.value.value
    return known && known.system.id === place.value?.id ? known : null
  })
  const items = computed<ItemView[]>(() =>
    (current.value?.items ?? []).filter((entry) => entry.state !== 'not_applicable'),
  )
  const view = computed(() => items.value.find((entry) => entry.item.id === place.value?.item) ?? null)
  const open = computed(() => items.value.filter((entry) => entry.state === 'open'))
  /** Others to whom the same answer would apply, known for the question offered first. */
  const shared = computed(() => {
    const next = review.overview?.next
    return next && next.item === place.value?.item && next.system.id === place.value?.id ? next.shared_with : []
  })

  watch(place, (now) => {
    note.value = ''
    forAll.value = false
    finished.value = false
    if (now) list.selected.value = now.id
  })
  watch(
    () => (view.value ? `${place.value?.id} ${place.value?.item}` : null),
    () => {
      const given = view.value?.answer
      note.value = given?.basis === 'person' ? (given.note ?? '') : ''
    },
  )

  function show(id: string, item: string, remember = true): void {
    if (remember && place.value) passed.push(place.value)
    place.value = { id, item }
  }

  /** Begins with one system, at one item or at the one that matters most for it. */
  async function startWith(id: string, item?: string): Promise<void> {
    only.value = id
    const known = await attempt(() => review.detail(id))
    const first = item ?? known?.next?.item ?? known?.items.find((entry) => entry.state === 'open')?.item.id
    if (first) show(id, first)
    else finished.value = true
  }

  /** The question that brings most, over all systems or over those of the reviewer whose desk is in sight. */
  async function startWithAll(): Promise<void> {
    only.value = null
    const { desk } = people
    const next =
      desk.kind === 'reviewer' ? await attempt(() => people.nextOf(desk.name)) : (review.overview?.next ?? null)
    if (next) show(next.system.id, next.item)
    else finished.value = true
  }

  async function advance(): Promise<void> {
    if (only.value) {
      const known = await attempt(() => review.detail(only.value ?? ''))
      if (known?.next) show(only.value, known.next.item)
      else finished.value = true
      return
    }
    await review.load()
    await startWithAll()
  }

  async function answer(choice: string): Promise<void> {
    const at = place.value
    const asked = view.value
    if (!at || !asked || busy.value || !writable.value) return
    busy.value = true
    const ids = forAll.value ? [at.id, ...shared.value.map((system) => system.id)] : [at.id]
    const chosen = asked.item.choices.find((one) => one.id === choice)
    const done = t(
      'screen-review.answered',
      {
        name: current.value?.system.name ?? '',
        choice: chosen ? text(chosen.text) : choice,
        count: ids.length,
      },
      ids.length,
    )
    const written = await change(() => review.answer(ids, at.item, choice, note.value.trim() || null), done)
    if (written) await advance()
    busy.value = false
  }

  async function answerByDigit(digit: number): Promise<void> {
    const choice = view.value?.item.choices[digit - 1]
    if (choice) await answer(choice.id)
  }

  /** The next open question of this system, then the next system that is not settled. */
  async function skip(): Promise<void> {
    const at = place.value
    if (!at) return
    const ids = items.value
      .filter((entry) => entry.state === 'open' || entry.item.id === at.item)
      .map((entry) => entry.item.id)
    const following = ids[ids.indexOf(at.item) + 1]
    if (following) return show(at.id, following)
    const waiting = list.rows.value.filter((row) => !row.settled)
    const from = waiting.findIndex((row) => row.system.id === at.id)
    const next = waiting[from + 1] ?? waiting[0]
    if (next && next.system.id !== at.id) await startWith(next.system.id)
  }

  function back(): void {
    const before = passed.pop()
    if (before) show(before.id, before.item, false)
  }

  async function retract(): Promise<void> {
    const at = place.value
    if (at) await change(() => review.retract([at.id], at.item), t('screen-review.retracted'))
  }

  async function attach(file: File): Promise<void> {
    const at = place.value
    if (!at) return
    await change(
      async () => review.attach(at.id, at.item, file.name, await readBase64(file)),
      t('screen-review.attached', { name: file.name }),
    )
  }

  return {
    place,
    only,
    finished,
    note,
    forAll,
    busy,
    detail,
    current,
    items,
    view,
    open,
    shared,
    writable,
    show,
    startWith,
    startWithAll,
    answer,
    answerByDigit,
    skip,
    back,
    retract,
    attach,
  }
}

export type ReviewQueue = ReturnType<typeof useReviewQueue>
