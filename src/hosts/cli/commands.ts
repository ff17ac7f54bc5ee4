import type { Options } from './arguments.ts'
import { answer } from './commands/answer.ts'
import { checklist } from './commands/checklist.ts'
import { decide } from './commands/decide.ts'
import { demo } from './commands/demo.ts'
import { help } from './commands/help.ts'
import { history, redo, undo } from './commands/history.ts'
import { importFiles } from './commands/import.ts'
import { list } from './commands/list.ts'
import { mappings } from './commands/mappings.ts'
import { create } from './commands/new.ts'
import { assign, opinion, stepCommand } from './commands/people.ts'
import { plan } from './commands/plan.ts'
import { reply } from './commands/reply.ts'
import { report } from './commands/report.ts'
import { review } from './commands/review.ts'
import { verify } from './commands/verify.ts'
import type { Context } from './context.ts'

/** A command answers through the context; a number is its exit code. */
export type Command = (context: Context, positionals: string[], options: Options) => Promise<number | void>

export const commands = {
  new: create,
  import: importFiles,
  list,
  mappings,
  review,
  checklist,
  answer,
  decide,
  assign,
  opinion,
  submit: stepCommand('submit'),
  recall: stepCommand('recall'),
  return: stepCommand('return'),
  sign: stepCommand('sign'),
  revoke: stepCommand('revoke'),
  reply,
  plan,
  report,
  verify,
  history,
  undo,
  redo,
  demo,
  help,
} as const satisfies Record<string, Command>

export function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name)
}
