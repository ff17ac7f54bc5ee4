import { z } from 'zod'
import { call } from '../call.ts'

export type StepCounts = {
  systems: number
  unresolved_problems: number
  undecided_duplicates: number
  scenes_confirmed: number
  scenes_proposed: number
  localities: number
  indicator_values: number
  feedback: number
  verdicts_unsettled: number
  verdicts_undecided: number
  red_lines: number
  plan: 'none' | 'current' | 'outdated'
  documents_issued: number
}

export type WorkspaceSummary = {
  path: string
  name: string
  title: string
  locality: string
  created_at: string
  saved_at: string
  author: string
  /** Why the file cannot be written, or null. */
  read_only: { code: 'newer_version' | 'held' | 'file_permission'; holder: string | null; since: string | null } | null
  can_undo: string | null
  can_redo: string | null
  counts: StepCounts
}

export type VerifyReport = {
  ok: boolean
  integrity: string
  foreign_keys: number
  commands: number
  entries: number
  /** The first command whose recorded hash does not fit, or null. */
  broken_at: number | null
  head: string
  counts: Record<string, number>
}

const path = z.string().min(1)

export const workspaceCalls = {
  'workspace.create': call<WorkspaceSummary>()(
    z.object({ path, title: z.string().min(1), locality: z.string().default('') }),
  ),
  'workspace.open': call<WorkspaceSummary>()(z.object({ path, read_only: z.boolean().default(false) })),
  /** Makes a new workspace at `path` and imports the sample county into it. */
  'workspace.sample': call<WorkspaceSummary>()(z.object({ path })),
  'workspace.summary': call<WorkspaceSummary | null>()(z.object({})),
  'workspace.rename': call<WorkspaceSummary>()(z.object({ title: z.string().min(1), locality: z.string() })),
  'workspace.copy': call<{ path: string }>()(z.object({ path })),
  'workspace.close': call<null>()(z.object({})),
  'workspace.verify': call<VerifyReport>()(z.object({})),
  'settings.get': call<Record<string, unknown>>()(z.object({})),
  /** Stores one setting; `null` goes back to the shipped value. */
  'settings.set': call<Record<string, unknown>>()(z.object({ key: z.string().min(1), value: z.unknown() })),
  /** The name under which changes of this session are recorded. */
  'author.set': call<WorkspaceSummary | null>()(z.object({ author: z.string().min(1) })),
}
