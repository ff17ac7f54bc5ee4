import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { planText } from './plan.ts'
import { reviewText } from './review.ts'
import { writeReport } from './report.ts'

/**
 * The whole job on the sample county: import, scenes, review, plan, documents. Writes `demo.heshu`, `plan.docx`,
 * `plan.pdf`, `opinion.docx` and `ledger.xlsx` into a folder and says what it did. What lies there under these
 * names from an earlier run is written anew.
 */
export async function demo(context: Context, positionals: string[], _options: Options): Promise<void> {
  const folder = resolve(required(positionals, 0, 'demo DIR'))
  const { client, say, words } = context
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'demo.heshu')
  if (existsSync(path)) rmSync(path)
  const summary = await client.call('workspace.sample', { path })
  const { systems, localities, indicator_values, feedback, scenes_confirmed } = summary.counts
  say(words.say('cli.demo_imported', { systems, localities, indicator_values, feedback, scenes_confirmed }))
  const run = await client.call('review.run', {})
  say(reviewText(context, run))
  const { result } = await client.call('plan.run', { settings: {} })
  say(planText(context, result).split('\n')[0] ?? '')
  const subject = await worthAnOpinion(context)
  const files = []
  for (const name of ['plan.docx', 'plan.pdf'] as const)
    files.push(await writeReport(context, 'plan', join(folder, name), null))
  files.push(await writeReport(context, 'opinion', join(folder, 'opinion.docx'), subject))
  files.push(await writeReport(context, 'ledger', join(folder, 'ledger.xlsx'), null))
  for (const file of files) say(words.say('cli.written', { path: file.path }))
  context.answer(
    {
      workspace: path,
      review: run,
      plan: { status: result.status, objective: result.objective, bound: result.bound, gap: result.gap },
      files: files.map((file) => file.path),
    },
    words.say('cli.demo_done', { folder }),
  )
}

/** The system with most red lines crossed: the one a meeting would ask about first. */
async function worthAnOpinion({ client }: Context): Promise<string> {
  const findings = await client.call('finding.list', {})
  const counts = new Map<string, number>()
  for (const finding of findings) {
    if (finding.severity === 'red_line') counts.set(finding.system.id, (counts.get(finding.system.id) ?? 0) + 1)
  }
  const [worst] = [...counts].toSorted((one, other) => other[1] - one[1])
  return worst?.[0] ?? (await client.call('system.list', {}))[0]?.id ?? ''
}
