import { measures, type Checklist, type ChecklistItem, type Choice, type Measure } from './checklist.ts'
import type { Facts } from './condition.ts'
import { applies, choiceOf, provenChoice } from './prove.ts'

/** Choices made by people, by item id. An item without an entry was not answered by anybody. */
export type Answers = Readonly<Record<string, string>>

export type AnsweredItem = { item: ChecklistItem; choice: Choice; by: 'person' | 'facts' }

/** Where an item stands for one system. An item whose condition is undecided is open, whatever was answered. */
export type ItemStanding =
  { state: 'not_applicable' } | { state: 'open' } | { state: 'answered'; choice: Choice; by: 'person' | 'facts' }

/**
 * The interval of one measure for one system: `low` if every open item turned out at 0, `high` if at 1.
 * `applicable` is `answered` and `open` together, in the order of the checklists.
 */
export type MeasureScore = {
  low: number
  high: number
  applicable: ChecklistItem[]
  open: ChecklistItem[]
  answered: AnsweredItem[]
}

/**
 * The interval score of method.md §1 over the items of one measure. `null` where no item applies: the measure then
 * says nothing, which is not 0.
 *
 * @param items the items of one measure over all checklists (`itemsByMeasure`)
 * @param answers a person's choice stands before what the facts prove
 */
export function scoreMeasure(items: readonly ChecklistItem[], facts: Facts, answers: Answers): MeasureScore | null {
  const applicable: ChecklistItem[] = []
  const open: ChecklistItem[] = []
  const answered: AnsweredItem[] = []
  let total = 0
  let points = 0
  let openWeight = 0
  for (const item of items) {
    const standing = standingOf(item, facts, answers)
    if (standing.state === 'not_applicable') continue
    applicable.push(item)
    total += item.weight
    if (standing.state === 'open') {
      open.push(item)
      openWeight += item.weight
    } else {
      answered.push({ item, choice: standing.choice, by: standing.by })
      points += item.weight * standing.choice.value
    }
  }
  if (total === 0) return null
  return { low: points / total, high: Math.min(1, (points + openWeight) / total), applicable, open, answered }
}

const notApplicable: ItemStanding = { state: 'not_applicable' }
const stillOpen: ItemStanding = { state: 'open' }

/**
 * Not applicable, open, or answered. An answer whose choice is not on the item's scale counts as none.
 * While the condition is undecided an answer is not counted: the item may yet fall away, and counting it could put
 * the true score outside the interval.
 */
export function standingOf(item: ChecklistItem, facts: Facts, answers: Answers): ItemStanding {
  const concerned = applies(item, facts)
  if (concerned === 'no') return notApplicable
  if (concerned === 'maybe') return stillOpen
  const given = answers[item.id]
  const chosen = given === undefined ? null : choiceOf(item, given)
  if (chosen !== null) return { state: 'answered', choice: chosen, by: 'person' }
  const proven = provenChoice(item, facts)
  return proven === null ? stillOpen : { state: 'answered', choice: proven, by: 'facts' }
}

/** The items of every measure over all checklists, in their order. Made once, used for every system. */
export function itemsByMeasure(checklists: readonly Checklist[]): Record<Measure, ChecklistItem[]> {
  const items = checklists.flatMap((checklist) => checklist.items)
  const groups: Partial<Record<Measure, ChecklistItem[]>> = {}
  for (const measure of measures) groups[measure] = items.filter((item) => item.measure === measure)
  return groups as Record<Measure, ChecklistItem[]>
}
