import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { dialog, type BrowserWindow, type FileFilter } from 'electron'
import type { HostHandlers } from '../../src/contract/calls.ts'
import { Failure } from '../../src/contract/failures.ts'
import type { HostTexts } from '../../src/engine/hosting/host-texts.ts'
import type { RecentWorkspaces } from '../../src/engine/hosting/recent-workspaces.ts'
import { freeWorkspacePath, workspacesIn } from '../../src/engine/hosting/workspace-folder.ts'

export type DialogSettings = {
  window: () => BrowserWindow
  texts: HostTexts
  version: string
  recent: RecentWorkspaces
  /** Where new workspaces go before anybody chose a folder. */
  folder: string
  /** A small file that holds the folder chosen last. */
  folderNote: string
}

/** What the desktop answers itself: the system's file dialogs and the recent workspaces. */
export function desktopAnswers(settings: DialogSettings): HostHandlers {
  const { window, texts, version, recent } = settings
  const workspaces: FileFilter[] = [{ name: texts('workspace_files'), extensions: ['heshu'] }]

  async function askWhere(title: string, defaultPath: string, filters: FileFilter[]): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), { title, defaultPath, filters })
    if (canceled || !filePath) return null
    await keepFolder(settings, dirname(filePath))
    return filePath
  }

  return {
    'host.info': async () => ({ host: 'desktop', version, folder: await lastFolder(settings), dialogs: true }),
    'host.recent': () => recent.list(),
    'host.forget': ({ path }) => recent.forget(path),
    'host.folder': async () => workspacesIn(await lastFolder(settings), await recent.list()),
    async 'host.pickNew'({ name }) {
      const free = await freeWorkspacePath(await lastFolder(settings), name)
      const path = await askWhere(texts('dialog_new'), free, workspaces)
      return path === null || path.toLowerCase().endsWith('.heshu') ? path : `${path}.heshu`
    },
    async 'host.pickOpen'() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: texts('dialog_open'),
        defaultPath: await lastFolder(settings),
        filters: workspaces,
        properties: ['openFile'],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return null
      await keepFolder(settings, dirname(path))
      return path
    },
    async 'host.save'({ name, content }) {
      const file = basename(name)
      const filters = [{ name: texts('all_files'), extensions: ['*'] }]
      const path = await askWhere(texts('dialog_save'), join(await lastFolder(settings), file), filters)
      if (path === null) return null
      await writeFile(path, Buffer.from(content, 'base64')).catch((error: NodeJS.ErrnoException) => {
        throw new Failure('not_writable', { file: basename(path), detail: error.code ?? error.message })
      })
      return path
    },
  }
}

/** Electron opens dialogs in Downloads unless told otherwise; people keep their files elsewhere. */
async function lastFolder({ folder, folderNote }: DialogSettings): Promise<string> {
  const kept = (await readFile(folderNote, 'utf8').catch(() => '')).trim()
  return kept && existsSync(kept) ? kept : folder
}

async function keepFolder({ folderNote }: DialogSettings, folder: string): Promise<void> {
  await mkdir(dirname(folderNote), { recursive: true })
  await writeFile(folderNote, `${folder}\n`).catch(() => undefined)
}
