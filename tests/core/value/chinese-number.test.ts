import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { arabicNumerals } from '../../../src/core/value/chinese-number.ts'

test.each([
  ['三百二十万元', '320万元'],
  ['贰拾万元整', '20万元整'],
  ['二〇二一年三月', '2021年3月'],
  ['两千三百零五', '2305'],
  ['一亿三千万元', '130000000元'],
  ['十二人', '12人'],
])('%s is written %s', (text, expected) => {
  expect(arabicNumerals(text)).toBe(expected)
})

test.each(['三五个', '七八十人', '百十', '三百二', '两万五'])('%s names no one number and is left', (text) => {
  expect(arabicNumerals(text)).toBe(text)
})

test('every number below a hundred million that is spelled out comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      expect(
        Number(
          arabicNumerals(`${spelled(value)}元`)
            .replace('元', '')
            .replace('万', '0000'),
        ),
      ).toBe(value)
    }),
  )
})

/** The number in full Chinese words, zeros written out. */
function spelled(value: number): string {
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  if (high === 0) return upToThousands(low)
  if (low === 0) return `${upToThousands(high)}万`
  return `${upToThousands(high)}万${low < 1000 ? '零' : ''}${upToThousands(low)}`
}

function upToThousands(value: number): string {
  let text = ''
  let gap = false
  for (const [power, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / power) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${'零一二三四五六七八九'[digit]}${word}`
    gap = false
  }
  return text
}
