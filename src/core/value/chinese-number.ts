const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const powers: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const myriads: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

const letters = `${Object.keys(digits).join('')}${Object.keys(powers).join('')}`
const numeral = new RegExp(`[${letters}][${letters}${Object.keys(myriads).join('')}]*`, 'g')
/** 三五 and 七八 before a counter mean “three to five”: they are no number. */
const loose = /^[一二三四五六七八九]{2}[十百千万]?$/

/**
 * Writes the Chinese numerals of a text in Arabic digits: 三百二十万元 → 320万元, 二〇二一年三月 → 2021年3月,
 * 贰拾万元整 → 20万元整. A closing 万 or 亿 stays as the unit it is. Numerals that say no one number (三五个, 百十)
 * and those within words (一体化, 三农) are left, so that they are not read at all.
 */
export function arabicNumerals(text: string): string {
  // 二○二一 is often typed with a circle; alone a circle is a mark.
  const typed = text.replaceAll(/(?<=[一二三四五六七八九〇])[○◯]/g, '〇')
  return typed.replaceAll(numeral, (found) => {
    // 三百二十万 keeps its 万 as a unit; in 一亿三千万 it is part of the number.
    const unit = /^[^万萬亿億]+([万萬亿億])$/.exec(found)?.[1] ?? ''
    const value = valueOf(unit === '' ? found : found.slice(0, -1))
    return value === null ? found : `${value}${unit}`
  })
}

function valueOf(text: string): string | null {
  if ([...text].every((letter) => letter in digits)) return digitByDigit(text)
  const value = byPowers(text)
  return value === null ? null : String(value)
}

/** 二〇二一 is written digit by digit; two digits alone (三五) say “about”. */
function digitByDigit(text: string): string | null {
  if (text.length > 1 && loose.test(text)) return null
  return [...text].map((letter) => digits[letter]).join('')
}

function byPowers(text: string): number | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  let power = 10_000
  let afterZero = false
  for (const letter of text) {
    if (letter in digits) {
      if (digit !== null && digit !== 0) return null
      afterZero = digit === 0 || digits[letter] === 0
      digit = digits[letter] ?? 0
    } else if (letter in powers) {
      const next = powers[letter] ?? 1
      if (next >= power || digit === 0) return null
      if (digit === null && next !== 10) return null
      section += (digit ?? 1) * next
      digit = null
      power = next
    } else {
      const part = section + (digit ?? 0)
      const factor = myriads[letter] ?? 1
      total = factor === 1e8 ? (total + part) * factor : total + part * factor
      section = 0
      digit = null
      power = 10_000
    }
  }
  // 三百二 is 320 in speech and 302 by the letter: left unread.
  const hanging = digit !== null && digit !== 0 && !afterZero && power > 10 && total + section > 0
  return hanging ? null : total + section + (digit ?? 0)
}
