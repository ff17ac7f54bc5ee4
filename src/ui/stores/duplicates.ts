import { defineStore } from 'pinia'
import type { DecidedDuplicate, DuplicateCluster } from '../../contract/calls/duplicate.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** Groups of records that may be the same system, and what people decided. */
export const useDuplicates = defineStore('duplicates', () => {
  const engine = useEngine()
  const session = useSession()
  const open = useLoaded<DuplicateCluster[]>(
    () => engine.call('duplicate.clusters', {}),
    () => session.revision,
  )
  const decided = useLoaded<DecidedDuplicate[]>(
    () => engine.call('duplicate.decided', {}),
    () => session.revision,
  )

  /** One step for all the pairs; `same` joins the second record of each into the first. */
  async function decide(pairs: [string, string][], decision: 'same' | 'different' | null): Promise<void> {
    await engine.call('duplicate.decide', { pairs, decision })
    await renew()
  }

  /** Joins records into one; `values` names the record whose value stands, field by field. */
  async function merge(into: string, from: string[], values: Record<string, string>): Promise<void> {
    await engine.call('duplicate.merge', { into, from, values })
    await renew()
  }

  /** Parts a joined record from the one it was joined into. */
  async function part(system: string): Promise<void> {
    await engine.call('duplicate.part', { system })
    await renew()
  }

  async function renew(): Promise<void> {
    await session.refresh()
    await open.load()
  }

  async function load(): Promise<void> {
    await Promise.all([open.load(), decided.load()])
  }

  return {
    clusters: open.value,
    failure: open.failure,
    decided: decided.value,
    decidedFailure: decided.failure,
    load,
    decide,
    merge,
    part,
  }
})
