import type { Condition } from '../condition.ts'

/**
 * The words a condition is said with: facts and values by their names, and the sentences `condition.<key>` of
 * `resources/locales/<locale>/own-checklists.json`.
 */
export type SayingWords = {
  fact(name: string): string
  value(fact: string, value: string): string
  number(fact: string, value: number): string
  say(key: SayingKey, values?: Readonly<Record<string, string>>): string
}

export type SayingKey =
  | 'applies'
  | 'always'
  | 'yes'
  | 'no'
  | 'is'
  | 'is_yes_no'
  | 'in'
  | 'at_least'
  | 'below'
  | 'known'
  | 'unknown'
  | 'contains'
  | 'not'
  | 'and'
  | 'or'
  | 'group'
  | 'list_separator'

/** What an item's condition means: “当类型为 APP 且强制使用为“是”时适用”. Without a condition it always applies. */
export function sayCondition(condition: Condition | null, words: SayingWords): string {
  if (condition === null) return words.say('always')
  return spaced(words.say('applies', { condition: caseText(condition, words) }))
}

/** The case alone, to stand within a sentence: “类型为 APP 且强制使用为“是””. */
export function sayCase(condition: Condition, words: SayingWords): string {
  return spaced(caseText(condition, words))
}

function caseText(condition: Condition, words: SayingWords): string {
  if ('all' in condition) return joined(condition.all, 'and', words)
  if ('any' in condition) return joined(condition.any, 'or', words)
  if ('none' in condition) {
    const inner = joined(condition.none, 'or', words)
    return words.say('not', { condition: inner })
  }
  const fact = words.fact(condition.fact)
  if ('known' in condition) return words.say(condition.known ? 'known' : 'unknown', { fact })
  if ('at_least' in condition)
    return words.say('at_least', { fact, value: words.number(condition.fact, condition.at_least) })
  if ('below' in condition) return words.say('below', { fact, value: words.number(condition.fact, condition.below) })
  if ('contains' in condition)
    return words.say('contains', { fact, value: words.value(condition.fact, condition.contains) })
  if ('in' in condition) {
    const value = condition.in.map((one) => words.value(condition.fact, one)).join(words.say('list_separator'))
    return words.say(condition.in.length === 1 ? 'is' : 'in', { fact, value })
  }
  const { is } = condition
  if (typeof is === 'boolean') return words.say('is_yes_no', { fact, value: words.say(is ? 'yes' : 'no') })
  const value = typeof is === 'number' ? words.number(condition.fact, is) : words.value(condition.fact, is)
  return words.say('is', { fact, value })
}

function joined(parts: readonly Condition[], by: 'and' | 'or', words: SayingWords): string {
  const only = parts[0]
  if (parts.length === 1 && only) return caseText(only, words)
  return parts
    .map((part) => {
      const grouped = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1)
      return grouped ? words.say('group', { condition: caseText(part, words) }) : caseText(part, words)
    })
    .join(words.say(by))
}

/** Chinese and Latin words stand a blank apart; what stands in quotes stays as it is. */
function spaced(text: string): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) => (part.startsWith('“') ? part : part.replaceAll(border, '$& ')))
    .join('')
}

/** A character that is followed by one of the other script. */
const border = /[\u3400-\u9fff](?=[A-Za-z0-9])|[A-Za-z0-9%](?=[\u3400-\u9fff])/g
