import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

function keysOf(locale: string, subject: string): Map<string, string> {
  const keys = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') keys.set(path, value)
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  walk(JSON.parse(readFileSync(join(root, `resources/locales/${locale}/${subject}.json`), 'utf8')), subject)
  return keys
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted()
}

test('English and Chinese have the same messages, filled from the same names', () => {
  const [chinese, english] = [keysOf('zh-CN', 'ui'), keysOf('en', 'ui')]
  const named = (keys: Map<string, string>) =>
    Object.fromEntries([...keys].map(([key, text]) => [key, placeholders(text)]))
  expect(named(english)).toEqual(named(chinese))
})

test('every message that a screen names in full is there', () => {
  const subjects = readdirSync(join(root, 'resources/locales/zh-CN')).map((file) => file.replace('.json', ''))
  const known = new Set(subjects.flatMap((subject) => [...keysOf('zh-CN', subject).keys()]))
  const sources = readdirSync(join(root, 'src/ui'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(vue|ts)$/.test(file),
  )
  const missing = sources.flatMap((file) => {
    const used = readFileSync(join(root, 'src/ui', file), 'utf8').matchAll(/\bt\(\s*'([a-z_]+\.[\w.]+)'/g)
    return [...used].flatMap(([, key]) => (key && !known.has(key) ? [`${file}: ${key}`] : []))
  })
  expect(missing).toEqual([])
})

test('no message cries out', () => {
  const loud = ['zh-CN', 'en'].flatMap((locale) => [...keysOf(locale, 'ui')].filter(([, text]) => /[!！]/.test(text)))
  expect(loud).toEqual([])
})
