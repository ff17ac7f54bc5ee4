import { basename } from 'node:path'
import type { EngineHandlers } from '../../contract/calls.ts'
import type { WorkspaceSummary } from '../../contract/calls/workspace.ts'
import { copyWorkspace } from '../document/copy.ts'
import { lastCommand } from '../document/history.ts'
import { createWorkspace, openWorkspace } from '../document/open-workspace.ts'
import { readSetting, writeSetting } from '../document/queries/setting.ts'
import { redoable, undoable } from '../document/undo.ts'
import { verifyWorkspace } from '../document/verify.ts'
import { write, type Workspace } from '../document/workspace.ts'
import { countSteps } from '../portfolio/count-steps.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.summary'
  | 'workspace.rename'
  | 'workspace.copy'
  | 'workspace.close'
  | 'workspace.verify'
  | 'author.set'

export function workspaceHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'workspace.create': ({ path, title, locality }) => {
      createIn(session, path, title, locality)
      return summaryOf(session)
    },
    'workspace.open': ({ path, read_only }) => {
      if (session.workspace?.path === path && !read_only) return summaryOf(session)
      const opened = openWorkspace(path, documentSurroundings(session), { readOnly: read_only })
      close(session)
      take(session, opened)
      return summaryOf(session)
    },
    'workspace.summary': () => (session.workspace ? summaryOf(session) : null),
    'workspace.rename': ({ title, locality }) => {
      const workspace = openedWorkspace(session)
      write(workspace, { name: 'workspace.rename', values: { title } }, () => {
        writeSetting(workspace, 'title', title)
        writeSetting(workspace, 'locality', locality)
      })
      return summaryOf(session)
    },
    'workspace.copy': async ({ path }) => {
      await copyWorkspace(openedWorkspace(session), path)
      return { path }
    },
    'workspace.close': () => {
      close(session)
      return null
    },
    'workspace.verify': () => verifyWorkspace(openedWorkspace(session)),
    'author.set': ({ author }) => {
      session.author = author
      if (!session.workspace) return null
      session.workspace.author = author
      return summaryOf(session)
    },
  }
}

/** Makes a new workspace and opens it in place of the one that was open. */
export function createIn(session: Session, path: string, title: string, locality: string): void {
  const workspace = createWorkspace(path, documentSurroundings(session))
  close(session)
  take(session, workspace)
  write(workspace, { name: 'workspace.create', values: { title } }, () => {
    writeSetting(workspace, 'title', title)
    writeSetting(workspace, 'locality', locality)
    writeSetting(workspace, 'created_at', session.surroundings.clock())
  })
}

/** Closes the open workspace, if any. */
export function close(session: Session): void {
  session.workspace?.close()
  session.workspace = null
  session.announce({ name: 'workspace', data: { path: null } })
}

function take(session: Session, workspace: Workspace): void {
  session.workspace = workspace
  session.announce({ name: 'workspace', data: { path: workspace.path } })
}

function documentSurroundings(session: Session) {
  const { clock, ids } = session.surroundings
  return {
    author: session.author,
    clock,
    ids,
    announce: (change: { command: number; tables: string[]; at: string }) =>
      session.announce({ name: 'changed', data: change }),
  }
}

export function summaryOf(session: Session): WorkspaceSummary {
  const workspace = openedWorkspace(session)
  const last = lastCommand(workspace)
  const created = text(workspace, 'created_at')
  return {
    path: workspace.path,
    name: basename(workspace.path),
    title: text(workspace, 'title'),
    locality: text(workspace, 'locality'),
    created_at: created,
    saved_at: last.at || created,
    author: workspace.author,
    read_only: workspace.readOnly,
    can_undo: workspace.readOnly ? null : (undoable(workspace)?.name ?? null),
    can_redo: workspace.readOnly ? null : (redoable(workspace)?.name ?? null),
    counts: countSteps(session),
  }
}

function text(workspace: Workspace, key: string): string {
  const value = readSetting(workspace, key)
  return typeof value === 'string' ? value : ''
}
