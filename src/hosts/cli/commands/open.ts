import { resolve } from 'node:path'
import { required } from '../arguments.ts'
import type { Context } from '../context.ts'

/** Opens the workspace named first on the command line. */
export async function openNamed(
  context: Context,
  positionals: string[],
  usage: string,
  readOnly = false,
): Promise<string> {
  const path = resolve(required(positionals, 0, usage))
  await context.client.call('workspace.open', { path, read_only: readOnly })
  return path
}
