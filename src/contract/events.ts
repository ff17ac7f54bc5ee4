import type { FailureData } from './failures.ts'

/** What an import is at: reading a file, holding it against the workspace, or writing. */
export type ProgressStep = 'read' | 'compare' | 'write'

/** What the engine announces. Events say what is; they never steer. */
export type EngineEvents = {
  /** A long job moved on. `done` of `total`; `total` 0 where it is not known. */
  progress: { job: string; label: string; done: number; total: number; step?: ProgressStep }
  /** The workspace changed: these tables, by this command. */
  changed: { command: number; tables: string[]; at: string }
  /** Another workspace is open now (or none). */
  workspace: { path: string | null }
  engine_lost: { error: FailureData }
}

export type EventName = keyof EngineEvents
export type EngineEvent = { [N in EventName]: { name: N; data: EngineEvents[N] } }[EventName]
export type Listener = (event: EngineEvent) => void
