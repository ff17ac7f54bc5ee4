import { z } from 'zod'
import { call } from '../call.ts'

export type RecentWorkspace = {
  path: string
  name: string
  title: string
  locality: string
  /** Null where the file was never opened here. */
  systems: number | null
  saved_at: string
  /** The file is not where it was. */
  missing: boolean
}

export type HostInfo = {
  host: 'desktop' | 'browser'
  version: string
  /** Where new workspaces go when nothing else is said. */
  folder: string
  /** Whether the host can show file dialogs; otherwise the screen asks for a name. */
  dialogs: boolean
}

/** Answered by the host, not by the engine. */
export const hostCalls = {
  'host.info': call<HostInfo>()(z.object({})),
  'host.recent': call<RecentWorkspace[]>()(z.object({})),
  'host.forget': call<RecentWorkspace[]>()(z.object({ path: z.string() })),
  /** A path for a new workspace; null when the person thinks again. Without dialogs: a free name in the folder. */
  'host.pickNew': call<string | null>()(z.object({ name: z.string().min(1) })),
  /** An existing workspace to open; null when the person thinks again or the host has no dialogs. */
  'host.pickOpen': call<string | null>()(z.object({})),
  /** Workspaces lying in the folder (hosts without dialogs). */
  'host.folder': call<RecentWorkspace[]>()(z.object({})),
  /** Saves a file where the person wants it; answers the path, or null. Hosts without dialogs leave it to the browser. */
  'host.save': call<string | null>()(z.object({ name: z.string().min(1), content: z.string() })),
}
