import { standingOf } from '../../core/checklist/interval.ts'
import { opinionStanding } from '../../core/sign-off/disagreement.ts'
import type { OpinionView } from '../../contract/calls/people.ts'
import {
  listOpinions,
  listResolutions,
  type OpinionRecord,
  type ResolutionRecord,
} from '../document/queries/opinion.ts'
import { remember, type Session } from '../session.ts'
import { portfolioOf, referenceOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'

/** Second opinions beside what is in force, by the system's number and in the order in which they were given. */
export const opinionsOf = remember<ReadonlyMap<string, OpinionView[]>>((session, workspace) => {
  const resolutions = new Map<string, ResolutionRecord>()
  for (const one of listResolutions(workspace)) resolutions.set(matter(one), one)
  const matters = new Map<string, OpinionRecord[]>()
  for (const one of listOpinions(workspace)) matters.set(matter(one), [...(matters.get(matter(one)) ?? []), one])
  const views = new Map<string, OpinionView[]>()
  for (const [key, given] of matters) {
    const view = viewOf(session, given, resolutions.get(key) ?? null)
    if (view) views.set(view.system.id, [...(views.get(view.system.id) ?? []), view])
  }
  return views
})

/** Disagreements of a system that nobody has resolved. */
export function openDisagreements(session: Session, id: string): number {
  return (opinionsOf(session).get(id) ?? []).filter((view) => view.standing === 'open').length
}

/** What is in force on an item's answer, or on the verdict (`item` null): the position that a second opinion stands beside. */
export function positionInForce(session: Session, id: string, item: string | null): OpinionView['in_force'] {
  const { subjects, answers, decisions, rows, reviewerOf } = reviewStateOf(session)
  if (item === null) {
    const decision = decisions.get(id)
    if (decision) {
      return { author: decision.author, choice: decision.verdict, note: decision.reason, at: decision.at }
    }
    const computed = rows.find((row) => row.system.id === id)?.computed
    return computed === undefined ? null : { author: null, choice: computed, note: null, at: null }
  }
  const subject = subjects.get(id)
  if (!subject) return null
  const found = reviewerOf(subject)
    .checklists.flatMap((checklist) => checklist.items)
    .find((one) => one.id === item)
  const standing = found ? standingOf(found, subject.facts, subject.answers) : null
  if (standing?.state !== 'answered') return null
  const given = standing.by === 'person' ? answers.get(id)?.get(item) : undefined
  const { author = null, note = null, at = null } = given ?? {}
  return { author, choice: standing.choice.id, note, at }
}

function viewOf(session: Session, given: OpinionRecord[], resolution: ResolutionRecord | null): OpinionView | null {
  const [first] = given
  const record = first ? portfolioOf(session).byUid.get(first.system) : undefined
  if (!first || !record || record.merged_into !== null) return null
  const inForce = positionInForce(session, record.system.id, first.item)
  return {
    system: referenceOf(record),
    item: first.item,
    in_force: inForce,
    opinions: given.map(({ choice: held, note, author: by, at: when }) => ({
      author: by,
      choice: held,
      note,
      at: when,
    })),
    standing: opinionStanding(inForce, given, resolution),
    resolution: resolution ? endOf(resolution) : null,
  }
}

function endOf({ choice, over, reason, author, at }: ResolutionRecord): OpinionView['resolution'] {
  return { choice, over, reason, author, at }
}

function matter({ system, item }: { system: string; item: string | null }): string {
  return `${system} ${item ?? ''}`
}
