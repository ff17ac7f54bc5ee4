import { defineStore } from 'pinia'
import type { ChecklistUpdate } from '../../contract/calls/checklist.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** Checklists of the program whose wording is not the one this workspace is reviewed with. */
export const useChecklistUpdates = defineStore('checklist-updates', () => {
  const engine = useEngine()
  const session = useSession()
  const list = useLoaded<ChecklistUpdate[]>(
    () => engine.call('checklist.differences', {}),
    () => session.revision,
  )

  /** Puts the program's wording of one checklist in force. */
  async function adopt(checklist: string): Promise<void> {
    await engine.call('checklist.adopt', { checklists: [checklist] })
    await session.refresh()
  }

  return { list: list.value, failure: list.failure, load: list.load, adopt }
})
