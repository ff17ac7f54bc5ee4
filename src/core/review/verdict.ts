import type { Measure } from '../checklist/checklist.ts'
import type { SystemReference } from '../system/system.ts'

export const verdicts = [
  'keep',
  'rectify',
  'simplify',
  'merge',
  'connect',
  'migrate',
  'defer',
  'retire',
  'escalate',
] as const
export type Verdict = (typeof verdicts)[number]

/** What the review of a proposed system ends with: 同意, 修改后同意, 暂缓, 不同意. */
export const proposalConclusions = ['approve', 'approve_with_conditions', 'send_back', 'refuse'] as const
export type ProposalConclusion = (typeof proposalConclusions)[number]

/** `[low, high]` ⊂ [0, 1]; `null` where the measure says nothing about this system (method.md §1). */
export type Interval = [number, number] | null

export type Quadrant = 'needed_works' | 'unasked_works' | 'needed_fails' | 'unasked_fails'

/** One step of the reasoning, in the order of the tests T0–T7 of method.md §2. */
export type Reason = {
  test:
    | 'scope'
    | 'exclusion'
    | 'red_line'
    | 'criticality'
    | 'duplication'
    | 'demand_benefit'
    | 'capacity'
    | 'boundary_inclusion'
    | 'decision'
  result: 'yes' | 'no' | 'maybe'
  /** Key of the sentence in the locales (`reason.<code>`), with its values. */
  code: string
  values: Record<string, string | number | boolean | null>
  /** Checklist items and rules this step rests on. */
  items: string[]
  facts: string[]
}

/** A change of one answer that changes the verdict. */
export type Flip = { item: string; from: string | null; to: string; verdict: Verdict }

/** The verdict as computed; `decided` is a person's. */
export type VerdictRow = {
  system: SystemReference
  /** The first of `possible`: what holds if the open items fall the way the facts so far point. */
  computed: Verdict
  possible: Verdict[]
  settled: boolean
  /** Of a proposed system alone: what its review concludes, the first as it stands. `computed` carries the same. */
  proposal?: { conclusion: ProposalConclusion; possible: ProposalConclusion[] }
  decided: Verdict | null
  into: SystemReference | null
  decision_reason: string | null
  intervals: Record<Measure, Interval>
  quadrant: Quadrant | null
  reasons: Reason[]
  flip: Flip[]
  margin: number | null
  /** Share of weightings within ±20 % under which the possible set stays; `null` where no weight decides. */
  stability: number | null
}
