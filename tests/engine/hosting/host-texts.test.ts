import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHostTexts, localeOf } from '../../../src/engine/hosting/host-texts.ts'

const resources = resolve(import.meta.dirname, '../../../resources')

describe('the texts of a host', () => {
  it('are filled from values', () => {
    const texts = loadHostTexts(resources, 'en')
    expect(texts('serving', { address: 'http://127.0.0.1:7/' })).toBe('The workbench is at http://127.0.0.1:7/')
  })

  it('are in Chinese unless the machine speaks English or nothing at all', () => {
    expect(
      ['zh_CN.UTF-8', 'zh-TW', 'de_DE', undefined, '', 'en_US.UTF-8', 'en', 'C', 'C.UTF-8', 'POSIX'].map(localeOf),
    ).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN', 'zh-CN', 'en', 'en', 'en', 'en', 'en'])
  })

  it('show a name that has no text as it stands', () => {
    expect(loadHostTexts(join(resources), 'zh-CN')('no_such_text')).toBe('no_such_text')
  })
})
