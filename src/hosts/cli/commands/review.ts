import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

export async function review(context: Context, positionals: string[], _options: Options): Promise<void> {
  await openNamed(context, positionals, 'review FILE.heshu')
  const run = await context.client.call('review.run', {})
  // What a script reads is every verdict with its grounds; a person at the keyboard gets the counts.
  const rows = context.json ? await context.client.call('review.verdicts', {}) : []
  context.answer({ ...run, rows }, reviewText(context, run))
}

export function reviewText(
  { words }: Context,
  run: {
    systems: number
    proven: number
    findings: number
    settled: number
    verdicts: object
    proposals?: object
  },
): string {
  const verdicts = Object.entries(run.verdicts)
    .map(([verdict, count]) => `${words.say(`plan.action.${verdict}`)} ${String(count)}`)
    .join('、')
  const proposals = Object.entries(run.proposals ?? {})
    .map(([conclusion, count]) => `${words.say(`proposals.conclusion.${conclusion}`)} ${String(count)}`)
    .join('、')
  const { systems, proven, findings, settled } = run
  const said = words.say('cli.reviewed', { systems, proven, findings, settled, verdicts })
  return proposals === '' ? said : `${said}\n${words.say('cli.reviewed_proposals', { proposals })}`
}
