import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { ProblemReport } from '../../contract/calls/import.ts'
import type { SystemDetail, SystemRow } from '../../contract/calls/system.ts'
import type { SystemField } from '../../core/system/system.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** The inventory: every system, the problems of its sources, and one system with the origin of each value. */
export const useSystems = defineStore('systems', () => {
  const engine = useEngine()
  const session = useSession()
  const list = useLoaded<SystemRow[]>(
    () => engine.call('system.list', {}),
    () => session.revision,
  )
  const problems = useLoaded<ProblemReport[]>(
    () => engine.call('problem.list', {}),
    () => session.revision,
  )
  const details = shallowRef(new Map<string, Promise<SystemDetail>>())

  watch(
    () => session.revision,
    () => (details.value = new Map()),
  )

  /** Read once until the workspace changes. */
  function detail(id: string): Promise<SystemDetail> {
    const known = details.value.get(id)
    if (known) return known
    const asked = engine.call('system.get', { id })
    details.value.set(id, asked)
    return asked
  }

  /** One field of one or more systems, as one step that can be undone. */
  async function update(ids: string[], field: SystemField, value: unknown): Promise<void> {
    const changed = await engine.call('system.update', { ids, field, value })
    const byId = new Map(changed.map((row) => [row.id, row]))
    list.value.value = list.value.value?.map((row) => byId.get(row.id) ?? row) ?? null
    await session.refresh()
  }

  async function create(name: string): Promise<SystemRow> {
    const row = await engine.call('system.create', { name })
    await session.refresh()
    return row
  }

  async function remove(ids: string[]): Promise<void> {
    await engine.call('system.remove', { ids })
    await session.refresh()
  }

  return {
    list: list.value,
    failure: list.failure,
    loading: list.loading,
    load: list.load,
    problems: problems.value,
    loadProblems: problems.load,
    detail,
    details,
    update,
    create,
    remove,
  }
})
