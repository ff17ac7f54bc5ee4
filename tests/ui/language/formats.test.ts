import { expect, test } from 'vitest'
import { createFormats } from '../../../src/ui/language/formats.ts'

test('money stands in 万元 in Chinese and in yuan in English, unknown is empty and never zero', () => {
  const [chinese, english] = [createFormats('zh-CN'), createFormats('en')]
  expect([
    chinese.money(123_456),
    english.money(123_456),
    chinese.money(0),
    chinese.money(null),
    chinese.count(null),
  ]).toEqual(['12.35', '123,456', '0', '', ''])
})
