import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Failure } from '../../../contract/failures.ts'
import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'mappings FILE.heshu --out FILE.json | --in FILE.json'

/** Writes the accepted column mappings to a file, or takes those of such a file into the workspace. */
export async function mappings(context: Context, positionals: string[], options: Options): Promise<void> {
  const { client, words } = context
  if ((options.in === undefined) === (options.out === undefined))
    throw new Failure('invalid_argument', { detail: usage })
  await openNamed(context, positionals, usage, options.in === undefined)
  if (options.in !== undefined) {
    const path = resolve(options.in)
    const content = await readFile(path).catch(() => {
      throw new Failure('file_missing', { file: path })
    })
    const { taken } = await client.call('mapping.import', {
      name: basename(path),
      content: content.toString('base64'),
    })
    return context.answer({ taken }, words.say('cli.mappings_taken', { count: taken }))
  }
  const path = resolve(options.out ?? '')
  const { content } = await client.call('mapping.export', {})
  try {
    await writeFile(path, Buffer.from(content, 'base64'))
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: error instanceof Error ? error.message : String(error) })
  }
  context.answer({ path }, words.say('cli.written', { path }))
}
