import { describe, expect, it } from 'vitest'
import { heading, type HeadingLevel } from '../../../src/core/document/document.ts'
import { chineseNumeral, numberHeadings } from '../../../src/core/document/numbering.ts'

describe('numberHeadings', () => {
  const levels: HeadingLevel[] = [1, 2, 2, 3, 4, 4, 1, 2, 3]
  const numbers = (locale: 'zh-CN' | 'en'): string[] =>
    numberHeadings(
      levels.map((level) => heading(level, '')),
      locale,
    ).map((block) => (block.kind === 'heading' ? block.number : ''))

  it('numbers four levels as the standard has them and begins again under each heading', () => {
    expect(numbers('zh-CN')).toEqual(['一、', '（一）', '（二）', '1.', '（1）', '（2）', '二、', '（一）', '1.'])
  })

  it('numbers English headings with decimals', () => {
    expect(numbers('en')).toEqual(['1 ', '1.1 ', '1.2 ', '1.2.1 ', '1.2.1.1 ', '1.2.1.2 ', '2 ', '2.1 ', '2.1.1 '])
  })
})

describe('chineseNumeral', () => {
  it('writes 1 to 99 in Chinese and leaves the rest in figures', () => {
    expect([1, 9, 10, 11, 19, 20, 21, 90, 99, 100, 0].map(chineseNumeral)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '十九',
      '二十',
      '二十一',
      '九十',
      '九十九',
      '100',
      '0',
    ])
  })
})
