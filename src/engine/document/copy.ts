import { existsSync, renameSync, rmSync } from 'node:fs'
import { Failure } from '../../contract/failures.ts'
import type { Workspace } from './workspace.ts'

/** Writes a whole copy of the open workspace beside it under another name. An existing file is never overwritten. */
export async function copyWorkspace(workspace: Workspace, path: string): Promise<void> {
  if (existsSync(path)) throw new Failure('file_exists', { file: path })
  const partial = `${path}.partial`
  try {
    await workspace.database.backup(partial)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw new Failure('not_writable', { file: path, detail: error instanceof Error ? error.message : String(error) })
  }
}
