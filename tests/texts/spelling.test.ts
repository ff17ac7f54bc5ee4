import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSpeller, textsOfYaml } from './spelling.ts'

const resources = join(import.meta.dirname, '../../resources')
const speller = createSpeller(join(import.meta.dirname, 'spelling-words.yaml'))
const said = textsOfYaml(resources, '{checklists,rules,indicators,templates}/*.yaml')
const english = [...said.map(({ path, english: text }) => ({ path, text })), ...localeTexts('en')]
const chinese = [...said.map(({ path, chinese: text }) => ({ path, text })), ...localeTexts('zh-CN')]

/** Every text of the locale files of one language. */
function localeTexts(locale: string): { path: string; text: string }[] {
  return globSync(join(resources, `locales/${locale}/*.json`)).flatMap((path) =>
    strings(JSON.parse(readFileSync(path, 'utf8'))).map((text) => ({ path, text })),
  )
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** What the check says of each text, with the place it stands at. */
function told(texts: readonly { path: string; text: string }[], check: (text: string) => string[]): string[] {
  return texts.flatMap(({ path, text }) => check(text).map((word) => `${path.slice(resources.length + 1)}: ${word}`))
}

test('there are texts to look at', () => {
  expect([english.length > 2000, chinese.length > 2000]).toEqual([true, true])
})

test('every English word is in the dictionary or in our own list', () => {
  expect(told(english, speller.unknownWords)).toEqual([])
})

test('no Chinese text holds a misspelt term', () => {
  expect(told(chinese, speller.wrongTerms)).toEqual([])
})

test('no traditional character stands in a simplified text, but for the name of the language', () => {
  const others = chinese.filter(({ text }) => !text.includes('繁體'))
  expect(told(others, speller.traditionalCharacters)).toEqual([])
})

test('the check itself finds what is wrong', () => {
  expect([
    speller.unknownWords('The chekclist is well-knwon, and {nmae} is filled in.'),
    speller.wrongTerms('请登陆后填写帐号'),
    speller.traditionalCharacters('系统與资料'),
  ]).toEqual([['chekclist', 'well-knwon'], ['帐号', '登陆'], ['與']])
})
