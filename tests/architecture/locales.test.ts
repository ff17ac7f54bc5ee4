import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failureSentences } from '../../src/contract/failures.ts'
import { differences, sentences, type Texts } from './locales.ts'
import { root } from './source-files.ts'

const folder = join(root, 'resources/locales')
const reference = 'zh-CN'
const others = ['en', 'zh-TW'].filter((locale) => existsSync(join(folder, locale)))

function filesOf(locale: string): string[] {
  return readdirSync(join(folder, locale)).filter((file) => file.endsWith('.json'))
}

function read(locale: string, file: string): Texts {
  return JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as Texts
}

describe('the texts', () => {
  it.each(others)('of %s are in the same files as those of zh-CN', (locale) => {
    expect(filesOf(locale)).toEqual(filesOf(reference))
  })

  it.each(others.flatMap((locale) => filesOf(reference).map((file) => [locale, file] as const)))(
    'of %s have the same names and parameters in %s',
    (locale, file) => {
      expect(differences(read(reference, file), read(locale, file))).toEqual([])
    },
  )

  it('are none of them empty', () => {
    const empty = [reference, ...others].flatMap((locale) =>
      filesOf(locale).flatMap((file) =>
        [...sentences(read(locale, file))]
          .filter(([, sentence]) => sentence.trim() === '')
          .map(([key]) => `${locale}/${file} ${key}`),
      ),
    )
    expect(empty).toEqual([])
  })

  it('of failures have the same parameters in both languages', () => {
    const chinese = Object.fromEntries(Object.entries(failureSentences).map(([code, text]) => [code, text['zh-CN']]))
    const english = Object.fromEntries(Object.entries(failureSentences).map(([code, text]) => [code, text.en]))
    expect(differences(chinese, english)).toEqual([])
  })
})

describe('the check of the texts', () => {
  it('sees a missing name, a name of one language only, and a parameter that differs', () => {
    const chinese = { list: { title: '共 {count} 个', empty: '没有' }, steps: ['一', '二'] }
    const english = { list: { title: '{number} in all', extra: 'More' }, steps: ['one', 'two'] }
    expect(differences(chinese, english)).toEqual([
      'list.empty: missing',
      'list.extra: only here',
      'list.title: {count} against {number}',
    ])
  })

  it('lets a language with forms for one and many say how many', () => {
    expect(
      differences({ left: '还有“{name}”' }, { left: '“{name}” is left | {count} like “{name}” are left' }),
    ).toEqual([])
    expect(differences({ left: '还有 {name}' }, { left: 'one is left | {count} are left' })).toEqual([
      'left: {name} against none',
    ])
  })
})
