import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { PeopleOverview, SignOffDetail, SignOffRow, StepOutcome } from '../../contract/calls/people.ts'
import type { SignOffStep } from '../../core/sign-off/sign-off.ts'
import { useEngine } from '../client.ts'
import { useLoaded } from './loaded.ts'
import { useSession } from './session.ts'

/** Whose systems are in sight: everybody's, those that nobody has, or one reviewer's. */
export type Desk = { kind: 'all' } | { kind: 'nobody' } | { kind: 'reviewer'; name: string }

/** Reviewers, what lies on their desks, and where the review of every system stands. */
export const usePeople = defineStore('people', () => {
  const engine = useEngine()
  const session = useSession()
  const overview = useLoaded<PeopleOverview>(
    () => engine.call('people.list', {}),
    () => session.revision,
  )
  const list = useLoaded<SignOffRow[]>(
    () => engine.call('signoff.list', {}),
    () => session.revision,
  )
  const desk = ref<Desk>({ kind: 'all' })
  const rows = computed(() => new Map((list.value.value ?? []).map((row) => [row.system.id, row] as const)))
  /** The names that may be chosen: the list of reviewers, and the name of this session. */
  const names = computed(() => {
    const own = session.summary?.author ?? ''
    const listed = overview.value.value?.reviewers.map(({ name }) => name) ?? []
    return [...new Set([...(own ? [own] : []), ...listed])]
  })

  async function load(): Promise<void> {
    await Promise.all([overview.load(), list.load()])
  }

  /** Whether a system is on the desk that is in sight. */
  function onDesk(id: string): boolean {
    const chosen = desk.value
    if (chosen.kind === 'all') return true
    const reviewer = rows.value.get(id)?.reviewer ?? null
    return chosen.kind === 'nobody' ? reviewer === null : reviewer === chosen.name
  }

  async function changed<Value>(work: () => Promise<Value>): Promise<Value> {
    const value = await work()
    await session.refresh()
    return value
  }

  const detail = (id: string): Promise<SignOffDetail> => engine.call('signoff.get', { id })
  const nextOf = (reviewer: string) => engine.call('people.next', { reviewer })
  const add = (name: string) => changed(() => engine.call('people.add', { name }))
  const remove = (name: string) => changed(() => engine.call('people.remove', { name }))
  const assign = (ids: string[], reviewer: string | null) =>
    changed(() => engine.call('people.assign', { ids, reviewer }))
  const step = (ids: string[], taken: SignOffStep, reason: string | null): Promise<StepOutcome> =>
    changed(() => engine.call('signoff.step', { ids, step: taken, reason }))
  const give = (id: string, item: string | null, choice: string, note: string | null) =>
    changed(() => engine.call('opinion.give', { ids: [id], item, choice, note }))
  const withdraw = (id: string, item: string | null) => changed(() => engine.call('opinion.withdraw', { id, item }))
  const resolve = (id: string, item: string | null, choice: string, reason: string) =>
    changed(() => engine.call('opinion.resolve', { id, item, choice, reason }))

  return {
    overview: overview.value,
    list: list.value,
    failure: list.failure,
    rows,
    names,
    desk,
    load,
    onDesk,
    detail,
    nextOf,
    add,
    remove,
    assign,
    step,
    give,
    withdraw,
    resolve,
  }
})
