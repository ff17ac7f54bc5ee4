import { answerFact, isAnswerFact, itemOfAnswerFact, unasked } from '../checklist/answer-fact.ts'
import type { Checklist, ChecklistItem, RedLine } from '../checklist/checklist.ts'
import { factsOf, type Facts } from '../checklist/condition.ts'
import { standingOf, type Answers } from '../checklist/interval.ts'
import { conditionsOfRedLine } from '../checklist/red-line.ts'
import type { DecisionTable } from './decision-table.ts'

/** The items whose answers the red lines and the table read: `null` for one that no checklist in use has. */
export type ReadItems = ReadonlyMap<string, ChecklistItem | null>

export function itemsReadByRules(
  redLines: readonly RedLine[],
  table: DecisionTable,
  checklists: readonly Checklist[],
): ReadItems {
  const items = new Map(checklists.flatMap((checklist) => checklist.items).map((item) => [item.id, item]))
  const conditions = [...redLines.flatMap(conditionsOfRedLine), ...table.tests.map((test) => test.when)]
  const named = conditions.flatMap(factsOf).filter(isAnswerFact).map(itemOfAnswerFact)
  return new Map(named.map((id) => [id, items.get(id) ?? null]))
}

/**
 * The facts with what stands for the items that the rules read. The facts given are left as they are, and come back
 * themselves where they hold it already: all verdicts of 10,000 systems pass through here.
 */
export function withAnswerFacts(read: ReadItems, facts: Facts, answers: Answers): Facts {
  let extended: Record<string, Facts[string]> | null = null
  for (const [id, item] of read) {
    const name = answerFact(id)
    const standing = answerOf(item, facts, answers)
    if (facts[name] === standing) continue
    extended ??= { ...facts }
    extended[name] = standing
  }
  return extended ?? facts
}

function answerOf(item: ChecklistItem | null, facts: Facts, answers: Answers): string | null {
  if (item === null) return unasked
  const standing = standingOf(item, facts, answers)
  if (standing.state === 'not_applicable') return unasked
  return standing.state === 'open' ? null : standing.choice.id
}
