import type { Verdict } from './verdict.ts'

/**
 * Why a person's decision cannot be taken as it stands; `null` where it can. What is merged must go somewhere, and a
 * decision against the computed verdict needs a reason (the meeting asks for it before anything else).
 *
 * @param into the system that takes over, if one was named
 */
export function decisionRefusal(
  computed: Verdict,
  decided: Verdict,
  into: unknown,
  reason: string | null,
): 'target_needed' | 'reason_needed' | null {
  if (decided === 'merge' && into === null) return 'target_needed'
  return computed !== decided && reason === null ? 'reason_needed' : null
}
