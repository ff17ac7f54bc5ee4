import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { SheetDifference } from '../../../contract/calls/own-checklist.ts'
import { Failure } from '../../../contract/failures.ts'
import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

const usage = 'checklist FILE.heshu --out FILE.xlsx | --in FILE.xlsx [--dry-run] | --publish'

/** Writes the checklists to a workbook, takes an edited one into the draft, or puts the draft in force. */
export async function checklist(context: Context, positionals: string[], options: Options): Promise<number | void> {
  const asked = [options.out, options.in, options.publish].filter((one) => one !== undefined)
  if (asked.length !== 1) throw new Failure('invalid_argument', { detail: usage })
  await openNamed(context, positionals, usage, options.out !== undefined || options['dry-run'] === true)
  if (options.publish) return publish(context)
  if (options.in !== undefined) return take(context, resolve(options.in), options['dry-run'] === true)
  const path = resolve(options.out ?? '')
  const { content } = await context.client.call('own_checklist.export', { locale: context.locale })
  try {
    await writeFile(path, Buffer.from(content, 'base64'))
  } catch (error) {
    throw new Failure('not_writable', { file: path, detail: error instanceof Error ? error.message : String(error) })
  }
  context.answer({ path }, context.words.say('cli.written', { path }))
}

/** Takes what can be taken; 2 where a cell was refused. */
async function take(context: Context, path: string, dryRun: boolean): Promise<number | void> {
  const content = await readFile(path).catch(() => {
    throw new Failure('file_missing', { file: path })
  })
  const { client, locale } = context
  const input = { name: basename(path), content: content.toString('base64'), locale }
  const difference = dryRun
    ? await client.call('own_checklist.compare', input)
    : await client.call('own_checklist.take', input)
  context.answer(difference, differenceText(context, difference))
  if (difference.refused.length > 0) return 2
}

function differenceText({ words }: Context, { changes, refused }: SheetDifference): string {
  return [
    ...changes.map(({ kind, id, title }) =>
      words.say('cli.checklist_change', { kind: words.say(`own-checklists.change.${kind}`), id, title }),
    ),
    ...refused.map((cell) => words.say('cli.checklist_refused', cell)),
    words.say('cli.checklist_taken', { count: changes.length, refused: refused.length }),
  ].join('\n')
}

async function publish({ client, words, answer }: Context): Promise<void> {
  const published = await client.call('own_checklist.publish', {})
  const count = published.changes.length
  const sentence = count === 0 ? 'checklist_unchanged' : 'checklist_published'
  answer(published, words.say(`cli.${sentence}`, { number: published.number, count }))
}
