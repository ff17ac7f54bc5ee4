import { basename, resolve } from 'node:path'
import { required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'

export async function create(context: Context, positionals: string[], options: Options): Promise<void> {
  const path = resolve(required(positionals, 0, 'new FILE.heshu [--title T] [--locality L]'))
  const title = options.title ?? basename(path).replace(/\.heshu$/, '')
  const summary = await context.client.call('workspace.create', { path, title, locality: options.locality ?? '' })
  context.answer(summary, context.words.say('cli.created', { path, title }))
}
