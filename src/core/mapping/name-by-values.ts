import type { FoundColumn } from '../sheet/found-table.ts'
import type { Cell } from '../sheet/grid.ts'
import { plainText, saysUnknown } from '../value/parsed.ts'
import { composedMeaning } from './compose-heading.ts'
import type { CompiledDictionary } from './dictionary.ts'
import { headingKey } from './heading-key.ts'

export type NamedByValues = { column: FoundColumn; confidence: number }

/** A name that another system is told by is not the name of the one in the row. */
const ofAnother = /对接|接入|替代|并入|关联|上级|整合|迁移|来源|文件|依据|對接|介接|existing|related|target/i
const noWord = /^(?:[-+\d,.:/%\s年月日]+|[是否有无√×YNyn]|https?:.*|www\..*)$/

/**
 * The column that holds what a table is about, where no heading says so: the names of systems (or of places in tables
 * of indicators), told by how they read, by a heading that names things, or as the first column of distinct words
 * where enough other columns speak of systems (`told`, their number).
 */
export function nameByValues(
  free: readonly { column: FoundColumn; sample: readonly Cell[] }[],
  dictionary: CompiledDictionary,
  told: number,
): NamedByValues | null {
  let best: NamedByValues | null = null
  let isFirst = true
  for (const { column, sample } of free) {
    const values = wordsOf(sample)
    if (values.length === 0) continue
    const confidence =
      dictionary.kind === 'capacity'
        ? placeConfidence(values, dictionary)
        : nameConfidence(column.header, values, dictionary, isFirst ? told : 0)
    isFirst = false
    if (confidence > (best?.confidence ?? 0)) best = { column, confidence }
  }
  return best
}

/** The share of cells that read like the names of offices. */
export function officeShare(sample: readonly Cell[], dictionary: CompiledDictionary): number {
  return endingShare(wordsOf(sample), dictionary.officeEnding)
}

function nameConfidence(header: string, values: string[], dictionary: CompiledDictionary, told: number): number {
  if (ofAnother.test(header)) return 0
  const distinct = new Set(values).size / values.length
  if (distinct < (dictionary.kind === 'feedback' ? 0.3 : 0.8)) return 0
  const named = endingShare(values, dictionary.nameEnding)
  const offices = endingShare(values, dictionary.officeEnding)
  if (offices > named && offices >= 0.4) return 0
  const length = values.reduce((sum, value) => sum + value.length, 0) / values.length
  if (length > 30) return 0
  const naming = composedMeaning(headingKey(header), dictionary.composed).naming
  if (named >= 0.5) return naming ? 0.72 : 0.66
  if (naming) return 0.64
  return told >= 3 && length >= 3.5 ? 0.52 : 0
}

/** Places are of one level: all townships, or all villages. */
function placeConfidence(values: string[], { placeEnding }: CompiledDictionary): number {
  const distinct = new Set(values).size / values.length
  return distinct >= 0.5 && endingShare(values, placeEnding) >= 0.8 ? 0.66 : 0
}

function wordsOf(sample: readonly Cell[]): string[] {
  const told = sample.filter((cell) => cell.kind !== 'text' || !saysUnknown(cell.text))
  const words = told
    .filter((cell) => cell.kind === 'text')
    .map((cell) => plainText(cell.text))
    .filter((text) => text !== '' && !noWord.test(text))
  return words.length < told.length * 0.9 ? [] : words
}

function endingShare(values: readonly string[], ending: RegExp | null): number {
  if (ending === null || values.length === 0) return 0
  const fitting = values.filter((value) => ending.test(value.replace(/[（(][^（()）]*[)）]$/, '').trim()))
  return fitting.length / values.length
}
