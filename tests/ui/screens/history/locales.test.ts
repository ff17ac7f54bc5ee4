import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')
const subjects = ['screen-history', 'screen-settings']

function messages(locale: string, subject: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value)
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  walk(JSON.parse(readFileSync(join(root, `resources/locales/${locale}/${subject}.json`), 'utf8')), subject)
  return found
}

function named(found: Map<string, string>): Record<string, string[]> {
  return Object.fromEntries(
    [...found].map(([key, text]) => [key, [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()]),
  )
}

test.each(subjects)('%s says the same in both languages, filled from the same names, without crying out', (subject) => {
  const [chinese, english] = [messages('zh-CN', subject), messages('en', subject)]
  expect(named(english)).toEqual(named(chinese))
  expect([...chinese.values(), ...english.values()].filter((text) => /[!！]/.test(text))).toEqual([])
})

test('every message that history and settings name in full is there', () => {
  const known = new Set(subjects.flatMap((subject) => [...messages('zh-CN', subject).keys()]))
  const files = ['history', 'settings'].flatMap((screen) => {
    const folder = join(root, 'src/ui/screens', screen)
    return readdirSync(folder).map((file) => join(folder, file))
  })
  const used = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'(screen-(?:history|settings)\.[\w.]*\w)'/g)].map(([, key]) => key ?? ''),
  )
  expect([...new Set(used)].filter((key) => !known.has(key))).toEqual([])
})

test('every table and column of a workspace has a name', () => {
  const schema = readFileSync(join(root, 'src/engine/document/migrations/0010-first.ts'), 'utf8')
  const known = messages('zh-CN', 'screen-history')
  const unrecorded = ['content', 'command', 'journal', 'current_command', 'system']
  const missing = [...schema.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\) STRICT/g)].flatMap(
    ([, table = '', body = '']) => {
      if (unrecorded.includes(table)) return []
      const columns = [...body.matchAll(/^\s+([a-z_]\w*) (?:TEXT|INTEGER|REAL)/gm)].map(([, column]) => column ?? '')
      const keys = [
        `screen-history.table.${table}`,
        ...columns.filter((column) => column !== 'uid').map((column) => `screen-history.column.${column}`),
      ]
      return keys.filter((key) => !known.has(key))
    },
  )
  expect(missing).toEqual([])
})
