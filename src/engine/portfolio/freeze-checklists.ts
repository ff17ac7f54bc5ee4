import type { Checklist, RedLineSet } from '../../core/checklist/checklist.ts'
import { freezeChecklist } from '../document/queries/review.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { checklistsInForce, contentOf, versionsInForce } from './checklists-in-force.ts'

export type FrozenChecklist = { id: string; version: string; sha256: string }

/** The checklists and red lines in force, each with the hash of its content. */
export function checklistVersions(session: Session): FrozenChecklist[] {
  return versionsInForce(session).map(({ checklist, sha256 }) => ({
    id: checklist.id,
    version: checklist.version,
    sha256,
  }))
}

/** Keeps the wording in use in the workspace, so that answers stay under the words they were given to. Within a command. */
export function freezeChecklists(session: Session): FrozenChecklist[] {
  // What is under a team's changes is kept too: it stays the wording in force that they are made to.
  const all = [...checklistsInForce(session).unchanged, ...versionsInForce(session)]
  for (const { checklist, frozen } of all) if (!frozen) freeze(session, checklist)
  return checklistVersions(session)
}

/** Keeps one wording, which is in force from then on. Within a command. */
export function freeze(session: Session, checklist: Checklist | RedLineSet): void {
  const workspace = openedWorkspace(session)
  const { id, version } = checklist
  freezeChecklist(workspace, { checklist: id, version, ...contentOf(checklist), frozen_at: workspace.clock() })
}
