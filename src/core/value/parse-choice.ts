import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, lessSure, plainText, type Parsed } from './parsed.ts'
import { splitList } from './parse-list.ts'

/** The words of each choice, lower case and without spaces (`choiceWords`). */
export type ChoiceWords = ReadonlyMap<string, string>

/** A word of a choice as it is compared: half width, lower case, without spaces and outer punctuation. */
export function choiceKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replaceAll(/[\s“”"'《》]/g, '')
    .replace(/[。.,;:]$/, '')
}

/** One of a closed list: the whole cell is one of its words, or holds the words of one choice only (less sure). */
export function parseChoice(cell: Cell, words: ChoiceWords): Parsed<string> {
  const before = beforeParsing(cell)
  if (before) return before
  return choiceOf(cell.text, words)
}

/** Several of a closed list. Entries that are no choice make the whole cell a problem: nothing is dropped in silence. */
export function parseChoices(cell: Cell, words: ChoiceWords): Parsed<string[]> {
  const before = beforeParsing(cell)
  if (before) return before
  const whole = words.get(choiceKey(cell.text))
  if (whole !== undefined) return { value: [whole], sure: 1 }
  const chosen = new Set<string>()
  let sure = 1
  for (const part of splitList(cell.text)
    .flatMap((one) => one.split(/[和及与以+&]|\band\b/i))
    .filter((one) => one.trim() !== '')) {
    const choice = choiceOf(part, words)
    if ('problem' in choice) return choice
    if (choice.value !== null) chosen.add(choice.value)
    sure = lessSure(sure, choice.sure)
  }
  if (chosen.size === 0) return { problem: 'unknown_choice' }
  return sure < 1 ? { value: [...chosen], sure, note: 'word_within' } : { value: [...chosen], sure }
}

function choiceOf(text: string, words: ChoiceWords): Parsed<string> {
  const key = choiceKey(text)
  const exact = words.get(key) ?? words.get(key.replace(/[类级]$/, ''))
  if (exact !== undefined) return { value: exact, sure: 1 }
  const bracket = /[（(](.*)[)）]$/.exec(key)
  const plain = bracket ? words.get(key.slice(0, bracket.index)) : undefined
  // 二级（拟三级） says two things; 政务APP（安卓版） one.
  if (plain !== undefined)
    return /[拟擬原改待将將]|计划|計劃|或/.test(bracket?.[1] ?? '')
      ? { value: plain, sure: 0.8, note: 'rest_not_read' }
      : { value: plain, sure: 1 }
  if (/(?:非|不是|未|无|没有)/.test(key)) return { problem: 'unknown_choice' }
  const found = new Map<string, number>()
  for (const [word, choice] of words) {
    if (word.length >= 2 && key.includes(word)) found.set(choice, Math.max(found.get(choice) ?? 0, word.length))
  }
  // 政务服务小程序 holds one choice; 网站、公众号 holds two and is no single choice.
  const [first, second] = [...found].toSorted((one, other) => other[1] - one[1])
  if (!first || (second && second[1] === first[1])) return { problem: 'unknown_choice' }
  if (second && found.size > 1) return { problem: 'unknown_choice' }
  return { value: first[0], sure: 0.8, note: 'word_within' }
}
