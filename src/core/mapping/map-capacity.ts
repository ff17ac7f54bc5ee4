import type { Indicator } from '../capacity/capacity.ts'
import type { FoundTable } from '../sheet/found-table.ts'
import { parseBoolean } from '../value/parse-boolean.ts'
import { parseNumber } from '../value/parse-count.ts'
import { isUnit } from '../value/units.ts'
import type { CompiledDictionary } from './dictionary.ts'
import { headingKey, headingReadings } from './heading-key.ts'
import { mapColumns, type ColumnMapping, type RecalledColumns } from './map-columns.ts'
import type { TableCells } from './table-cells.ts'

/** The words of indicators: their codes, titles and synonyms as `headingKey`s. */
export type IndicatorWords = ReadonlyMap<string, string>

export function indicatorWords(indicators: Indicator[]): IndicatorWords {
  const words = new Map<string, string>()
  for (const indicator of indicators) {
    const spellings = [
      indicator.code,
      indicator.title['zh-CN'],
      indicator.title['zh-TW'] ?? '',
      indicator.title.en,
      ...indicator.synonyms,
    ]
    for (const word of spellings) {
      for (const key of [headingKey(word), headingKey(word.replaceAll(/[([【（][^)\]】）]*[)\]】）]/g, ''))]) {
        if (key !== '' && !words.has(key)) words.set(key, indicator.code)
      }
    }
  }
  return words
}

/** Prefix of the field of a column that holds the values of one indicator. */
export const indicatorPrefix = 'indicator:'

/**
 * Maps a table of indicator values. Long tables have a column of indicators beside one of values, wide ones a column
 * for each indicator (and year). A table with both kinds of columns is read as long.
 */
export function mapCapacity(
  table: FoundTable,
  cells: TableCells,
  dictionary: CompiledDictionary,
  words: IndicatorWords,
  recalled?: RecalledColumns,
): ColumnMapping[] {
  const base = mapColumns(table, cells, dictionary, recalled)
  const indicator = base.find((column) => column.field === 'indicator')
  const value = base.find((column) => column.field === 'value')
  const named = indicator
    ? cells.sample(indicator.column).filter((cell) => findIndicator(cell.text, '', words) !== null).length
    : 0
  if (indicator && value && named > 0) return base
  const taken = new Set<string>()
  return base.map((column) => {
    if (
      column.field === 'locality' ||
      column.field === 'year' ||
      column.sensitive !== null ||
      column.reason === 'remembered'
    )
      return column
    const found = findIndicator(column.header, column.path, words)
    const plain: ColumnMapping = {
      ...column,
      field: null,
      confidence: 0,
      reason: column.field === null ? column.reason : 'not_recognised',
      agrees: null,
    }
    if (!found) return plain
    const agrees = numberShare(cells, column.column)
    const key = `${found.code} ${column.year ?? ''}`
    if (taken.has(key)) return { ...plain, reason: 'another_column' }
    if (agrees !== null && agrees < 0.4)
      return { ...plain, reason: 'values_disagree', confidence: found.confidence * 0.5 }
    taken.add(key)
    return { ...plain, field: indicatorPrefix + found.code, confidence: found.confidence, reason: 'indicator', agrees }
  })
}

/** The indicator that a heading or cell names, by any of its words; whole words first, then the longest part. */
export function findIndicator(
  header: string,
  path: string,
  words: IndicatorWords,
): { code: string; confidence: number } | null {
  const readings = headingReadings(header, path === '' ? header : path).map((reading) => ({
    ...reading,
    key: reading.key.replace(/^(?:20\d\d|19\d\d)年?(?:度|末|底)?/, '').replace(/(?:20\d\d)年?$/, ''),
  }))
  const own = path.split(' / ').toReversed().slice(1)
  for (const reading of [
    ...readings,
    ...own.map((text) => ({
      key: headingKey(text.replaceAll(/[([（][^)\]）]*[)\]）]/g, '')),
      worth: 0.95,
      part: false,
    })),
  ]) {
    const code = words.get(reading.key)
    if (code !== undefined && !isUnit(reading.key))
      return { code, confidence: Math.round(0.97 * reading.worth * 100) / 100 }
  }
  let best: { code: string; confidence: number } | null = null
  for (const { key, worth, part } of readings) {
    if (part || key.length < 3) continue
    for (const [word, code] of words) {
      if (word.length < 3) continue
      const [short, long] = word.length < key.length ? [word, key] : [key, word]
      const share = short.length / long.length
      if (share < 0.5 || !long.includes(short)) continue
      const confidence = Math.round((0.5 + 0.35 * share) * worth * 100) / 100
      if (confidence > (best?.confidence ?? 0)) best = { code, confidence }
    }
  }
  return best
}

function numberShare(cells: TableCells, column: string): number | null {
  const parsed = cells.sample(column).map((cell) => {
    const number = parseNumber(cell)
    return 'problem' in number ? parseBoolean(cell) : number
  })
  const filled = parsed.filter((one) => 'problem' in one || one.value !== null)
  if (filled.length === 0) return null
  return Math.round((filled.filter((one) => !('problem' in one)).length / filled.length) * 100) / 100
}
