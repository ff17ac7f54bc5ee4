import { z } from 'zod'
import type { SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'

export type DuplicateReason = { code: string; values: Record<string, string | number> }
export type DuplicatePair = {
  score: number
  systems: [SystemReference, SystemReference]
  reasons: DuplicateReason[]
  decision: 'same' | 'different' | null
}

/** Records that pairs hold together, with the score of the weakest pair; `sure` ones may be joined in bulk. */
export type DuplicateCluster = { systems: SystemReference[]; weakest: number; sure: boolean; pairs: DuplicatePair[] }

/** A decision: for joined records `systems` begins with the one that speaks for both. */
export type DecidedDuplicate = {
  decision: 'same' | 'different'
  systems: SystemReference[]
  author: string
  at: string
}

const id = z.string().min(1)

export const duplicateCalls = {
  'duplicate.list': call<DuplicatePair[]>()(z.object({})),
  /** Says whether two records are the same system. `same` joins the second into the first; both sources stay. */
  'duplicate.decide': call<null>()(
    z.object({
      pairs: z.array(z.tuple([id, id])).min(1),
      decision: z.enum(['same', 'different']).nullable(),
    }),
  ),
  /** Groups that are still undecided, the largest first. */
  'duplicate.clusters': call<DuplicateCluster[]>()(z.object({})),
  /**
   * Joins a group into one record in one undoable step: `values` names, field by field, the system whose value stands
   * where they differ; a field left out is taken from `into`, and where that is blank from the next that has one.
   */
  'duplicate.merge': call<null>()(
    z.object({ into: id, from: z.array(id).min(1), values: z.record(z.string(), id).default({}) }),
  ),
  /** What was decided, the latest first. */
  'duplicate.decided': call<DecidedDuplicate[]>()(z.object({})),
  /** Parts a joined record (by its own number) from the one it was joined into; what it lent goes back with it. */
  'duplicate.part': call<null>()(z.object({ system: id })),
}
