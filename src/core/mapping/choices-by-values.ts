import type { FoundColumn } from '../sheet/found-table.ts'
import type { Cell } from '../sheet/grid.ts'
import { saysUnknown } from '../value/parsed.ts'
import type { CompiledDictionary } from './dictionary.ts'
import { readField } from './read-field.ts'
import { fieldType } from './field-types.ts'

export type ChosenByValues = { column: FoundColumn; field: string; confidence: number }

/** Fields whose words hardly stand for anything else, with what the heading must look like besides, if anything. */
const distinct: readonly [field: string, heading: RegExp][] = [
  ['kind', /^/],
  ['audience', /^/],
  ['status', /[况況态態状狀]|status|state|phase|stage|life/i],
]
/** What is to become of a system, or of another one, is not what it is. */
const notItself =
  /拟|擬|建议|建議|处置|處置|处理|處理|整改|意见|意見|推荐|计划|替代|对接|审批|來源|来源|planned|proposed/i

/** Columns whose heading says nothing known, but whose cells all are words of one choice: 公众号, 小程序, APP. */
export function choicesByValues(
  free: readonly { column: FoundColumn; sample: readonly Cell[] }[],
  dictionary: CompiledDictionary,
  taken: readonly string[],
): ChosenByValues[] {
  const found: ChosenByValues[] = []
  for (const [field, heading] of distinct) {
    if (dictionary.kind !== 'systems' || taken.includes(field)) continue
    const column = free.find(
      (one) =>
        !found.some((other) => other.column === one.column) &&
        heading.test(one.column.header) &&
        !notItself.test(one.column.header) &&
        areAllOf(field, one.sample, dictionary),
    )?.column
    if (column) found.push({ column, field, confidence: 0.6 })
  }
  return found
}

function areAllOf(field: string, sample: readonly Cell[], dictionary: CompiledDictionary): boolean {
  const told = sample.filter((cell) => cell.kind !== 'text' || !saysUnknown(cell.text))
  if (told.length < 3 || told.some((cell) => cell.kind !== 'text' || cell.text.trim().length < 2)) return false
  // The name of a system ends in its kind; a kind alone is short.
  const length = told.reduce((sum, cell) => sum + cell.text.trim().length, 0) / told.length
  if (/[\u4e00-\u9fff]/.test(told[0]?.text ?? '') && length > 6) return false
  const words = told.filter((cell) => {
    const parsed = readField(cell, fieldType(dictionary.kind, field), null, dictionary.choices.get(field))
    return !('problem' in parsed) && parsed.value !== null && parsed.sure >= 0.8
  })
  return words.length >= told.length * 0.9
}
