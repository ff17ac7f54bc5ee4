import type { Options } from '../arguments.ts'
import type { Context } from '../context.ts'

export async function help(context: Context, _positionals: string[], _options: Options): Promise<void> {
  const text = context.words.say('cli.help')
  context.answer({ help: text }, text)
}
