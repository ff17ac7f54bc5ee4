import { canonicalJson } from './canonical.ts'
import type { Checklist, ChecklistItem, RedLine, RedLineSet } from './checklist.ts'

/** What of an item or rule may differ between two versions, in the order it is told. */
export const changedParts = [
  'text',
  'help',
  'scale',
  'choice_text',
  'weight',
  'measure',
  'condition',
  'proof',
  'evidence',
  'effect',
  'source',
  'place',
] as const
export type ChangedPart = (typeof changedParts)[number]

/** One sentence of a difference: key `checklists.difference.<code>` of the locales and its values. */
export type DifferenceSentence = { code: string; values: Record<string, string | number> }

export type ItemDifference = {
  id: string
  change: 'added' | 'removed' | 'changed'
  parts: ChangedPart[]
  sentences: DifferenceSentence[]
}

/** What a newer version of a checklist or of the red lines changes. Empty items: the same, whatever the version says. */
export type ChecklistDifference = {
  checklist: string
  from: string
  to: string
  items: ItemDifference[]
}

/** Items in the order of the new version, those removed after them. The order of items alone is no difference. */
export function checklistDifference(old: Checklist, next: Checklist): ChecklistDifference {
  return differenceOf(old, next, old.items, next.items, itemParts)
}

/** The same of the red lines. */
export function redLineDifference(old: RedLineSet, next: RedLineSet): ChecklistDifference {
  return differenceOf(old, next, old.rules, next.rules, ruleParts)
}

type Parts = Partial<Record<ChangedPart, unknown>>

function itemParts(item: ChecklistItem): Parts {
  return {
    text: item.text,
    help: item.help,
    scale: item.choices.map(({ id, value }) => ({ id, value })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    choice_text: Object.fromEntries(item.choices.map(({ id, text }) => [id, text])),
    weight: item.weight,
    measure: item.measure,
    condition: { applies: item.applies, measures_use: item.measures_use },
    proof: item.proven_by,
    evidence: item.evidence,
    source: item.source,
    place: item.section,
  }
}

function ruleParts(rule: RedLine): Parts {
  return {
    text: rule.title,
    help: { messages: rule.messages, measure: rule.measure },
    condition: { scope: rule.scope, when: rule.when, exempt: rule.exempt },
    effect: { effect: rule.effect, severity: rule.severity },
    source: rule.source,
  }
}

function differenceOf<Entry extends { id: string }>(
  old: { id: string; version: string },
  next: { version: string },
  before: readonly Entry[],
  after: readonly Entry[],
  partsOf: (entry: Entry) => Parts,
): ChecklistDifference {
  const earlier = new Map(before.map((entry) => [entry.id, entry]))
  const later = new Set(after.map((entry) => entry.id))
  const items = after.flatMap((entry): ItemDifference[] => {
    const was = earlier.get(entry.id)
    if (was === undefined) return [plain(entry.id, 'added')]
    const parts = changedBetween(partsOf(was), partsOf(entry))
    if (parts.length === 0) return []
    return [{ id: entry.id, change: 'changed', parts, sentences: parts.map((part) => sentenceOf(part, was, entry)) }]
  })
  const removed = before.filter((entry) => !later.has(entry.id)).map((entry) => plain(entry.id, 'removed'))
  return { checklist: old.id, from: old.version, to: next.version, items: [...items, ...removed] }
}

function changedBetween(before: Parts, after: Parts): ChangedPart[] {
  const changed = changedParts.filter((part) => canonicalJson([before[part]]) !== canonicalJson([after[part]]))
  // Choices come and go with their words; that is told once.
  return changed.includes('scale') ? changed.filter((part) => part !== 'choice_text') : changed
}

function plain(id: string, change: 'added' | 'removed'): ItemDifference {
  return { id, change, parts: [], sentences: [{ code: change, values: { item: id } }] }
}

/** Numbers and names are told with before and after; texts and conditions are shown beside each other instead. */
function sentenceOf(part: ChangedPart, before: object, after: object): DifferenceSentence {
  const told = { weight: 'weight', measure: 'measure', evidence: 'evidence' } as const
  const name = part in told ? told[part as keyof typeof told] : null
  if (name === null) return { code: part, values: {} }
  return { code: part, values: { before: valueAt(before, name), after: valueAt(after, name) } }
}

function valueAt(entry: object, name: string): string | number {
  const value = (entry as Record<string, unknown>)[name]
  return typeof value === 'number' ? value : String(value)
}
