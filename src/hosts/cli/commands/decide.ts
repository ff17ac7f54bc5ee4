import { verdicts } from '../../../core/review/verdict.ts'
import { oneOf, required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'decide FILE.heshu SYSTEM VERDICT [--into SYSTEM] --reason …'

export async function decide(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, usage)
  const system = required(positionals, 1, usage)
  const verdict = oneOf(required(positionals, 2, usage), verdicts, 'VERDICT')
  await context.client.call('review.decide', {
    ids: [system],
    verdict,
    into: options.into ?? null,
    reason: options.reason ?? null,
  })
  const { verdict: row } = await context.client.call('review.system', { id: system })
  const { words } = context
  context.answer(row, words.say('cli.decided', { name: row.system.name, verdict: words.say(`plan.action.${verdict}`) }))
}
