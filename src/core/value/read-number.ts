import { arabicNumerals } from './chinese-number.ts'
import { plainText, type ValueNote } from './parsed.ts'
import { isUnit } from './units.ts'

/** A number found in a text, with the words before and after it. */
export type ReadNumber = { value: number; sure: number; note?: ValueNote; before: string; after: string }

const number = String.raw`[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?(?<![a-zA-Z])\.\d+`
const single = new RegExp(`^(.*?)(${number})(.*)$`)
const between = new RegExp(`^(.*?)(${number})([^\\d.,]{0,4}?)(?:-|~|～|—|–|至|到|to)(${number})(.*)$`)

/**
 * Reads the one number of a text: thousands separators, full width digits, Chinese numerals, 约 / 左右 / 余 / 以上
 * and ranges.
 * A range gives its middle with a note. `null` where there is none or more than one.
 */
export function readNumber(text: string): ReadNumber | null {
  const tidy = plainText(text)
  const isChinese = !/\d/.test(tidy)
  const plain = joinedUnits(isChinese ? arabicNumerals(tidy) : tidy)
    .replaceAll(/(\d) (?=\d{3}(?:\D|$))/g, '$1')
    .replaceAll(' ', '')
    .replace(/,+$/, '')
  const range = between.exec(plain)
  if (range) {
    const low = toNumber(range[2] ?? '')
    const high = toNumber(range[4] ?? '')
    const after = range[5] ?? ''
    // 5万-8万 names its unit twice; 5-8万 once.
    if (high > low && !/\d/.test(after) && (range[3] === '' || after.startsWith(range[3] ?? ''))) {
      return { value: (low + high) / 2, sure: 0.6, note: 'range_middle', before: range[1] ?? '', after }
    }
    return null
  }
  const match = single.exec(plain)
  if (!match || /\d/.test(match[3] ?? '')) return null
  const words = softWords(match[1] ?? '', match[3] ?? '')
  // 一般 and 一体化 begin with a numeral and are no amount: what follows must be a unit.
  if (isChinese && words.after !== '' && !isUnit(words.after.replace(/整$/, '')) && words.after !== '成') return null
  return { value: toNumber(match[2] ?? ''), ...words }
}

/** 1亿2千万元 names one amount in two steps: 12000万元. A step without its own unit (1万2) could be 12,000 or 10,002. */
function joinedUnits(text: string): string {
  return text.replaceAll(
    /(\d+(?:\.\d+)?)([亿億])(\d+(?:\.\d+)?)([百千]?)([万萬])|(\d+)([万萬])(\d+)千/g,
    (whole, high, big, low, power, small, ten, _, thousand) => {
      if (ten !== undefined) return String(Number(ten) * 10_000 + Number(thousand) * 1000)
      const part = Number(low) * (power === '千' ? 1000 : power === '百' ? 100 : 1)
      return big === undefined ? whole : `${Number(high) * 10_000 + part}${small}`
    },
  )
}

function softWords(before: string, after: string): Omit<ReadNumber, 'value'> {
  const aboutBefore = /(?:约|約|大约|近|将近|约为|大概|估计|預計|预计|about|approx\.?|circa|~|≈)/i
  const aboutAfter = /(?:左右|上下|余|多|几)/
  const boundBefore = /(?:超过?|不少于|不低于|至少|大于|高于|不超过|不足|少于|小于|低于|以内|>=?|<=?|≥|≤)/
  const boundAfter = /(?:以上|以下|以内|\+$)/
  if (boundBefore.test(before) || boundAfter.test(after)) {
    return { sure: 0.6, note: 'bound', before: before.replace(boundBefore, ''), after: after.replace(boundAfter, '') }
  }
  if (aboutBefore.test(before) || aboutAfter.test(after)) {
    return {
      sure: 0.8,
      note: 'approximate',
      before: before.replace(aboutBefore, ''),
      after: after.replace(aboutAfter, ''),
    }
  }
  return { sure: 1, before, after }
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''))
}

/** Cuts what floating point adds to a product (1.1 × 10000). */
export function scaled(value: number, factor: number): number {
  if (factor === 1) return value
  const product = value * factor
  return Number.isInteger(product) ? product : Number(product.toPrecision(14))
}
