import { groundChanges, groundText } from './ground.ts'
import type { GroundChange, SignedGround, SignOffEvent, SignOffState } from './sign-off.ts'
import { stateAfter } from './steps.ts'

/** Where the review of one system stands; nothing of it is stored. */
export type SignOffStanding = {
  state: SignOffState
  /** The last signature where nothing was done since, whole or broken. */
  signature: SignOffEvent | null
  /** What differs from what was signed; a signature over it is broken and the state is in review again. */
  changes: GroundChange[]
}

/**
 * The state after the steps so far, oldest first, on the ground as it is now. A signature whose ground moved is broken:
 * the review is in review again, until someone signs anew or the ground is as it was.
 */
export function signOffStanding(events: readonly SignOffEvent[], now: () => SignedGround): SignOffStanding {
  const last = events.at(-1)
  if (!last) return { state: 'draft', signature: null, changes: [] }
  const state = stateAfter(last.step)
  if (state !== 'signed' || last.ground === null) return { state, signature: null, changes: [] }
  const ground = now()
  if (groundText(last.ground) === groundText(ground)) return { state, signature: last, changes: [] }
  return { state: 'in_review', signature: last, changes: groundChanges(last.ground, ground) }
}
