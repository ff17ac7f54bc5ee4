import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { BurdenRow, CapacityCell, CapacityTable, FeedbackRow } from '../../contract/calls/capacity.ts'
import type { Input } from '../../contract/calls.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** Localities, indicators and their values; what grassroots workers said; what each system costs them in time. */
export const useCapacity = defineStore('capacity', () => {
  const engine = useEngine()
  const session = useSession()
  const table = useLoaded<CapacityTable>(
    () => engine.call('capacity.table', {}),
    () => session.revision,
  )
  const feedback = useLoaded<FeedbackRow[]>(
    () => engine.call('feedback.list', {}),
    () => session.revision,
  )
  const burden = useLoaded<BurdenRow[]>(
    () => engine.call('feedback.burden', {}),
    () => session.revision,
  )
  const cells = computed(
    () =>
      new Map<string, CapacityCell>(
        table.value.value?.cells.map((cell) => [`${cell.locality} ${cell.indicator}`, cell]),
      ),
  )

  async function load(): Promise<void> {
    await Promise.all([table.load(), feedback.load(), burden.load()])
  }

  async function setValue(input: Input<'capacity.set'>): Promise<void> {
    await engine.call('capacity.set', input)
    await session.refresh()
  }

  async function addLocality(input: Input<'locality.create'>): Promise<void> {
    await engine.call('locality.create', input)
    await session.refresh()
  }

  async function removeLocality(id: string): Promise<void> {
    await engine.call('locality.remove', { id })
    await session.refresh()
  }

  async function updateFeedback(input: Input<'feedback.update'>): Promise<void> {
    await engine.call('feedback.update', input)
    await session.refresh()
  }

  return {
    table: table.value,
    failure: table.failure,
    cells,
    feedback: feedback.value,
    feedbackFailure: feedback.failure,
    loadFeedback: feedback.load,
    burden: burden.value,
    burdenFailure: burden.failure,
    loadBurden: burden.load,
    load,
    setValue,
    addLocality,
    removeLocality,
    updateFeedback,
  }
})
