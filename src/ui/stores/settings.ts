import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Measure } from '../../core/checklist/checklist.ts'
import type { VerdictRow } from '../../core/review/verdict.ts'
import { useEngine } from '../client.ts'
import type { SettingValue } from './plan.ts'
import { useReview } from './review.ts'
import { useSession } from './session.ts'

/** What a change of thresholds did to the verdicts. */
export type ThresholdEffect = {
  changed: { row: VerdictRow; before: VerdictRow }[]
  settled: [before: number, after: number]
}

/** The settings of the workspace, and what a change of them does. */
export const useSettings = defineStore('settings', () => {
  const engine = useEngine()
  const session = useSession()
  const review = useReview()
  const effect = shallowRef<ThresholdEffect | null>(null)

  /** `null` goes back to what ships. Answers with the verdicts compared before and after. */
  async function setThresholds(thresholds: Record<Measure, number> | null): Promise<ThresholdEffect> {
    const before = (await engine.call('review.overview', {})).rows
    await engine.call('settings.set', { key: 'review.thresholds', value: thresholds })
    await session.refresh()
    await review.load()
    const after = review.overview?.rows ?? []
    const known = new Map(before.map((row) => [row.system.id, row]))
    effect.value = {
      changed: after.flatMap((row) => {
        const old = known.get(row.system.id)
        return old && (old.computed !== row.computed || old.possible.join() !== row.possible.join())
          ? [{ row, before: old }]
          : []
      }),
      settled: [before.filter((row) => row.settled).length, after.filter((row) => row.settled).length],
    }
    return effect.value
  }

  async function setPlan(settings: Record<string, SettingValue> | null): Promise<void> {
    await engine.call('settings.set', { key: 'plan.settings', value: settings })
    await session.refresh()
  }

  async function setAuthor(author: string): Promise<void> {
    const summary = await engine.call('author.set', { author })
    if (summary) session.summary = summary
  }

  return { effect, setThresholds, setPlan, setAuthor }
})
