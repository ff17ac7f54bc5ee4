import { z } from 'zod'
import type { ItemDifference } from '../../core/checklist/checklist-difference.ts'
import type { LocalizedText } from '../../core/language/localized-text.ts'
import { call } from '../call.ts'

/** One changed item with its question (or a rule with its title) before and after; null where it was not or is no more. */
export type ItemUpdate = ItemDifference & {
  before: LocalizedText | null
  after: LocalizedText | null
  /** Systems with a person's answer that must be looked at again: the scale changed, or the item is gone. */
  answers: number
}

/** A checklist, or the red lines, of which the program has another wording than the workspace is reviewed with. */
export type ChecklistUpdate = {
  checklist: string
  title: LocalizedText
  /** Null for a checklist the program did not have when this workspace was begun. */
  from: string | null
  to: string
  items: ItemUpdate[]
}

export const checklistCalls = {
  /** What the program's own checklists change against the wording in force here; empty when nothing does. */
  'checklist.differences': call<ChecklistUpdate[]>()(z.object({})),
  /** Puts the program's wording in force. Answers keep the words they were given to; undo puts the old wording back. */
  'checklist.adopt': call<{ checklist: string; version: string }[]>()(
    z.object({ checklists: z.array(z.string().min(1)).min(1) }),
  ),
}
