import type { OwnDraft } from '../../../contract/calls/own-checklist.ts'
import type { ChecklistItem, Measure } from '../../../core/checklist/checklist.ts'
import { differingFields } from '../../../core/checklist/own/own-changes.ts'
import { localized, type OwnItem } from '../../../core/checklist/own/own-part.ts'
import type { LocalizedText } from '../../../core/language/localized-text.ts'

export type RowState = 'new' | 'changed' | 'retiring' | 'retired' | 'off' | 'weighed' | 'published' | 'shipped'

/** One item of a checklist on the desk, shipped or own, as the draft has it. */
export type ChecklistRow = {
  id: string
  own: OwnItem | null
  shipped: ChecklistItem | null
  text: LocalizedText
  measure: Measure
  weight: number
  state: RowState
  reason: string | null
  answers: number
}

/** The items of one checklist: own ones first, since they are what is worked on; shipped ones in their order. */
export function checklistRows(state: OwnDraft, checklist: string): ChecklistRow[] {
  const own = state.draft.items.filter((item) => item.checklist === checklist).map((item) => ownRow(state, item))
  const shipped = state.shipped.find((one) => one.id === checklist)?.items ?? []
  return [...own, ...shipped.map((item) => shippedRow(state, item))]
}

function ownRow(state: OwnDraft, item: OwnItem): ChecklistRow {
  return {
    id: item.id,
    own: item,
    shipped: null,
    text: localized(item.text),
    measure: item.measure,
    weight: item.weight,
    state: ownState(item, state.published.items.find((one) => one.id === item.id) ?? null),
    reason: item.retired,
    answers: state.answers[item.id] ?? 0,
  }
}

function ownState(item: OwnItem, published: OwnItem | null): RowState {
  if (published === null) return 'new'
  if (item.retired !== null) return published.retired === null ? 'retiring' : 'retired'
  return differingFields(published, item).length > 0 ? 'changed' : 'published'
}

function shippedRow(state: OwnDraft, item: ChecklistItem): ChecklistRow {
  const adjustment = state.draft.adjustments.find((one) => one.item === item.id)
  return {
    id: item.id,
    own: null,
    shipped: item,
    text: item.text,
    measure: item.measure,
    weight: adjustment?.weight ?? item.weight,
    state: adjustment?.off ? 'off' : adjustment ? 'weighed' : 'shipped',
    reason: adjustment?.reason ?? null,
    answers: state.answers[item.id] ?? 0,
  }
}

/** Rows whose number or text, in any language, has the words searched for. */
export function searchRows(rows: readonly ChecklistRow[], search: string): ChecklistRow[] {
  const words = search.trim().toLowerCase()
  if (words === '') return [...rows]
  return rows.filter((row) => [row.id, ...Object.values(row.text)].some((one) => one.toLowerCase().includes(words)))
}
