import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, fill } from '../../contract/failures.ts'
import { locales, type Locale } from '../../core/language/localized-text.ts'

/** A tree of texts, as a locale file holds it. */
export type TextTree = { [key: string]: string | TextTree }
export type Words = {
  /** The text at `file.key.key` with its values filled in, or null where there is none. */
  find(key: string, values?: Readonly<Record<string, string | number | boolean | null>>): string | null
  /** The same; the key itself where there is no text. */
  say(key: string, values?: Readonly<Record<string, string | number | boolean | null>>): string
  /** The tree under a key, or an empty one. */
  tree(key: string): TextTree
}

export type LocaleWords = Record<Locale, Words>

/**
 * Reads `locales/<locale>/<file>.json`; a file's name is the first part of its keys. What a locale does not say,
 * simplified Chinese says.
 */
export function loadLocales(directory: string): LocaleWords {
  const reference = loadTree(directory, 'zh-CN')
  const entries = locales.map((locale) => {
    const tree = locale === 'zh-CN' ? reference : loadTree(directory, locale)
    return [locale, wordsOf(tree, reference)] as const
  })
  return Object.fromEntries(entries) as LocaleWords
}

function loadTree(directory: string, locale: Locale): TextTree {
  const folder = join(directory, 'locales', locale)
  const tree: TextTree = {}
  for (const file of namesIn(folder)) {
    if (!file.endsWith('.json')) continue
    try {
      tree[file.slice(0, -'.json'.length)] = JSON.parse(readFileSync(join(folder, file), 'utf8')) as TextTree
    } catch (error) {
      const detail = `locales/${locale}/${file}: ${error instanceof Error ? error.message : String(error)}`
      throw new Failure('damaged_resource', { detail })
    }
  }
  return tree
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}

function wordsOf(tree: TextTree, reference: TextTree): Words {
  const at = (key: string) => lookUp(tree, key) ?? lookUp(reference, key)
  const find: Words['find'] = (key, values = {}) => {
    const text = at(key)
    return typeof text === 'string' ? fill(text, values) : null
  }
  return {
    find,
    say: (key, values) => find(key, values) ?? key,
    tree: (key) => {
      const found = at(key)
      return typeof found === 'object' && found !== null ? found : {}
    },
  }
}

function lookUp(tree: TextTree, key: string): string | TextTree | null {
  let node: string | TextTree | undefined = tree
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || !Object.hasOwn(node, part)) return null
    node = node[part]
  }
  return node ?? null
}
