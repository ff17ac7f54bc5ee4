import { computed, markRaw, ref, watch, type Ref } from 'vue'
import type { Input } from '../../../contract/calls.ts'
import type { VoiceRow, VoiceState } from '../../../contract/calls/participation.ts'
import { useChange } from '../../frame/useChange.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useEvidence } from '../../stores/evidence.ts'
import { useParticipation } from '../../stores/participation.ts'
import VoiceDetail from './VoiceDetail.vue'

const voiceDetail = markRaw(VoiceDetail)
const fits: Record<string, (row: VoiceRow) => boolean> = {
  all: () => true,
  to_link: (row) => row.link !== 'settled',
  open: (row) => row.state === 'open',
  ungrouped: (row) => row.group === null && (row.problem !== null || row.wish !== null),
  unpublished: (row) => row.state !== 'open' && row.published_on === null,
}

/** The desk by keyboard: a cursor over the voices shown, a selection, and what can be done to either. */
export function useVoiceDesk(ids: Ref<readonly string[] | null>, reveal: (index: number) => void) {
  const participation = useParticipation()
  const evidence = useEvidence()
  const { t, formats, locale } = useLanguage()
  const { change, writable } = useChange()
  const search = ref('')
  const filter = ref('all')
  const group = ref('')
  const cursor = ref(0)
  const selected = ref<ReadonlySet<string>>(new Set())

  const searched = computed(() => {
    const words = search.value.trim().toUpperCase().split(/\s+/).filter(Boolean)
    const asked = ids.value === null ? null : new Set(ids.value)
    return (participation.desk?.rows ?? []).filter((row) => {
      if (asked !== null && !asked.has(row.id)) return false
      if (group.value !== '' && row.group !== group.value) return false
      const text = [row.system_name, row.system?.name, row.locality?.name, row.role, row.problem, row.wish]
        .join('\n')
        .toUpperCase()
      return words.every((word) => text.includes(word))
    })
  })
  const shown = computed(() => searched.value.filter((row) => fits[filter.value]?.(row) ?? true))
  const filters = computed(() =>
    Object.entries(fits).map(([value, fit]) => ({
      value,
      label: t(`screen-participation.filter.${value}`),
      count: formats.value.count(searched.value.filter(fit).length),
    })),
  )
  const current = computed(() => shown.value[Math.min(cursor.value, shown.value.length - 1)] ?? null)
  /** What an action is about: the selection, or the voice under the cursor. */
  const meant = computed(() =>
    selected.value.size > 0 ? [...selected.value] : current.value === null ? [] : [current.value.id],
  )

  watch(shown, (rows) => {
    cursor.value = Math.max(0, Math.min(cursor.value, rows.length - 1))
    const known = new Set(participation.desk?.rows.map((row) => row.id))
    const left = [...selected.value].filter((id) => known.has(id))
    if (left.length < selected.value.size) selected.value = new Set(left)
  })

  function move(by: number): void {
    cursor.value = Math.max(0, Math.min(shown.value.length - 1, cursor.value + by))
    reveal(cursor.value)
    if (current.value && evidence.open) follow(current.value)
  }

  function follow(row: VoiceRow): void {
    evidence.follow({ title: row.system_name, component: voiceDetail, props: { id: row.id } })
  }

  function open(index = cursor.value): void {
    cursor.value = index
    const row = current.value
    if (row) evidence.show({ title: row.system_name, component: voiceDetail, props: { id: row.id } })
  }

  function toggle(id = current.value?.id): void {
    if (id === undefined) return
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
  }

  function selectAll(): void {
    const all = shown.value.map((row) => row.id)
    selected.value = all.every((id) => selected.value.has(id)) ? new Set() : new Set(all)
  }

  async function update(changes: Omit<Input<'voice.update'>, 'ids'>): Promise<void> {
    const voices = meant.value
    if (voices.length === 0 || !writable.value) return
    const done = t('screen-participation.updated', { count: formats.value.count(voices.length) })
    if (await change(() => participation.change('voice.update', { ids: voices, ...changes }), done))
      selected.value = new Set()
  }

  /** A state that needs words opens the voice, where they are written. */
  function setState(state: VoiceState): void {
    const rows = (participation.desk?.rows ?? []).filter((row) => meant.value.includes(row.id))
    const lacks = rows.some(
      (row) => (state === 'not_taken_up' && row.reason === null) || (state === 'answered' && row.answer === null),
    )
    if (lacks && selected.value.size === 0) open()
    else void update({ state })
  }

  /** The system proposed for the voice under the cursor, or that it has, is the one. */
  function accept(): void {
    const row = current.value
    const system = row?.system ?? row?.proposals[0]?.system
    if (system && row?.link !== 'settled') void update({ system: system.id })
  }

  async function acceptSure(): Promise<void> {
    const count = formats.value.count(participation.desk?.sure ?? 0)
    await change(
      () => participation.change('voice.accept_sure', {}),
      t('screen-participation.accepted_sure', { count }),
    )
  }

  async function groupAlike(): Promise<void> {
    await change(() => participation.change('voice.group', { locale: locale.value }), t('screen-participation.grouped'))
  }

  useActions((): Action[] => {
    const action = (id: string, icon: string, keys: string, run: () => unknown): Action => ({
      id: `voice.${id}`,
      group: 'screen',
      label: t(`screen-participation.action.${id}`),
      icon,
      keys,
      run,
    })
    const reading = [
      action('next', 'i-lucide-arrow-down', 'j', () => move(1)),
      action('previous', 'i-lucide-arrow-up', 'k', () => move(-1)),
      action('open', 'i-lucide-panel-right', 'e', () => open()),
    ]
    if (!writable.value) return reading
    return [
      ...reading,
      action('select', 'i-lucide-square-check', 'x', () => toggle()),
      action('accept', 'i-lucide-link', 'y', accept),
      action('no_system', 'i-lucide-unlink', 'n', () => update({ system: null })),
      action('open_state', 'i-lucide-circle', '1', () => setState('open')),
      action('answered', 'i-lucide-message-square', '2', () => setState('answered')),
      action('taken_up', 'i-lucide-check', '3', () => setState('taken_up')),
      action('not_taken_up', 'i-lucide-x', '4', () => setState('not_taken_up')),
    ]
  })

  return {
    participation,
    search,
    filter,
    filters,
    group,
    shown,
    cursor,
    selected,
    writable,
    open,
    toggle,
    selectAll,
    update,
    acceptSure,
    groupAlike,
  }
}
