import { defineStore } from 'pinia'
import type { DuplicatePair } from '../../contract/calls/duplicate.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** Pairs of records that may be the same system, and what people said of them. */
export const useDuplicates = defineStore('duplicates', () => {
  const engine = useEngine()
  const session = useSession()
  const {
    value: pairs,
    failure,
    load,
  } = useLoaded<DuplicatePair[]>(
    () => engine.call('duplicate.list', {}),
    () => session.revision,
  )

  /** One step for all the pairs; `same` joins the second record of each into the first. */
  async function decide(chosen: [string, string][], decision: 'same' | 'different' | null): Promise<void> {
    await engine.call('duplicate.decide', { pairs: chosen, decision })
    await session.refresh()
    await load()
  }

  return { pairs, failure, load, decide }
})
