import type { Condition } from '../condition.ts'
import { nearestName } from '../nearest-name.ts'
import { fold, keywords, noWords, yesWords, type Keyword } from './condition-syntax.ts'
import type { ConditionVocabulary, FactWords, Named } from './condition-vocabulary.ts'

export type ConditionProblemCode =
  | 'unknown_fact'
  | 'operator_expected'
  | 'operator_misfit'
  | 'operator_unsupported'
  | 'value_expected'
  | 'yes_or_no_expected'
  | 'number_expected'
  | 'unknown_value'
  | 'condition_expected'
  | 'bracket_open'
  | 'unexpected'

/** What is wrong, where it stands in the text (`at`, `length` in UTF-16 units), and the words of its sentence. */
export type ConditionProblem = {
  code: ConditionProblemCode
  at: number
  length: number
  values: { word: string; fact: string; near: string; choices: string }
}

export type ReadCondition = { ok: true; condition: Condition } | { ok: false; problem: ConditionProblem }

/**
 * A condition as a person types it: `类型 = APP 且 强制使用 = 是`, `kind in [app, website] or annual_cost >= 100000`,
 * `非（签到打卡 = 是 或 积分排名 = 是）`. Facts and values go by their names in any language or by their ids; *and* binds
 * before *or*; a yes/no fact alone means yes. The first thing that is not understood is told with its place.
 */
export function readConditionText(text: string, vocabulary: ConditionVocabulary): ReadCondition {
  const reader: Reader = { text, folded: fold(text), at: 0, vocabulary }
  try {
    const condition = readAny(reader)
    skipBlanks(reader)
    if (reader.at < text.length) throw stop(reader, 'unexpected', restWord(reader))
    return { ok: true, condition }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem }
    throw error
  }
}

type Reader = { text: string; folded: string; at: number; vocabulary: ConditionVocabulary }

/** Leaves the descent at the first problem; never seen outside this file. */
class Stop extends Error {
  readonly problem: ConditionProblem
  constructor(problem: ConditionProblem) {
    super(problem.code)
    this.problem = problem
  }
}

function readAny(reader: Reader): Condition {
  const parts = [readAll(reader)]
  while (takeKeyword(reader, ['any'])) parts.push(readAll(reader))
  return parts.length === 1 ? parts[0]! : { any: parts }
}

function readAll(reader: Reader): Condition {
  const parts = [readPart(reader)]
  while (takeKeyword(reader, ['all'])) parts.push(readPart(reader))
  return parts.length === 1 ? parts[0]! : { all: parts }
}

function readPart(reader: Reader): Condition {
  skipBlanks(reader)
  if (reader.at >= reader.text.length) throw stop(reader, 'condition_expected')
  // A fact may be called by a word that begins like a keyword: the fact goes first.
  const fact = takeNamed(reader, reader.vocabulary)
  if (fact) return readCheck(reader, fact)
  if (takeKeyword(reader, ['not'])) return negated(readPart(reader))
  if (take(reader, '(')) {
    const opened = reader.at - 1
    const inner = readAny(reader)
    if (!take(reader, ')')) throw stop({ ...reader, at: opened }, 'bracket_open', '(')
    return inner
  }
  const word = restWord(reader)
  if (word === '' || takeKeyword(reader, ['all', 'any'])) throw stop(reader, 'condition_expected')
  const names = reader.vocabulary.flatMap((one) => one.words)
  const near = nearestName(fold(word), names.map(fold))
  throw stop(reader, 'unknown_fact', word, { near: names.find((name) => fold(name) === near) ?? '' })
}

function negated(condition: Condition): Condition {
  return 'any' in condition ? { none: condition.any } : { none: [condition] }
}

const operators = [
  'is_not',
  'not_in',
  'contains_not',
  'known',
  'unknown',
  'at_least',
  'at_most',
  'above',
  'below',
  'in',
  'contains',
  'is',
] as const satisfies Keyword[]

const fitting: Record<FactWords['type'], readonly Keyword[]> = {
  text: ['is', 'is_not', 'in', 'not_in', 'contains', 'contains_not', 'known', 'unknown'],
  list: ['in', 'not_in', 'contains', 'contains_not', 'known', 'unknown'],
  number: ['is', 'is_not', 'at_least', 'below', 'known', 'unknown'],
  boolean: ['is', 'is_not', 'known', 'unknown'],
}

function readCheck(reader: Reader, fact: FactWords): Condition {
  const named = { fact: fact.words[0] ?? fact.id }
  skipBlanks(reader)
  const begins = reader.at
  const operator = takeKeyword(reader, operators)
  if (!operator) {
    if (fact.type === 'boolean' && endsHere(reader)) return { fact: fact.id, is: true }
    throw stop(reader, 'operator_expected', restWord(reader), named)
  }
  const place = { ...reader, at: begins }
  const typed = reader.text.slice(begins, reader.at)
  if (operator === 'above' || operator === 'at_most') throw stop(place, 'operator_unsupported', typed, named)
  if (!fitting[fact.type].includes(operator)) throw stop(place, 'operator_misfit', typed, named)
  switch (operator) {
    case 'known':
      return { fact: fact.id, known: true }
    case 'unknown':
      return { fact: fact.id, known: false }
    case 'at_least':
      return { fact: fact.id, at_least: readNumber(reader, fact) }
    case 'below':
      return { fact: fact.id, below: readNumber(reader, fact) }
    case 'is':
      return { fact: fact.id, is: readOne(reader, fact) }
    case 'is_not':
      return { none: [{ fact: fact.id, is: readOne(reader, fact) }] }
    case 'in':
      return { fact: fact.id, in: readSeveral(reader, fact) }
    case 'not_in':
      return { none: [{ fact: fact.id, in: readSeveral(reader, fact) }] }
    case 'contains':
      return { fact: fact.id, contains: readContained(reader, fact) }
    case 'contains_not':
      return { none: [{ fact: fact.id, contains: readContained(reader, fact) }] }
  }
}

function readOne(reader: Reader, fact: FactWords): string | number | boolean {
  if (fact.type === 'number') return readNumber(reader, fact)
  return fact.type === 'boolean' ? readYesNo(reader, fact) : readWord(reader, fact)
}

function readYesNo(reader: Reader, fact: FactWords): boolean {
  const found = takeNamed(reader, [
    { id: 'yes', words: [...yesWords] },
    { id: 'no', words: [...noWords] },
  ])
  if (found) return found.id === 'yes'
  throw stop(reader, 'yes_or_no_expected', restWord(reader), { fact: fact.words[0] ?? fact.id })
}

const tenThousands: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, '%': 0.01 }

function readNumber(reader: Reader, fact: FactWords): number {
  skipBlanks(reader)
  const match = /^-?\d[\d,]*(?:\.\d+)?/.exec(reader.folded.slice(reader.at))
  if (!match) throw stop(reader, 'number_expected', restWord(reader), { fact: fact.words[0] ?? fact.id })
  reader.at += match[0].length
  const sign = reader.folded[reader.at] ?? ''
  const factor = tenThousands[sign]
  const number = Number(match[0].replaceAll(',', ''))
  if (factor === undefined) return number
  reader.at += 1
  // Percent is divided, not multiplied: 29 × 0.01 is not 0.29.
  return sign === '%' ? number / 100 : number * factor
}

function readSeveral(reader: Reader, fact: FactWords): string[] {
  const closing = take(reader, '[') ? ']' : take(reader, '(') ? ')' : null
  const words = [readWord(reader, fact)]
  while (take(reader, '、') || take(reader, ',')) words.push(readWord(reader, fact))
  if (closing !== null && !take(reader, closing)) throw stop(reader, 'bracket_open', closing === ']' ? '[' : '(')
  return [...new Set(words)]
}

/** Part of a text may be anything; a list is asked for one of its values. */
function readContained(reader: Reader, fact: FactWords): string {
  return readWord(reader, fact.type === 'text' ? { ...fact, choices: null } : fact)
}

/** One of the fact's values by any of its names, or, where any text may stand, a quoted text or a word. */
function readWord(reader: Reader, fact: FactWords): string {
  const named = { fact: fact.words[0] ?? fact.id }
  skipBlanks(reader)
  const begins = reader.at
  const quoted = takeQuoted(reader)
  if (fact.choices === null) {
    const word = quoted ?? restWord(reader)
    if (word === '') throw stop(reader, 'value_expected', '', named)
    if (quoted === null) reader.at += word.length
    return word
  }
  const place = { ...reader, at: begins }
  const choices = fact.choices.map((choice) => choice.words[0]).join('、')
  const found =
    quoted === null
      ? takeNamed(reader, fact.choices)
      : (fact.choices.find((choice) => choice.words.some((word) => fold(word) === fold(quoted))) ?? null)
  if (found) return found.id
  const word = quoted ?? restWord(reader)
  if (word === '') throw stop(place, 'value_expected', '', { ...named, choices })
  const names = fact.choices.flatMap((choice) => choice.words)
  const near = nearestName(fold(word), names.map(fold))
  throw stop(place, 'unknown_value', word, {
    ...named,
    choices,
    near: names.find((name) => fold(name) === near) ?? '',
  })
}

function takeQuoted(reader: Reader): string | null {
  if (reader.folded[reader.at] !== '"') return null
  const end = reader.folded.indexOf('"', reader.at + 1)
  if (end < 0) throw stop(reader, 'bracket_open', reader.text[reader.at] ?? '')
  const word = reader.text.slice(reader.at + 1, end)
  reader.at = end + 1
  return word
}

/** The longest of the names that stands here, as a whole word. */
function takeNamed<One extends Named>(reader: Reader, list: readonly One[]): One | null {
  skipBlanks(reader)
  let best: One | null = null
  let length = 0
  for (const one of list) {
    for (const word of one.words) {
      if (word.length > length && standsHere(reader, word)) {
        best = one
        length = word.length
      }
    }
  }
  reader.at += length
  return best
}

function takeKeyword<One extends Keyword>(reader: Reader, list: readonly One[]): One | null {
  return (
    takeNamed(
      reader,
      list.map((id) => ({ id, words: [...keywords[id]] })),
    )?.id ?? null
  )
}

/** A Latin word ends where its letters end: `or` is not the beginning of `order`. */
function standsHere(reader: Reader, word: string): boolean {
  const folded = fold(word)
  if (!reader.folded.startsWith(folded, reader.at)) return false
  const next = reader.folded[reader.at + folded.length] ?? ''
  return !(/[a-z0-9_]$/.test(folded) && /[a-z0-9_]/.test(next))
}

function take(reader: Reader, sign: string): boolean {
  skipBlanks(reader)
  if (!reader.folded.startsWith(sign, reader.at)) return false
  reader.at += sign.length
  return true
}

function endsHere(reader: Reader): boolean {
  const ahead = { ...reader }
  skipBlanks(ahead)
  return ahead.at >= ahead.text.length || ahead.folded[ahead.at] === ')' || takeKeyword(ahead, ['all', 'any']) !== null
}

function skipBlanks(reader: Reader): void {
  while (reader.folded[reader.at] === ' ') reader.at += 1
}

/** The word that stands here, up to a blank or a sign. */
function restWord(reader: Reader): string {
  const match = /^[^\s()[\],、"=<>≥≤≠!&|;；]+/.exec(reader.folded.slice(reader.at))
  return reader.text.slice(reader.at, reader.at + (match?.[0].length ?? 0))
}

function stop(
  reader: Pick<Reader, 'at' | 'text'>,
  code: ConditionProblemCode,
  word = '',
  values: Partial<ConditionProblem['values']> = {},
): Stop {
  const shown = word === '' ? reader.text.slice(reader.at, reader.at + 1) : word
  return new Stop({
    code,
    at: reader.at,
    length: shown.length,
    values: { word: shown, fact: '', near: '', choices: '', ...values },
  })
}
