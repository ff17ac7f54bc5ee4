import { resolve } from 'node:path'
import { app, dialog } from 'electron'
import type { Transport } from '../../src/contract/client.ts'
import { failureText } from '../../src/contract/failures.ts'

/** The workspace named on a command line, or null. Only `.heshu` counts: switches and the program itself stand there too. */
export function workspaceAmong(parts: readonly string[], folder: string): string | null {
  const name = parts.find((part) => !part.startsWith('-') && part.toLowerCase().endsWith('.heshu'))
  return name === undefined ? null : resolve(folder, name)
}

/**
 * Opens double-clicked workspaces: from our own command line, from that of a second start (which then ends, so that
 * two programs never write one file), and, on macOS, from the system's event, which may come before we are ready.
 */
export function openDoubleClicked(engine: Transport, locale: 'zh-CN' | 'en', show: () => void): void {
  async function open(path: string | null): Promise<void> {
    if (path === null) return
    const result = await engine('workspace.open', { path })
    // The window follows the engine's `workspace` event; only a refusal has to be said here.
    if (!result.ok) dialog.showErrorBox(app.name, failureText(result.error, locale))
  }

  app.on('second-instance', (_event, parts, folder) => {
    show()
    void open(workspaceAmong(parts.slice(1), folder))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void open(path)
  })
  void open(workspaceAmong(process.argv.slice(1), process.cwd()))
}
