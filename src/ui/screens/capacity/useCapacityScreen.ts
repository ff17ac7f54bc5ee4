import { computed, markRaw, ref } from 'vue'
import type { Level } from '../../../core/system/system.ts'
import { useChange } from '../../frame/useChange.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { useCapacity } from '../../stores/capacity.ts'
import { useEvidence } from '../../stores/evidence.ts'
import LocalityProfile from './LocalityProfile.vue'
import ValueDetail from './ValueDetail.vue'

const viewNames = ['heat', 'participation', 'burden'] as const
const [valueDetail, profile] = [markRaw(ValueDetail), markRaw(LocalityProfile)]

/** Which view is shown, and what opens in the evidence column. */
export function useCapacityScreen() {
  const capacity = useCapacity()
  const evidence = useEvidence()
  const { t, text, formats } = useLanguage()
  const { change, writable } = useChange()
  const view = ref<(typeof viewNames)[number]>('heat')
  const voices = ref<readonly string[] | null>(null)
  const part = ref('voices')
  const chosen = ref<{ locality: string; indicator: string | null } | null>(null)
  const views = computed(() =>
    viewNames.map((value) => ({
      value,
      label: t(`screen-capacity.view.${value}`),
      ...(value === 'participation' ? { count: formats.value.count(capacity.feedback?.length ?? null) } : {}),
    })),
  )

  function openCell(locality: string, indicator: string): void {
    chosen.value = { locality, indicator }
    const place = capacity.table?.localities.find((one) => one.id === locality)
    const measured = capacity.table?.indicators.find((one) => one.code === indicator)
    if (place && measured)
      evidence.show({
        title: `${place.name} · ${text(measured.title)}`,
        component: valueDetail,
        props: { locality, indicator },
      })
  }

  function openLocality(locality: string): void {
    chosen.value = { locality, indicator: null }
    const place = capacity.table?.localities.find((one) => one.id === locality)
    if (place) evidence.show({ title: place.name, component: profile, props: { locality, onCell: openCell } })
  }

  /** Shows the voices behind a figure on the desk. */
  function showVoices(ids: readonly string[]): void {
    voices.value = ids
    part.value = 'voices'
    view.value = 'participation'
  }

  async function addLocality(name: string, level: Level, parent: string | null): Promise<void> {
    await change(() => capacity.addLocality({ name, level, parent }), t('screen-capacity.locality_added', { name }))
  }

  function offerActions(focusSearch: () => void): void {
    useActions((): Action[] => [
      ...viewNames.map((name): Action => ({
        id: `capacity.${name}`,
        group: 'screen',
        label: t('screen-capacity.show', { name: t(`screen-capacity.view.${name}`) }),
        icon: 'i-lucide-table-2',
        run: () => {
          view.value = name
        },
      })),
      {
        id: 'capacity.search',
        group: 'screen',
        label: t('screen-capacity.search'),
        icon: 'i-lucide-search',
        keys: '/',
        run: focusSearch,
      },
    ])
  }

  return {
    capacity,
    view,
    views,
    chosen,
    writable,
    openCell,
    openLocality,
    showVoices,
    voices,
    part,
    addLocality,
    offerActions,
  }
}
