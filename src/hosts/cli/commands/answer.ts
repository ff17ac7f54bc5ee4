import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Failure } from '../../../contract/failures.ts'
import { required, type Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'answer FILE.heshu SYSTEM ITEM VALUE [--note …] [--evidence FILE]'

export async function answer(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, usage)
  const system = required(positionals, 1, usage)
  const item = required(positionals, 2, usage)
  const choice = required(positionals, 3, usage)
  const evidence = options.evidence === undefined ? null : await readEvidence(options.evidence)
  await context.client.call('review.answer', { ids: [system], item, choice, note: options.note ?? null })
  if (evidence) await context.client.call('attachment.add', { system, item, ...evidence })
  const { verdict } = await context.client.call('review.system', { id: system })
  const { words } = context
  const possible = verdict.possible.map((one) => words.say(`plan.action.${one}`)).join('、')
  context.answer(verdict, words.say('cli.answered', { name: verdict.system.name, item, choice, possible }))
}

/** Read before anything is written, so that a wrong path changes nothing. */
async function readEvidence(name: string): Promise<{ name: string; content: string }> {
  try {
    return { name: basename(name), content: await readFile(resolve(name), 'base64') }
  } catch {
    throw new Failure('file_missing', { file: name })
  }
}
