import type { MatchingWords } from './matching-words.ts'
import type { NormalName } from './normalise-name.ts'

/** What makes two like names stand for two systems; `null` where nothing does. */
export type Difference = 'place' | 'number' | 'direction' | null

/**
 * Whether two names differ in a place, a number or a direction alone. 第一小学 and 第二小学 are two schools however
 * like their names are; one name without any place or number may well be short for the other.
 */
export function tellingDifference(one: NormalName, other: NormalName, words: MatchingWords): Difference {
  if (placesConflict(one.places, other.places)) return 'place'
  if (placesConflict(one.numbers, other.numbers)) return 'number'
  return directionsConflict(one.core, other.core, words.directions) ? 'direction' : null
}

/** Each has something the other lacks: 北京 朝阳 against 长春 朝阳, but not 朝阳 against 北京 朝阳. */
export function placesConflict(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false
  return one.some((entry) => !other.includes(entry)) && other.some((entry) => !one.includes(entry))
}

/** Names of equal length that differ only where both have a direction. */
function directionsConflict(one: string, other: string, directions: string): boolean {
  if (one === other || one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) {
    const a = one.charAt(at)
    const b = other.charAt(at)
    if (a !== b && !(directions.includes(a) && directions.includes(b))) return false
  }
  return true
}

/** Whether what each name has besides the other names another doing: 追溯 against 投诉, but not 申领 against 申请. */
export function doingsConflict(left: readonly [string, string], words: MatchingWords): boolean {
  if (left[0] === '' || left[1] === '') return false
  const [mine, theirs] = left.map((text) =>
    words.actionWords.flatMap((group, at) => (group.some((word) => text.includes(word)) ? [at] : [])),
  )
  if (mine === undefined || theirs === undefined || mine.length === 0 || theirs.length === 0) return false
  return !mine.some((doing) => theirs.includes(doing))
}
