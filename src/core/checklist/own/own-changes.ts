import { canonicalJson } from '../canonical.ts'
import type { Adjustment, OwnChecklist, OwnItem, OwnPart } from './own-part.ts'

export const ownChangeKinds = ['added', 'changed', 'retired', 'restored', 'removed', 'weighed', 'off', 'on'] as const
export type OwnChangeKind = (typeof ownChangeKinds)[number]

/** One difference between two own parts. `fields` names what differs, for a change. */
export type OwnChange = {
  of: 'item' | 'checklist' | 'shipped'
  kind: OwnChangeKind
  /** Id of the item or checklist. */
  id: string
  /** The checklist whose version it changes; `null` for a shipped item that is not known any more. */
  checklist: string | null
  fields: string[]
}

type Known = { id: string; retired: string | null }

/**
 * What a later own part has otherwise than an earlier one, in the order of the later, removed ones last.
 *
 * @param checklistOf the checklist of a shipped item
 */
export function ownChanges(before: OwnPart, after: OwnPart, checklistOf: (item: string) => string | null): OwnChange[] {
  return [
    ...changesOf(before.checklists, after.checklists, 'checklist', (one: OwnChecklist) => one.id),
    ...changesOf(before.items, after.items, 'item', (one: OwnItem) => one.checklist),
    ...adjustmentChanges(before.adjustments, after.adjustments, checklistOf),
  ]
}

function changesOf<One extends Known>(
  before: readonly One[],
  after: readonly One[],
  of: 'item' | 'checklist',
  checklistOf: (one: One) => string,
): OwnChange[] {
  const earlier = new Map(before.map((one) => [one.id, one]))
  const later = new Set(after.map((one) => one.id))
  const changes = after.flatMap((one): OwnChange[] => {
    const was = earlier.get(one.id)
    const base = { of, id: one.id, checklist: checklistOf(one), fields: [] }
    if (!was) return [{ ...base, kind: 'added' }]
    const fields = differingFields(was, one)
    if (fields.length === 0) return []
    if (was.retired === null && one.retired !== null) return [{ ...base, kind: 'retired', fields }]
    if (was.retired !== null && one.retired === null) return [{ ...base, kind: 'restored', fields }]
    return [{ ...base, kind: 'changed', fields }]
  })
  const removed = before.filter((one) => !later.has(one.id))
  return [
    ...changes,
    ...removed.map((one): OwnChange => ({ of, kind: 'removed', id: one.id, checklist: checklistOf(one), fields: [] })),
  ]
}

function adjustmentChanges(
  before: readonly Adjustment[],
  after: readonly Adjustment[],
  checklistOf: (item: string) => string | null,
): OwnChange[] {
  const asShipped = (item: string): Adjustment => ({ item, weight: null, off: false, reason: null })
  const find = (list: readonly Adjustment[], item: string) => list.find((one) => one.item === item) ?? asShipped(item)
  const items = [...new Set([...after, ...before].map((one) => one.item))].toSorted()
  return items.flatMap((item): OwnChange[] => {
    const was = find(before, item)
    const is = find(after, item)
    const fields = differingFields(was, is)
    if (fields.length === 0) return []
    const kind = was.off === is.off ? 'weighed' : is.off ? 'off' : 'on'
    return [{ of: 'shipped', kind, id: item, checklist: checklistOf(item), fields }]
  })
}

/** Names of the fields whose content differs, whatever the order of keys. */
export function differingFields<One extends object>(before: One, after: One): string[] {
  const left = new Map(Object.entries(before))
  const right = new Map(Object.entries(after))
  const names = [...new Set([...left.keys(), ...right.keys()])]
  return names.filter((name) => canonicalJson(left.get(name) ?? null) !== canonicalJson(right.get(name) ?? null))
}
