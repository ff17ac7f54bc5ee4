import type { Locale } from '../language/localized-text.ts'
import type { Block, HeadingLevel } from './document.ts'

/**
 * Gives every heading its number: 一、 （一） 1. （1） in Chinese (GB/T 9704-2012, 7.3.3), 1 1.1 1.1.1 1.1.1.1 in English.
 * A deeper level starts again under each heading above it.
 */
export function numberHeadings(blocks: Block[], locale: Locale): Block[] {
  const counters = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    counters[block.level - 1] = (counters[block.level - 1] ?? 0) + 1
    counters.fill(0, block.level)
    return { ...block, number: headingNumber(counters.slice(0, block.level), block.level, locale) }
  })
}

function headingNumber(counters: number[], level: HeadingLevel, locale: Locale): string {
  if (locale === 'en') return `${counters.map((count) => Math.max(count, 1)).join('.')} `
  const last = counters[level - 1] ?? 0
  if (level === 1) return `${chineseNumeral(last)}、`
  if (level === 2) return `（${chineseNumeral(last)}）`
  return level === 3 ? `${last}.` : `（${last}）`
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99 as 一 … 九十九; beyond that the Arabic figure. */
export function chineseNumeral(value: number): string {
  if (value < 1 || value > 99 || !Number.isInteger(value)) return String(value)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`
  return ones === 0 ? head : `${head}${digits[ones]}`
}
