import type { Verdict } from '../review/verdict.ts'

/** What the plan does with a system: the verdict words, and `extend` for one that takes over a further function. */
export const planActions = [
  'keep',
  'rectify',
  'simplify',
  'extend',
  'merge',
  'connect',
  'migrate',
  'defer',
  'retire',
  'escalate',
] as const
export type PlanActionWord = (typeof planActions)[number]

/** The words under which a system is gone at the end of the plan. */
export const closingActions: readonly (PlanActionWord | Verdict)[] = ['merge', 'migrate', 'retire']
