import { parseArgs } from 'node:util'
import { Failure } from '../../contract/failures.ts'

/** Options of every command. Each value option may be given more than once where the command says so. */
const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  title: { type: 'string' },
  locality: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
  result: { type: 'string' },
  note: { type: 'string' },
  evidence: { type: 'string' },
  into: { type: 'string' },
  reason: { type: 'string' },
  owner: { type: 'string' },
  due: { type: 'string' },
  resolve: { type: 'boolean' },
  budget: { type: 'string' },
  set: { type: 'string', multiple: true },
  'time-limit': { type: 'string' },
  kind: { type: 'string' },
  system: { type: 'string' },
  to: { type: 'string' },
  locale: { type: 'string' },
  author: { type: 'string' },
  limit: { type: 'string' },
  in: { type: 'string' },
  out: { type: 'string' },
  publish: { type: 'boolean' },
} as const

export type Options = ReturnType<typeof parse>['values']
export type Arguments = { command: string; positionals: string[]; options: Options }

/** Splits the words of a command line; fails with `invalid_argument` on an option that does not exist. */
export function readArguments(words: string[]): Arguments {
  try {
    const { positionals, values } = parse(words)
    const [command = 'help', ...rest] = positionals
    return { command: values.help ? 'help' : command, positionals: rest, options: values }
  } catch (error) {
    throw new Failure('invalid_argument', { detail: error instanceof Error ? error.message : String(error) })
  }
}

/** The argument at a place; fails with the command's usage where it is missing. */
export function required(positionals: string[], index: number, usage: string): string {
  const value = positionals[index]
  if (value === undefined) throw new Failure('invalid_argument', { detail: usage })
  return value
}

/** One of a closed list, or a failure that names the list. */
export function oneOf<Word extends string>(value: string, words: readonly Word[], what: string): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) {
    throw new Failure('invalid_argument', { detail: `${what}: “${value}” ∉ { ${words.join(', ')} }` })
  }
  return found
}

function parse(words: string[]) {
  return parseArgs({ args: words, options, allowPositionals: true, strict: true })
}
