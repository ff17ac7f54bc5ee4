import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { PlanRecord } from '../../contract/calls/plan.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

export type SettingValue = string | number | boolean | null

/** The plan in force, the settings it was computed under, and the computation under way. */
export const usePlan = defineStore('plan', () => {
  const engine = useEngine()
  const session = useSession()
  const latest = useLoaded<{ record: PlanRecord | null; settings: Record<string, unknown> }>(
    async () => {
      const [record, settings] = await Promise.all([engine.call('plan.latest', {}), engine.call('plan.settings', {})])
      return { record, settings }
    },
    () => session.revision,
  )
  /** The plan before this one, as far as this window knows it: what the new one is compared with. */
  const previous = shallowRef<PlanRecord | null>(null)
  const running = ref(false)
  const progress = computed(() => (running.value && session.progress?.job === 'plan' ? session.progress : null))

  async function run(settings: Record<string, SettingValue>): Promise<PlanRecord> {
    running.value = true
    const before = latest.value.value?.record ?? null
    try {
      const record = await engine.call('plan.run', { settings })
      if (before && before.id !== record.id) previous.value = before
      if (latest.value.value) latest.value.value = { ...latest.value.value, record }
      await session.refresh()
      return record
    } finally {
      running.value = false
    }
  }

  async function cancel(): Promise<void> {
    await engine.call('plan.cancel', {})
  }

  return {
    latest: latest.value,
    failure: latest.failure,
    load: latest.load,
    previous,
    running,
    progress,
    run,
    cancel,
  }
})
