import { readCondition } from '../parse-condition.ts'
import { startReading } from '../read-value.ts'
import type { OwnItem } from './own-part.ts'

export const ownItemFields = [
  'checklist',
  'text',
  'help',
  'measure',
  'choices',
  'weight',
  'applies',
  'proven_by',
  'evidence',
  'source',
  'measures_use',
  'retired',
] as const
export type OwnItemField = (typeof ownItemFields)[number]

export type OwnItemProblemCode =
  | 'no_text'
  | 'no_help'
  | 'unknown_checklist'
  | 'moved_checklist'
  | 'weight'
  | 'too_few_choices'
  | 'repeated_choice'
  | 'choice_without_text'
  | 'choice_value'
  | 'no_choice_of_one'
  | 'no_choice_of_zero'
  | 'condition'
  | 'unknown_proof_choice'
  | 'no_source'
  | 'no_clause'
  | 'unknown_instrument'
  | 'retired_without_reason'

/** What is wrong with one field of an own item; `detail` is the word or value it is about. */
export type OwnItemProblem = { field: OwnItemField; code: OwnItemProblemCode; detail: string }

/** What an own item is checked against. */
export type OwnItemGround = {
  checklists: ReadonlySet<string>
  instruments: ReadonlySet<string>
  /** The item as published, under the same id; it stays in its checklist. */
  published: Pick<OwnItem, 'checklist'> | null
}

/** The greatest weight a team may give; shipped items go up to 3. */
export const greatestWeight = 10

/** Everything that keeps an own item from being saved, field by field. */
export function checkOwnItem(item: OwnItem, ground: OwnItemGround): OwnItemProblem[] {
  const problems: OwnItemProblem[] = []
  const note = (field: OwnItemField, code: OwnItemProblemCode, detail = '') =>
    void problems.push({ field, code, detail })
  if (!ground.checklists.has(item.checklist)) note('checklist', 'unknown_checklist', item.checklist)
  if (ground.published && ground.published.checklist !== item.checklist) {
    note('checklist', 'moved_checklist', ground.published.checklist)
  }
  if (item.text['zh-CN'].trim() === '') note('text', 'no_text')
  if (item.help['zh-CN'].trim() === '') note('help', 'no_help')
  if (!checkWeight(item.weight)) note('weight', 'weight', String(item.weight))
  checkChoices(item, note)
  if (item.applies !== null && !isCondition(item.applies)) note('applies', 'condition')
  const choices = new Set(item.choices.map((choice) => choice.id))
  for (const proof of item.proven_by) {
    if (!isCondition(proof.when)) note('proven_by', 'condition')
    if (!choices.has(proof.choice)) note('proven_by', 'unknown_proof_choice', proof.choice)
  }
  if (item.source.length === 0) note('source', 'no_source')
  for (const { instrument, clause } of item.source) {
    if (clause.trim() === '') note('source', 'no_clause')
    if (!ground.instruments.has(instrument)) note('source', 'unknown_instrument', instrument)
  }
  if (item.retired?.trim() === '') note('retired', 'retired_without_reason')
  return problems
}

/** A weight lies above 0 and is at most 10. */
export function checkWeight(weight: number): boolean {
  return Number.isFinite(weight) && weight > 0 && weight <= greatestWeight
}

function checkChoices(
  item: OwnItem,
  note: (field: OwnItemField, code: OwnItemProblemCode, detail?: string) => void,
): void {
  const { choices } = item
  if (choices.length < 2) note('choices', 'too_few_choices')
  const ids = choices.map((choice) => choice.id)
  const words = choices.map((choice) => choice.text['zh-CN'].trim())
  const repeated = words.find((word, index) => word !== '' && words.indexOf(word) !== index)
  if (new Set(ids).size !== ids.length || repeated !== undefined) note('choices', 'repeated_choice', repeated ?? '')
  if (words.includes('')) note('choices', 'choice_without_text')
  const outside = choices.find(({ value }) => !(value >= 0 && value <= 1))
  if (outside) note('choices', 'choice_value', String(outside.value))
  if (choices.length > 0 && !choices.some(({ value }) => value === 1)) note('choices', 'no_choice_of_one')
  if (choices.length > 0 && !choices.some(({ value }) => value === 0)) note('choices', 'no_choice_of_zero')
}

/** Whether the value is a condition over known facts whose checks fit their types, as in the shipped checklists. */
function isCondition(value: unknown): boolean {
  const reading = startReading()
  readCondition(reading, value, [], '', new Map())
  return reading.problems.length === 0
}
