import type { HistoryCommand } from '../../../contract/calls/history.ts'
import { Failure } from '../../../contract/failures.ts'
import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'
import { openNamed } from './open.ts'

export async function history(context: Context, positionals: string[], options: Options): Promise<void> {
  await openNamed(context, positionals, 'history FILE.heshu [--limit N]', true)
  const limit = options.limit === undefined ? 100 : Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw new Failure('invalid_argument', { detail: '--limit 1–500' })
  }
  const { commands } = await context.client.call('history.list', { limit })
  context.answer(commands, commands.map((command) => commandText(context, command)).join('\n'))
}

export async function undo(context: Context, positionals: string[], _options: Options): Promise<void> {
  await openNamed(context, positionals, 'undo FILE.heshu')
  const command = await context.client.call('history.undo', {})
  context.answer(command, context.words.say('cli.undone', { command: sentenceOf(context, command) }))
}

export async function redo(context: Context, positionals: string[], _options: Options): Promise<void> {
  await openNamed(context, positionals, 'redo FILE.heshu')
  const command = await context.client.call('history.redo', {})
  context.answer(command, context.words.say('cli.redone', { command: sentenceOf(context, command) }))
}

function commandText(context: Context, command: HistoryCommand): string {
  const undone = command.undone ? context.words.say('cli.marked_undone') : ''
  return `${command.id}  ${command.at}  ${command.author}  ${sentenceOf(context, command)}${undone}  (${command.entries})`
}

function sentenceOf({ words }: Context, command: HistoryCommand): string {
  return words.say(`history.commands.${command.name.replaceAll('.', '_')}`, command.values)
}
