import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fill } from '../../contract/failures.ts'

/** The texts that a host itself shows: start-up lines, menus, dialogs. `{name}` is filled from the values. */
export type HostTexts = (key: string, values?: Record<string, string | number>) => string

/** The language of the machine, as far as it can be told from what the system says (`zh_CN.UTF-8`, `en-GB`). */
export function localeOf(language: string | undefined): 'zh-CN' | 'en' {
  return language !== undefined && /^(en|c|posix)(?![a-z])/i.test(language) ? 'en' : 'zh-CN'
}

/** Reads `locales/<locale>/host.json`. An unknown key is shown as it stands. */
export function loadHostTexts(resources: string, locale: 'zh-CN' | 'en'): HostTexts {
  const file = join(resources, 'locales', locale, 'host.json')
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
  return (key, values = {}) => fill(texts[key] ?? key, values)
}
