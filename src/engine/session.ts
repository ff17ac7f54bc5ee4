import type { EngineEvent, Listener } from '../contract/events.ts'
import { Failure } from '../contract/failures.ts'
import { stateOf, type Workspace } from './document/workspace.ts'
import type { StartReadingProcess } from './import/reading/start-reading-process.ts'
import type { Resources } from './resources/load-resources.ts'

/** What a host gives the engine. `ids` are unique over all machines; `today` is derived from `clock`. */
export type Surroundings = {
  resources: string
  clock: () => string
  ids: () => string
  author: string
  log: (line: string) => void
  /** The program of the plan's thread, where it does not lie beside its caller (a bundle). */
  planWorker?: URL
  /** How a process that reads files is started, where the common way is closed. */
  startReading?: StartReadingProcess
}

/** The engine's state between calls: at most one open workspace, and what was worked out from it. */
export type Session = {
  readonly surroundings: Surroundings
  readonly resources: Resources
  author: string
  workspace: Workspace | null
  /** Settles when the import that is being written is done or stopped. */
  writing: Promise<void> | null
  announce(event: EngineEvent): void
  subscribe(listener: Listener): () => void
}

export function createSession(surroundings: Surroundings, resources: Resources): Session {
  const listeners = new Set<Listener>()
  return {
    surroundings,
    resources,
    author: surroundings.author,
    workspace: null,
    writing: null,
    announce(event) {
      for (const listener of listeners) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The open workspace; fails with `no_workspace`. */
export function openedWorkspace(session: Session): Workspace {
  if (!session.workspace) throw new Failure('no_workspace')
  return session.workspace
}

/** The date where the machine stands, `2026-11-24`; the clock itself is universal time. */
export function todayOf(session: Session): string {
  const now = new Date(session.surroundings.clock())
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/**
 * Works something out from the whole workspace once for each state of it, so nothing has to be told when something
 * changed.
 */
export function remember<Value>(work: (session: Session, workspace: Workspace) => Value): (session: Session) => Value {
  const known = new WeakMap<Workspace, { state: string; value: Value }>()
  return (session) => {
    const workspace = openedWorkspace(session)
    const state = `${stateOf(workspace)} ${todayOf(session)}`
    const held = known.get(workspace)
    if (held?.state === state) return held.value
    const value = work(session, workspace)
    known.set(workspace, { state, value })
    return value
  }
}
