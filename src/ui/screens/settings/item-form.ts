import type { OwnItemInput } from '../../../contract/calls/own-checklist.ts'
import type { EvidenceRule, Measure, TextStatus } from '../../../core/checklist/checklist.ts'
import type { Condition } from '../../../core/checklist/condition.ts'
import { checkOwnItem, type OwnItemGround, type OwnItemProblem } from '../../../core/checklist/own/check-own-item.ts'
import { nextChoiceId } from '../../../core/checklist/own/own-ids.ts'
import { ownInstrument, type OwnChoice, type OwnItem } from '../../../core/checklist/own/own-part.ts'
import type { ReadCondition } from '../../../core/checklist/own/read-condition-text.ts'

/** A text of three languages while it is typed. */
export type TypedText = { 'zh-CN': string; 'zh-TW': string; en: string }

/** An item while it is edited: conditions and figures are still text. */
export type ItemForm = {
  id: string | null
  checklist: string
  measure: Measure
  weight: string
  text: TypedText
  help: TypedText
  applies: string
  choices: { id: string; value: string; text: TypedText }[]
  proofs: { when: string; choice: string }[]
  evidence: EvidenceRule
  source: { instrument: string; clause: string; text_status: TextStatus }[]
  measures_use: boolean
}

/** A new item in a checklist, with a scale that stands ready. */
export function newForm(checklist: string, scale: readonly OwnChoice[], requirement: string): ItemForm {
  return {
    id: null,
    checklist,
    measure: 'demand',
    weight: '1',
    text: typed({ 'zh-CN': '' }),
    help: typed({ 'zh-CN': '' }),
    applies: '',
    choices: scale.map(typedChoice),
    proofs: [],
    evidence: 'note',
    source: [{ instrument: ownInstrument, clause: requirement, text_status: 'verbatim' }],
    measures_use: false,
  }
}

export function formOf(item: OwnItem, write: (condition: Condition) => string): ItemForm {
  return {
    id: item.id,
    checklist: item.checklist,
    measure: item.measure,
    weight: String(item.weight),
    text: typed(item.text),
    help: typed(item.help),
    applies: item.applies === null ? '' : write(item.applies),
    choices: item.choices.map(typedChoice),
    proofs: item.proven_by.map((proof) => ({ when: write(proof.when), choice: proof.choice })),
    evidence: item.evidence,
    source: item.source.map((clause) => ({ ...clause })),
    measures_use: item.measures_use,
  }
}

export function typedChoice({ id, value, text }: OwnChoice): ItemForm['choices'][number] {
  return { id, value: String(value), text: typed(text) }
}

/** An empty choice whose id no choice of the form has had. */
export function newChoice(form: ItemForm, published: readonly OwnChoice[]): ItemForm['choices'][number] {
  const used = [...form.choices, ...published].map((choice) => choice.id)
  return { id: nextChoiceId(used), value: '', text: typed({ 'zh-CN': '' }) }
}

/** The item that the form describes so far; a condition that cannot be read is left out and told by its field. */
export function itemOf(form: ItemForm, read: (text: string) => ReadCondition): OwnItem {
  const condition = (text: string) => {
    const result = read(text)
    return result.ok ? result.condition : null
  }
  return {
    ...form,
    id: form.id ?? '',
    weight: Number(form.weight.normalize('NFKC') || Number.NaN),
    applies: form.applies.trim() === '' ? null : condition(form.applies),
    choices: form.choices.map((choice) => ({
      ...choice,
      value: Number(choice.value.normalize('NFKC').trim() || Number.NaN),
    })),
    proven_by: form.proofs.flatMap(({ when, choice }) => {
      const truth = condition(when)
      return truth === null ? [] : [{ when: truth, choice }]
    }),
    retired: null,
  }
}

/** What keeps the form from being saved, by field. */
export function problemsOf(
  form: ItemForm,
  ground: OwnItemGround,
  read: (text: string) => ReadCondition,
): OwnItemProblem[] {
  const problems = checkOwnItem(itemOf(form, read), ground)
  if (form.applies.trim() !== '' && !read(form.applies).ok) {
    problems.push({ field: 'applies', code: 'condition', detail: '' })
  }
  if (form.proofs.some(({ when }) => !read(when).ok))
    problems.push({ field: 'proven_by', code: 'condition', detail: '' })
  return problems
}

export function inputOf(form: ItemForm, read: (text: string) => ReadCondition): OwnItemInput {
  const { retired: _, ...item } = itemOf(form, read)
  return { ...item, id: form.id }
}

function typed(text: { 'zh-CN': string; 'zh-TW'?: string; en?: string }): TypedText {
  return { 'zh-CN': text['zh-CN'], 'zh-TW': text['zh-TW'] ?? '', en: text.en ?? '' }
}
