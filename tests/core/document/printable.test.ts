import { assert, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { printable } from '../../../src/core/document/printable.ts'

it('drops what no document may hold and keeps line ends', () => {
  expect(printable('甲\u0000乙\u0008\r\n丙\t丁\u2028戊\uD800己\uFFFF')).toBe('甲乙\n丙 丁\n戊己')
})

it('leaves only well-formed text without control characters, and is done at once', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 30 }), (text) => {
      const once = printable(text)
      expect(once.isWellFormed()).toBe(true)
      expect(once.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      expect(printable(once)).toBe(once)
    }),
  )
})
