import { Failure, failureText } from '../../contract/failures.ts'
import { readArguments } from './arguments.ts'
import { commands, isCommand } from './commands.ts'
import { createContext, localeOf } from './context.ts'

/**
 * `heshu COMMAND …`. Exit code 0: done; 2: refused, with one clear sentence on standard error.
 */
export async function run(words: string[]): Promise<number> {
  let locale = localeOf(undefined)
  try {
    const { command, positionals, options } = readArguments(words)
    locale = localeOf(options.locale)
    if (!isCommand(command)) throw new Failure('unknown_command', { command })
    const context = createContext(options)
    try {
      return (await commands[command](context, positionals, options)) ?? 0
    } finally {
      context.engine.close()
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`${failureText(error, locale)}\n`)
    return 2
  }
}
