import { join } from 'node:path'
import { createClient, type Client } from '../../contract/client.ts'
import { dispatch } from '../../contract/dispatch.ts'
import type { Locale } from '../../core/language/localized-text.ts'
import { createEngine, type Engine } from '../../engine/create-engine.ts'
import { openLog } from '../../engine/hosting/log.ts'
import { machineSurroundings } from '../../engine/hosting/surroundings.ts'
import { userDataFolder } from '../../engine/hosting/workspace-folder.ts'
import { loadLocales, type Words } from '../../engine/resources/load-locales.ts'
import type { Options } from './arguments.ts'

/** What a command works with: the engine, and where its answer goes. */
export type Context = {
  client: Client
  engine: Engine
  locale: Locale
  words: Words
  json: boolean
  /** The answer: one JSON document with `--json`, else `text`. Written once, to standard output. */
  answer(value: unknown, text: string): void
  /** A message for the person, to standard error. */
  say(text: string): void
}

export const resourcesFolder = join(import.meta.dirname, '../../../resources')

export function createContext(options: Options): Context {
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const log = openLog(userDataFolder(process.env, process.platform))
  const machine = machineSurroundings(resourcesFolder, log)
  const engine = createEngine({ ...machine, author: options.author ?? machine.author })
  const locale = localeOf(options.locale)
  return {
    engine,
    client: createClient((method, input) => dispatch(engine.handlers, method, input, engine.report)),
    locale,
    words: loadLocales(resourcesFolder)[locale],
    json: options.json ?? false,
    answer(value, text) {
      process.stdout.write(options.json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`)
    },
    say,
  }
}

/** The language asked for, else Chinese. */
export function localeOf(name: string | undefined): Locale {
  return name === 'en' || name === 'zh-TW' ? name : 'zh-CN'
}
