import type { z } from 'zod'
import { capacityCalls } from './calls/capacity.ts'
import { checklistCalls } from './calls/checklist.ts'
import { documentCalls } from './calls/document.ts'
import { duplicateCalls } from './calls/duplicate.ts'
import { findingCalls } from './calls/finding.ts'
import { historyCalls } from './calls/history.ts'
import { hostCalls } from './calls/host.ts'
import { importCalls } from './calls/import.ts'
import { ownChecklistCalls } from './calls/own-checklist.ts'
import { participationCalls } from './calls/participation.ts'
import { peopleCalls } from './calls/people.ts'
import { planCalls } from './calls/plan.ts'
import { replyCalls } from './calls/reply.ts'
import { reviewCalls } from './calls/review.ts'
import { sceneCalls } from './calls/scene.ts'
import { systemCalls } from './calls/system.ts'
import { workspaceCalls } from './calls/workspace.ts'

/** Every call the engine answers, by subject. */
export const engineCalls = {
  ...workspaceCalls,
  ...importCalls,
  ...systemCalls,
  ...duplicateCalls,
  ...sceneCalls,
  ...capacityCalls,
  ...participationCalls,
  ...reviewCalls,
  ...checklistCalls,
  ...findingCalls,
  ...ownChecklistCalls,
  ...peopleCalls,
  ...replyCalls,
  ...planCalls,
  ...documentCalls,
  ...historyCalls,
}

/** Every call a screen may make: the engine's and the host's. */
export const calls = { ...engineCalls, ...hostCalls }

type Calls = typeof calls
export type Method = keyof Calls
export type EngineMethod = keyof typeof engineCalls
export type HostMethod = keyof typeof hostCalls

/** What a caller may pass (defaults may be left out). */
export type Input<M extends Method> = z.input<Calls[M]['input']>
/** What a handler gets: checked, defaults filled in. */
export type Parsed<M extends Method> = z.output<Calls[M]['input']>
export type Output<M extends Method> = Exclude<Calls[M]['output'], undefined>

type HandlersOf<M extends Method> = { [K in M]: (input: Parsed<K>) => Output<K> | Promise<Output<K>> }
export type EngineHandlers = HandlersOf<EngineMethod>
export type HostHandlers = HandlersOf<HostMethod>
export type Handlers = EngineHandlers & HostHandlers
