import type { Locale } from '../../language/localized-text.ts'

/** What a word between facts and values means. */
export type Keyword =
  | 'all'
  | 'any'
  | 'not'
  | 'is'
  | 'is_not'
  | 'in'
  | 'not_in'
  | 'at_least'
  | 'below'
  | 'contains'
  | 'contains_not'
  | 'known'
  | 'unknown'
  /** Understood, to be refused with what to write instead. */
  | 'above'
  | 'at_most'

/**
 * The grammar of typed conditions: every spelling of each keyword, in simplified and traditional Chinese, English, and
 * as in common expression languages. The first three are those that are written, by locale.
 */
export const keywords = {
  all: ['且', '且', 'and', '并且', '並且', '&&', '&'],
  any: ['或', '或', 'or', '或者', '||', '|'],
  not: ['非', '非', 'not', '!'],
  is: ['=', '=', '=', '==', '为', '為', '等于', '等於', '是', 'is', 'equals'],
  is_not: ['≠', '≠', '≠', '!=', '<>', '不为', '不為', '不等于', '不等於', '不是', 'is not'],
  in: ['属于', '屬於', 'in', '∈', 'one of'],
  not_in: ['不属于', '不屬於', 'not in', '∉'],
  at_least: ['≥', '≥', '≥', '>=', '不低于', '不低於', '不少于', '不少於', 'at least'],
  below: ['<', '<', '<', '低于', '低於', '少于', '少於', '小于', '小於', 'below', 'less than'],
  contains: ['包含', '包含', 'contains', '含有'],
  contains_not: ['不包含', '不包含', 'contains not', 'does not contain', '不含'],
  known: ['已知', '已知', 'known', 'is known'],
  unknown: ['未知', '未知', 'unknown', 'is unknown', '不明'],
  above: ['>', '>', '>', '高于', '高於', '大于', '大於', '超过', '超過', 'above', 'more than'],
  at_most: ['≤', '≤', '≤', '<=', '不高于', '不高於', '不大于', '不超过', '不超過', 'at most'],
} as const satisfies Record<Keyword, readonly [string, string, string, ...string[]]>

const position: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }

export function keywordIn(keyword: Keyword, locale: Locale): string {
  return keywords[keyword][position[locale]]
}

/** Words for yes and no in every language. */
export const yesWords: readonly string[] = ['是', '有', '真', 'yes', 'true', '√']
export const noWords: readonly string[] = ['否', '无', '無', '没有', '沒有', '假', 'no', 'false', '×']

/**
 * Text as it is compared: full-width signs as half-width ones, Latin letters small, curly quotes straight. One
 * character for one, so that places in it are places in what was typed.
 */
export function fold(text: string): string {
  return Array.from({ length: text.length }, (_, index) => foldCharacter(text[index] ?? '')).join('')
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
  if (half === '\u3000' || half === '\u00a0' || half === '\n' || half === '\t') return ' '
  if ('“”「」『』„'.includes(half)) return '"'
  if ('【〔'.includes(half)) return '['
  if ('】〕'.includes(half)) return ']'
  return half >= 'A' && half <= 'Z' ? half.toLowerCase() : half
}
