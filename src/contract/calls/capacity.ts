import { z } from 'zod'
import type { ThresholdState } from '../../core/capacity/profile.ts'
import type { Feedback, Indicator, Locality } from '../../core/capacity/capacity.ts'
import type { Origin } from '../../core/system/origin.ts'
import type { SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'

/** One cell of the heat table; `value` null is missing, never 0. */
export type CapacityCell = {
  locality: string
  indicator: string
  year: number | null
  value: number | null
  state: ThresholdState
  /** Outside the plausible range: shown, used, and questioned. */
  questioned: boolean
  origin: Origin | null
}

export type CapacityTable = { localities: Locality[]; indicators: Indicator[]; cells: CapacityCell[] }

export type IndicatorValueRow = {
  locality: SystemReference
  indicator: string
  year: number | null
  value: number
  unit: string
  raw: string
  from: { file: string; sheet: string; cell: string } | null
}

export type FeedbackRow = Omit<Feedback, 'system' | 'locality'> & {
  system: SystemReference | null
  locality: SystemReference | null
  from: { file: string; sheet: string; row: number } | null
}

/**
 * What a system costs a worker a week. `minutes` is the median of enough voices, else the imported figure (`field`), else
 * what its entries add up to (`entries`).
 */
export type BurdenRow = {
  system: SystemReference
  voices: number
  minutes: number | null
  basis: 'feedback' | 'field' | 'entries' | 'none'
  lower_quartile: number | null
  upper_quartile: number | null
  /** Mean of 1–5. */
  satisfaction: number | null
  problems: number
  townships: number
}

const id = z.string().min(1)

export const capacityCalls = {
  'capacity.table': call<CapacityTable>()(z.object({})),
  'capacity.set': call<CapacityTable>()(
    z.object({ locality: id, indicator: z.string(), year: z.number().int().nullable(), value: z.number().nullable() }),
  ),
  'locality.create': call<Locality>()(
    z.object({
      name: z.string().min(1),
      level: z.enum(['national', 'province', 'city', 'county', 'township', 'village']),
      parent: id.nullable().default(null),
    }),
  ),
  'locality.remove': call<null>()(z.object({ id })),
  'value.list': call<IndicatorValueRow[]>()(z.object({})),
  'feedback.list': call<FeedbackRow[]>()(z.object({})),
  /** Links feedback to a system (or to none), or records our answer to it. */
  'feedback.update': call<FeedbackRow>()(
    z.object({ id, system: id.nullable().optional(), answer: z.string().nullable().optional() }),
  ),
  'feedback.burden': call<BurdenRow[]>()(z.object({})),
}
