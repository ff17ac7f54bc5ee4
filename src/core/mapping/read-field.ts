import type { Cell } from '../sheet/grid.ts'
import { beforeParsing, plainText, type Parsed } from '../value/parsed.ts'
import { parseBoolean } from '../value/parse-boolean.ts'
import { parseChoice, parseChoices, type ChoiceWords } from '../value/parse-choice.ts'
import { parseCount, parseNumber } from '../value/parse-count.ts'
import { parseDate } from '../value/parse-date.ts'
import { parseList } from '../value/parse-list.ts'
import { parseMinutes } from '../value/parse-minutes.ts'
import { parseMoney } from '../value/parse-money.ts'
import { readNumber } from '../value/read-number.ts'
import type { ReadFieldType } from './field-types.ts'

export type FieldValue = string | number | boolean | string[]

const noWords: ChoiceWords = new Map()

/** Reads a cell as a field of that type. `unit` is the unit of its column, `words` the words of its choices. */
export function readField(
  cell: Cell,
  type: ReadFieldType,
  unit: string | null,
  words: ChoiceWords = noWords,
): Parsed<FieldValue> {
  switch (type.type) {
    case 'text':
      return parseText(cell)
    case 'list':
      return parseList(cell)
    case 'choice':
      return parseChoice(cell, words)
    case 'choices':
      return parseChoices(cell, words)
    case 'date':
      return parseDate(cell)
    case 'money':
      return parseMoney(cell, unit)
    case 'count':
      return parseCount(cell, unit)
    case 'minutes':
      return parseMinutes(cell, unit)
    case 'boolean':
      return parseBoolean(cell)
    case 'satisfaction':
      return parseSatisfaction(cell, words)
    case 'year':
      return parseYear(cell)
    case 'number':
      return parseNumber(cell)
  }
}

function parseText(cell: Cell): Parsed<string> {
  const before = beforeParsing(cell)
  if (before) return before
  return { value: cell.text.replaceAll(/[ \t\u3000]*\n[ \t\u3000]*/g, '\n').trim(), sure: 1 }
}

/** 1 to 5: a number, stars, 分 or the words of the scale. Scores on another scale are out of range, not converted. */
function parseSatisfaction(cell: Cell, words: ChoiceWords): Parsed<number> {
  const before = beforeParsing(cell)
  if (before) return before
  const text = plainText(cell.text)
  if (/^[★⭐]{1,5}[☆]{0,4}$/u.test(text)) return { value: text.replaceAll(/[^★⭐]/gu, '').length, sure: 1 }
  const read = /\d/.test(text) ? readNumber(text) : null
  if (!read) {
    const word = parseChoice(cell, words)
    if ('problem' in word) return word
    return { ...word, value: word.value === null ? null : Number(word.value) }
  }
  if (read.value < 1 || read.value > 5) return { problem: 'out_of_range' }
  return Number.isInteger(read.value)
    ? { value: read.value, sure: read.sure }
    : { value: Math.round(read.value), sure: 0.7, note: 'approximate' }
}

function parseYear(cell: Cell): Parsed<number> {
  const date = parseDate(cell)
  if ('problem' in date || date.value === null) return 'problem' in date ? date : { value: null, sure: 1 }
  return { value: Number(date.value.slice(0, 4)), sure: date.sure, ...(date.note ? { note: date.note } : {}) }
}
