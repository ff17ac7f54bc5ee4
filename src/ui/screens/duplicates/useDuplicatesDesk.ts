import { useToast } from '@nuxt/ui/composables/useToast'
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { DuplicatePair } from '../../../contract/calls/duplicate.ts'
import type { SystemDetail } from '../../../contract/calls/system.ts'
import { useAttempt } from '../../frame/useAttempt.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions } from '../../stores/actions.ts'
import { useDuplicates } from '../../stores/duplicates.ts'
import { useSession } from '../../stores/session.ts'
import { useSystems } from '../../stores/systems.ts'

/** From this likeness on, pairs may be taken as the same in one go. */
const sureScore = 0.92

/** The desk: the open pairs in order of likeness, one before the person, Y, N or M. */
export function useDuplicatesDesk() {
  const duplicates = useDuplicates()
  const systems = useSystems()
  const session = useSession()
  const toast = useToast()
  const attempt = useAttempt()
  const { t, formats } = useLanguage()
  const chosen = ref<string | null>(null)
  const later = ref<string[]>([])
  const swapped = ref(false)
  const details = shallowRef<[SystemDetail, SystemDetail] | null>(null)

  const pairs = computed(() => duplicates.pairs ?? [])
  /** Those put off come last. */
  const open = computed(() => {
    const undecided = pairs.value.filter((pair) => pair.decision === null)
    return undecided.toSorted(
      (one, other) => later.value.indexOf(keyOf(one)) - later.value.indexOf(keyOf(other)) || other.score - one.score,
    )
  })
  const decided = computed(() => pairs.value.filter((pair) => pair.decision !== null))
  const current = computed(
    () => [...open.value, ...decided.value].find((pair) => keyOf(pair) === chosen.value) ?? open.value[0] ?? null,
  )
  const position = computed(() => (current.value ? open.value.indexOf(current.value) : -1))
  const sure = computed(() => open.value.filter((pair) => pair.score >= sureScore))
  const writable = computed(() => session.summary?.read_only === null)

  onMounted(duplicates.load)
  watch(
    current,
    async (pair) => {
      if (!pair) return
      const [one, other] = pair.systems
      // A pair whose records were joined a moment ago is gone; the list that replaces it is on its way.
      const read = await Promise.all([systems.detail(one.id), systems.detail(other.id)]).catch(() => null)
      if (read && pair === current.value) details.value = read
    },
    { immediate: true },
  )

  function choose(pair: DuplicatePair | undefined): void {
    if (!pair) return
    chosen.value = keyOf(pair)
    swapped.value = false
  }

  function step(by: number): void {
    choose(open.value[(Math.max(0, position.value) + by + open.value.length) % Math.max(1, open.value.length)])
  }

  /** The left record is the one that stays. */
  function ids(pair: DuplicatePair): [string, string] {
    const [one, other] = pair.systems
    return swapped.value ? [other.id, one.id] : [one.id, other.id]
  }

  async function decide(decision: 'same' | 'different' | null): Promise<void> {
    const pair = current.value
    if (!pair || !writable.value) return
    const next = open.value[position.value + 1] ?? open.value.find((other) => other !== pair)
    const done = await attempt(async () => (await duplicates.decide([ids(pair)], decision), true))
    if (!done) return
    if (decision) choose(next)
    const [one, other] = pair.systems
    if (decision) toast.add({ title: t(`ui.duplicates.toast_${decision}`, { one: one.name, other: other.name }) })
  }

  function putOff(): void {
    const pair = current.value
    if (!pair) return
    const next = open.value[position.value + 1]
    later.value = [...later.value.filter((key) => key !== keyOf(pair)), keyOf(pair)]
    choose(next ?? open.value[0])
  }

  async function decideSure(): Promise<void> {
    const chosenPairs = sure.value.map((pair): [string, string] => [pair.systems[0].id, pair.systems[1].id])
    const done = await attempt(async () => (await duplicates.decide(chosenPairs, 'same'), true))
    if (done)
      toast.add({
        title: t('ui.duplicates.toast_bulk', { count: formats.value.count(chosenPairs.length) }, chosenPairs.length),
      })
  }

  useActions(() =>
    current.value === null
      ? []
      : [
          {
            id: 'duplicates.same',
            group: 'screen',
            label: t('ui.duplicates.same'),
            icon: 'i-lucide-check',
            keys: 'y',
            run: () => decide('same'),
          },
          {
            id: 'duplicates.different',
            group: 'screen',
            label: t('ui.duplicates.different'),
            icon: 'i-lucide-x',
            keys: 'n',
            run: () => decide('different'),
          },
          {
            id: 'duplicates.later',
            group: 'screen',
            label: t('ui.duplicates.later'),
            icon: 'i-lucide-clock',
            keys: 'm',
            run: putOff,
          },
          { id: 'duplicates.next', group: 'screen', label: t('ui.duplicates.next'), keys: 'j', run: () => step(1) },
          {
            id: 'duplicates.previous',
            group: 'screen',
            label: t('ui.duplicates.previous'),
            keys: 'k',
            run: () => step(-1),
          },
          {
            id: 'duplicates.swap',
            group: 'screen',
            label: t('ui.duplicates.swap'),
            icon: 'i-lucide-arrow-left-right',
            run: () => (swapped.value = !swapped.value),
          },
        ],
  )

  return {
    duplicates,
    pairs,
    open,
    decided,
    current,
    position,
    sure,
    sureScore,
    writable,
    swapped,
    details,
    choose,
    step,
    decide,
    putOff,
    decideSure,
  }
}

export function keyOf(pair: DuplicatePair): string {
  return pair.systems.map((system) => system.id).join('+')
}
