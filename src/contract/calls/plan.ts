import { z } from 'zod'
import type { PlanResult } from '../../core/plan/plan.ts'
import { call } from '../call.ts'

/** A computed plan as kept in the workspace. */
export type PlanRecord = {
  id: string
  name: string
  computed_at: string
  author: string
  result: PlanResult
  /** The data have changed since it was computed. */
  outdated: boolean
}

export const planCalls = {
  /** The plan settings in force, by key. */
  'plan.settings': call<Record<string, unknown>>()(z.object({})),
  /** Computes a plan under the given settings and keeps it. Announces `progress` with job `plan`. */
  'plan.run': call<PlanRecord>()(
    z.object({
      settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
    }),
  ),
  'plan.cancel': call<null>()(z.object({})),
  'plan.latest': call<PlanRecord | null>()(z.object({})),
}
