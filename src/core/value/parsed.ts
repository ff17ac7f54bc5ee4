import type { Cell } from '../sheet/grid.ts'

/** Why a value is less than certain; sentences in `import.json` under `note.*`. */
export const valueNotes = [
  'approximate',
  'range_middle',
  'bound',
  'unit_assumed',
  'none_taken_as_unknown',
  'part_of_year',
  'part_of_month',
  'year_span',
  'two_digit_year',
  'republic_year',
  'month_doubtful',
  'serial_number',
  'rest_not_read',
  'per_day',
  'letter_or_digit',
  'ditto',
  'word_within',
  'fraction_as_share',
  'several_names',
  'from_sheet',
] as const
export type ValueNote = (typeof valueNotes)[number]

/** Why a value could not be read; sentences in `import.json` under `problem.*`. */
export const valueProblems = [
  'not_a_number',
  'not_a_date',
  'date_doubtful',
  'date_range',
  'not_yes_no',
  'unknown_choice',
  'formula_error',
  'negative',
  'fraction_of_count',
  'unit_unknown',
  'out_of_range',
  'nothing_above',
  'shared_amount',
] as const
export type ValueProblem = (typeof valueProblems)[number]

/**
 * What came of reading a cell. `value: null` without a problem is a cell that says that nothing is known.
 * `sure` is 1 for what can only be read one way and less where the reading needed an assumption, named by `note`.
 */
export type Parsed<T> = { value: T | null; sure: number; note?: ValueNote } | { problem: ValueProblem }

export const unknownValue = { value: null, sure: 1 } as const

const plainAlready = /^[!-~]+(?: [!-~]+)*$/

/** Full width to half width, odd spaces and invisible marks away, trimmed. */
export function plainText(text: string): string {
  if (plainAlready.test(text)) return text
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\s\u3000]+/g, ' ')
    .trim()
}

const unknownWords = new Set(
  (
    '/ \\ - -- --- — —— ― ～ ~ _ . … … ? ?? * 未填 未填报 未填写 未填列 待核 待核实 待核查 待定 待补 待补充 待填 待查 待确认 无数据 暂无数据 暂无统计 未统计 无统计 无法统计 ' +
    '不详 未知 不清楚 不确定 不适用 不涉及 空 空白 缺 缺失 未提供 无法提供 未掌握 無數據 未填寫 待核實 不詳 ' +
    'n/a na n.a. n.a nd n.d. n/d null nil none tbd tbc unknown s/o #n/a'
  ).split(' '),
)
const unknownPhrases = new Set(['not available', 'not applicable', 'no data', 'n/a- s/o', 'n/a - s/o'])

/** Whether a cell says in words that nothing is known: blank, “/”, “-”, 未填, 待核, 无数据, N/A, ND. “无” is not among them. */
export function saysUnknown(text: string): boolean {
  const plain = plainText(text)
    .toLowerCase()
    .replace(/^[（(](.*)[）)]$/, '$1')
  return plain === '' || unknownWords.has(plain) || unknownPhrases.has(plain)
}

/** What all parsers do first: errors of formulas are problems, unknown markers are unknown. */
export function beforeParsing(cell: Cell): Parsed<never> | null {
  if (cell.kind === 'error')
    return cell.error === '#N/A' && cell.formula === undefined ? unknownValue : { problem: 'formula_error' }
  if (cell.kind === 'number' || cell.kind === 'boolean') return null
  return saysUnknown(cell.text) ? unknownValue : null
}

/** The lesser certainty of two. */
export function lessSure(one: number, other: number): number {
  return Math.round(Math.min(one, other) * 100) / 100
}
