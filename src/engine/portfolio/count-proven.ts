import type { Checklist } from '../../core/checklist/checklist.ts'
import type { Facts } from '../../core/checklist/condition.ts'
import { applies, proveItem } from '../../core/checklist/prove.ts'

/** How many answers the facts give that nobody had to: over all systems, items that apply and are proven. */
export function countProven(
  checklistsOf: (subject: { facts: Facts }) => readonly Checklist[],
  facts: ReadonlyMap<string, Facts>,
  answers: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): number {
  let proven = 0
  for (const [system, known] of facts) {
    for (const checklist of checklistsOf({ facts: known })) {
      for (const item of checklist.items) {
        if (answers.get(system)?.has(item.id) || applies(item, known) !== 'yes') continue
        if (proveItem(item, known) !== null) proven += 1
      }
    }
  }
  return proven
}
