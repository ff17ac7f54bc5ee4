import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

export async function verify(context: Context, positionals: string[], _options: Options): Promise<number> {
  await openNamed(context, positionals, 'verify FILE.heshu', true)
  const result = await context.client.call('workspace.verify', {})
  const { commands, entries, integrity, head } = result
  const sentence = result.ok ? 'cli.verified' : 'cli.not_verified'
  const brokenAt = result.broken_at ?? '—'
  context.answer(result, context.words.say(sentence, { commands, entries, integrity, head, broken_at: brokenAt }))
  return result.ok ? 0 : 2
}
