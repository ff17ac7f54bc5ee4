import { defineStore } from 'pinia'
import type { AcceptedMapping, FileContent } from '../../contract/calls/import.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** The mappings that this workspace remembers, and the way to carry them to another. */
export const useMappings = defineStore('mappings', () => {
  const engine = useEngine()
  const session = useSession()
  const list = useLoaded<AcceptedMapping[]>(
    () => engine.call('mapping.list', {}),
    () => session.revision,
  )

  function file(): Promise<FileContent> {
    return engine.call('mapping.export', {})
  }

  /** Answers how many were taken over. */
  async function take(given: FileContent): Promise<number> {
    const { taken } = await engine.call('mapping.import', given)
    await session.refresh()
    return taken
  }

  async function remove(shape: string): Promise<void> {
    await engine.call('mapping.remove', { shape })
    await session.refresh()
  }

  return { list: list.value, failure: list.failure, load: list.load, file, take, remove }
})
