import type { ChecklistUpdate, ItemUpdate } from '../../contract/calls/checklist.ts'
import {
  checklistDifference,
  redLineDifference,
  type ChecklistDifference,
} from '../../core/checklist/checklist-difference.ts'
import type { Checklist, RedLineSet } from '../../core/checklist/checklist.ts'
import type { LocalizedText } from '../../core/language/localized-text.ts'
import type { Session } from '../session.ts'
import { checklistsInForce, contentOf } from './checklists-in-force.ts'
import { reviewStateOf } from './review-state.ts'

/** A wording of the program that is not in force here. */
export type Waiting = { next: Checklist | RedLineSet; update: ChecklistUpdate }

/** Every wording of the program that differs from the one in force, in the order of the checklists, red lines last. */
export function waitingUpdates(session: Session): Waiting[] {
  const { checklists: shipped, redLines } = session.resources
  const inForce = checklistsInForce(session)
  const answers = answersByItem(session)
  const waiting = shipped.flatMap((next): Waiting[] => {
    const held = inForce.unchanged.find(({ checklist }) => checklist.id === next.id)
    if (held && contentOf(next).sha256 === held.sha256) return []
    const old: Checklist = held?.checklist ?? { ...next, items: [] }
    const difference = checklistDifference(old, next)
    const update = updateOf(next, difference, questionsOf(old), questionsOf(next), answers)
    return [{ next, update: held ? update : { ...update, from: null } }]
  })
  const old = inForce.redLines
  if (contentOf(redLines).sha256 === old.sha256) return waiting
  const difference = redLineDifference(old.checklist, redLines)
  const update = updateOf(redLines, difference, titlesOf(old.checklist), titlesOf(redLines), answers)
  return [...waiting, { next: redLines, update }]
}

type Texts = ReadonlyMap<string, LocalizedText>

function updateOf(
  next: Checklist | RedLineSet,
  { from, to, items }: ChecklistDifference,
  before: Texts,
  after: Texts,
  answers: ReadonlyMap<string, number>,
): ChecklistUpdate {
  return {
    checklist: next.id,
    title: next.title,
    from,
    to,
    items: items.map((item): ItemUpdate => {
      const touched = item.change === 'removed' || item.parts.includes('scale')
      return {
        ...item,
        before: before.get(item.id) ?? null,
        after: after.get(item.id) ?? null,
        answers: touched ? (answers.get(item.id) ?? 0) : 0,
      }
    }),
  }
}

/** How many systems a person answered each item of. */
function answersByItem(session: Session): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const given of reviewStateOf(session).answers.values()) {
    for (const item of given.keys()) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return counts
}

function questionsOf({ items }: Checklist): Texts {
  return new Map(items.map((item) => [item.id, item.text]))
}

function titlesOf({ rules }: RedLineSet): Texts {
  return new Map(rules.map((rule) => [rule.id, rule.title]))
}
