import { computed, reactive, ref, watch } from 'vue'
import type { PlanAction } from '../../../core/plan/plan.ts'
import { useChange } from '../../frame/useChange.ts'
import { useLanguage } from '../../language/useLanguage.ts'
import { useActions, type Action } from '../../stores/actions.ts'
import { usePlan, type SettingValue } from '../../stores/plan.ts'
import { settingFields, settingText, typedSetting, type SettingName } from './setting-fields.ts'

export const tabNames = ['actions', 'waves', 'differences', 'uncovered'] as const
export type TabName = (typeof tabNames)[number]

/** The settings as typed, the tab in sight, and the computation. */
export function usePlanScreen() {
  const plan = usePlan()
  const { t, locale, formats } = useLanguage()
  const { change, attempt, writable } = useChange()
  const tab = ref<TabName>('actions')
  const typed = reactive<Partial<Record<SettingName, string>>>({})
  const record = computed(() => plan.latest?.record ?? null)
  const result = computed(() => record.value?.result ?? null)
  const invalid = computed(() =>
    settingFields.filter(({ name, type }) => typedSetting(type, typed[name] ?? '', locale.value) === undefined),
  )
  const working = computed<PlanAction[]>(() => result.value?.actions.filter((action) => action.quarter !== null) ?? [])
  const tabs = computed(() =>
    tabNames.map((value) => ({
      value,
      label: t(`screen-plan.tab.${value}`),
      count: formats.value.count(countOf(value)),
    })),
  )

  function countOf(name: TabName): number {
    if (!result.value) return 0
    if (name === 'differences') return result.value.differences.length
    if (name === 'uncovered') return result.value.uncovered.length
    return name === 'waves' ? new Set(working.value.map((action) => action.wave)).size : result.value.actions.length
  }

  /** What was typed is kept while a plan is read again; a first reading fills it in. */
  function fill(): void {
    const inForce = plan.latest?.settings
    if (!inForce) return
    for (const { name, type } of settingFields) typed[name] ??= settingText(type, inForce[name], locale.value)
  }
  watch(() => plan.latest?.settings, fill, { immediate: true })
  watch(locale, () => {
    for (const { name } of settingFields) delete typed[name]
    fill()
  })

  function settings(): Record<string, SettingValue> {
    const given: Record<string, SettingValue> = {}
    for (const { name, type } of settingFields) {
      const value = typedSetting(type, typed[name] ?? '', locale.value)
      if (value !== undefined) given[name] = value
    }
    return given
  }

  async function run(): Promise<void> {
    if (plan.running || invalid.value.length > 0) return
    await change(() => plan.run(settings()), t('screen-plan.done'))
  }

  function cancel(): void {
    void attempt(() => plan.cancel())
  }

  useActions((): Action[] => [
    ...(writable.value
      ? [{ id: 'plan.run', group: 'screen' as const, label: t('screen-plan.run'), icon: 'i-lucide-play', run }]
      : []),
    ...tabNames.map((name): Action => ({
      id: `plan.${name}`,
      group: 'screen',
      label: t('screen-plan.show', { name: t(`screen-plan.tab.${name}`) }),
      icon: 'i-lucide-table-2',
      run: () => {
        tab.value = name
      },
    })),
  ])

  return { plan, tab, tabs, typed, record, result, invalid, working, writable, run, cancel }
}
