import type { Locale } from '../../language/localized-text.ts'
import type { Clause, Measure, EvidenceRule, TextStatus } from '../checklist.ts'
import { readChoices, writeChoices } from './choices-text.ts'
import { fold } from './condition-syntax.ts'
import type { ConditionVocabulary, Named } from './condition-vocabulary.ts'
import { ownInstrument, type OwnChoice, type OwnItem, type OwnText } from './own-part.ts'
import { readConditionText, type ConditionProblem } from './read-condition-text.ts'
import { writeConditionText } from './write-condition-text.ts'

/** The columns of the sheet of own items, in their order. */
export const itemColumns = [
  'id',
  'checklist',
  'state',
  'text',
  'text_traditional',
  'text_english',
  'help',
  'help_traditional',
  'help_english',
  'measure',
  'choices',
  'weight',
  'applies',
  'proven_by',
  'evidence',
  'instrument',
  'clause',
  'text_status',
  'measures_use',
  'retired',
] as const
export type ItemColumn = (typeof itemColumns)[number]

/** What closed lists are called in the workbook; the first word of each is the one that is written. */
export type RowWords = {
  locale: Locale
  vocabulary: ConditionVocabulary
  lists: Record<ClosedColumn, readonly Named[]>
  readyScales: readonly (readonly OwnChoice[])[]
}
export type ClosedColumn =
  'checklist' | 'state' | 'measure' | 'evidence' | 'instrument' | 'text_status' | 'measures_use'

export type RowProblemCode =
  'not_in_list' | 'weight' | 'choices_no_value' | 'choices_value_range' | 'choices_no_text' | 'condition' | 'proof_form'

/** What is wrong in one cell of a row. */
export type RowProblem = {
  column: ItemColumn
  code: RowProblemCode
  value: string
  choices: string
  condition: ConditionProblem | null
}

/** An item as the cells of its row. Of several clauses the first is shown; the others stay as they are. */
export function writeItemRow(item: OwnItem, words: RowWords): Record<ItemColumn, string | number> {
  const listed = (column: ClosedColumn, id: string) => words.lists[column].find((one) => one.id === id)?.words[0] ?? id
  const condition = (value: Parameters<typeof writeConditionText>[0]) =>
    writeConditionText(value, words.vocabulary, words.locale)
  const [source] = item.source
  const choice = (id: string) => item.choices.find((one) => one.id === id)?.text['zh-CN'] ?? id
  return {
    id: item.id,
    checklist: listed('checklist', item.checklist),
    state: listed('state', item.retired === null ? 'active' : 'retired'),
    text: item.text['zh-CN'],
    text_traditional: item.text['zh-TW'] ?? '',
    text_english: item.text.en ?? '',
    help: item.help['zh-CN'],
    help_traditional: item.help['zh-TW'] ?? '',
    help_english: item.help.en ?? '',
    measure: listed('measure', item.measure),
    choices: writeChoices(item.choices),
    weight: item.weight,
    applies: item.applies === null ? '' : condition(item.applies),
    proven_by: item.proven_by.map((proof) => `${condition(proof.when)} → ${choice(proof.choice)}`).join('\n'),
    evidence: listed('evidence', item.evidence),
    instrument: source ? listed('instrument', source.instrument) : '',
    clause: source?.clause ?? '',
    text_status: source ? listed('text_status', source.text_status) : '',
    measures_use: listed('measures_use', item.measures_use ? 'yes' : 'no'),
    retired: item.retired ?? '',
  }
}

/**
 * The item that a row describes, or what is wrong in its cells. Whether the item as a whole is sound is another
 * question (`checkOwnItem`).
 *
 * @param cells the text of each cell; blank is empty
 * @param held the item of the draft that the row is about; null for a new one
 */
export function readItemRow(
  cells: Readonly<Record<ItemColumn, string>>,
  held: OwnItem | null,
  id: string,
  words: RowWords,
): { ok: true; item: OwnItem } | { ok: false; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const note = (column: ItemColumn, code: RowProblemCode, value: string, rest: Partial<RowProblem> = {}) =>
    void problems.push({ column, code, value, choices: '', condition: null, ...rest })
  const listed = (column: ClosedColumn, otherwise: string): string => {
    const typed = cells[column].trim()
    if (typed === '') return otherwise
    const found = words.lists[column].find((one) => one.words.some((word) => fold(word) === fold(typed)))
    if (found) return found.id
    note(column, 'not_in_list', typed, { choices: words.lists[column].map((one) => one.words[0]).join('、') })
    return otherwise
  }
  const condition = (column: 'applies' | 'proven_by', text: string) => {
    const read = readConditionText(text, words.vocabulary)
    if (read.ok) return read.condition
    note(column, 'condition', text, { condition: read.problem })
    return null
  }
  const choices = choicesOf(cells.choices, held, words, note)
  const proven_by = lines(cells.proven_by).flatMap((line) => {
    const match = /^(.*)(?:→|->|=>)([^→>]*)$/.exec(line)
    if (!match) {
      note('proven_by', 'proof_form', line)
      return []
    }
    const when = condition('proven_by', match[1] ?? '')
    const named = (match[2] ?? '').trim()
    const choice = choices.find(({ id: own, text }) =>
      [own, text['zh-CN'], text['zh-TW'], text.en].some((word) => word !== undefined && fold(word) === fold(named)),
    )
    if (!choice) {
      note('proven_by', 'not_in_list', named, { choices: choices.map((one) => one.text['zh-CN']).join('、') })
    }
    return when && choice ? [{ when, choice: choice.id }] : []
  })
  const weight = cells.weight.trim() === '' ? (held?.weight ?? 1) : Number(cells.weight.normalize('NFKC'))
  if (!Number.isFinite(weight)) note('weight', 'weight', cells.weight)
  const retired = listed('state', 'active') === 'retired'
  const item: OwnItem = {
    id,
    checklist: listed('checklist', held?.checklist ?? ''),
    measure: listed('measure', held?.measure ?? '') as Measure,
    weight,
    text: textOf(cells.text, cells.text_traditional, cells.text_english),
    help: textOf(cells.help, cells.help_traditional, cells.help_english),
    applies: cells.applies.trim() === '' ? null : condition('applies', cells.applies),
    choices,
    proven_by,
    evidence: listed('evidence', 'none') as EvidenceRule,
    source: sourceOf(cells, held, listed),
    measures_use: listed('measures_use', 'no') === 'yes',
    retired: retired ? cells.retired.trim() : null,
  }
  if (item.measure === ('' as string)) {
    note('measure', 'not_in_list', '', { choices: words.lists.measure.map((one) => one.words[0]).join('、') })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, item }
}

function choicesOf(
  text: string,
  held: OwnItem | null,
  words: RowWords,
  note: (column: ItemColumn, code: RowProblemCode, value: string) => void,
): OwnChoice[] {
  const ready = words.readyScales.find((scale) => fold(writeChoices(scale)) === fold(text.trim()))
  const asHeld = held !== null && fold(writeChoices(held.choices)) === fold(text.trim())
  if (asHeld) return held.choices
  if (ready) return [...ready]
  const read = readChoices(text, held?.choices ?? [])
  if (read.ok) return read.choices
  note('choices', `choices_${read.problem}`, read.part)
  return []
}

/** The first clause as the cells say, the others as they were. */
function sourceOf(
  cells: Readonly<Record<ItemColumn, string>>,
  held: OwnItem | null,
  listed: (column: ClosedColumn, otherwise: string) => string,
): Clause[] {
  const instrument = listed('instrument', '')
  const rest = held?.source.slice(1) ?? []
  if (instrument === '') return rest
  // What a team requires itself needs no checking against a source.
  const text_status = listed('text_status', instrument === ownInstrument ? 'verbatim' : 'reconstructed') as TextStatus
  return [{ instrument, clause: cells.clause.trim(), text_status }, ...rest]
}

function textOf(chinese: string, traditional: string, english: string): OwnText {
  return {
    'zh-CN': chinese.trim(),
    ...(traditional.trim() === '' ? {} : { 'zh-TW': traditional.trim() }),
    ...(english.trim() === '' ? {} : { en: english.trim() }),
  }
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
