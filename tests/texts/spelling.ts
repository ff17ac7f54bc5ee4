import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import dictionary from 'dictionary-en'
import * as openChinese from 'opencc-js/t2cn'
import { parse } from 'yaml'
import { z } from 'zod'

const require = createRequire(import.meta.url)

const nspell = require('nspell') as (dictionary: { aff: Uint8Array; dic: Uint8Array }) => {
  correct(word: string): boolean
  add(word: string): unknown
}

const wordList = z.strictObject({
  english: z.array(z.string().min(1)),
  chinese: z.record(z.string().min(1), z.string().min(1)),
})

export type Said = { path: string; chinese: string; english: string }

/** What is wrong with texts: English words no dictionary has, Chinese terms we never write, traditional characters. */
export type Speller = {
  unknownWords(english: string): string[]
  wrongTerms(chinese: string): string[]
  traditionalCharacters(chinese: string): string[]
}

/** @param file our own words beside the dictionary, and the terms we never write with what to write instead */
export function createSpeller(file: string): Speller {
  const { english, chinese } = wordList.parse(parse(readFileSync(file, 'utf8')))
  const spell = nspell(dictionary)
  for (const word of english) spell.add(word)
  const simplified = openChinese.Converter({ from: 't', to: 'cn' })
  const known = (word: string) => spell.correct(word) || spell.correct(word.toLowerCase())
  return {
    unknownWords: (text) => [
      ...new Set(
        wordsOf(text).filter((word) => !known(word) && !word.split('-').every((part) => part === '' || known(part))),
      ),
    ],
    wrongTerms: (text) => Object.keys(chinese).filter((term) => text.includes(term)),
    traditionalCharacters: (text) => [...text].filter((character) => simplified(character) !== character),
  }
}

/** Words of letters; what stands in braces, in quotation marks or holds figures is a name, not a word. */
function wordsOf(text: string): string[] {
  const plain = text
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll('’', "'")
    .replaceAll(/\S*(?:\d|_|\.\w|\w\/|@)\S*/g, ' ')
  return plain.match(/[A-Za-z][A-Za-z'-]*[A-Za-z]/g)?.map((word) => word.replace(/'s?$/, '')) ?? []
}

/** Every text of a YAML resource that is said in Chinese and English. */
export function textsOfYaml(folder: string, pattern: string): Said[] {
  return globSync(join(folder, pattern)).flatMap((path) => textsIn(parse(readFileSync(path, 'utf8')), path))
}

function textsIn(value: unknown, path: string): Said[] {
  if (typeof value !== 'object' || value === null) return []
  const { 'zh-CN': chinese, en: english } = value as Record<string, unknown>
  if (typeof chinese === 'string' && typeof english === 'string') return [{ path, chinese, english }]
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`))
}
