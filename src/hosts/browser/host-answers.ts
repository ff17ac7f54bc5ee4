import type { HostHandlers } from '../../contract/calls.ts'
import type { RecentWorkspaces } from '../../engine/hosting/recent-workspaces.ts'
import { freeWorkspacePath, workspacesIn } from '../../engine/hosting/workspace-folder.ts'

export type HostSettings = { version: string; folder: string; recent: RecentWorkspaces }

/** What the loopback host answers itself. It has no dialogs: the screens ask for a name, the browser saves files. */
export function hostAnswers({ version, folder, recent }: HostSettings): HostHandlers {
  return {
    'host.info': () => ({ host: 'browser', version, folder, dialogs: false }),
    'host.recent': () => recent.list(),
    'host.forget': ({ path }) => recent.forget(path),
    'host.pickNew': ({ name }) => freeWorkspacePath(folder, name),
    'host.pickOpen': () => null,
    'host.folder': async () => workspacesIn(folder, await recent.list()),
    'host.save': () => null,
  }
}
