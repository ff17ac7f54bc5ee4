import { createHash } from 'node:crypto'
import { canonicalChecklist } from '../../core/checklist/canonical.ts'
import { freezeChecklist } from '../document/queries/review.ts'
import { openedWorkspace, type Session } from '../session.ts'

export type FrozenChecklist = { id: string; version: string; sha256: string }

/** The checklists and red lines in use, each with the hash of its content. */
export function checklistVersions(session: Session): (FrozenChecklist & { content: string })[] {
  const { checklists, redLines } = session.resources
  return [...checklists, redLines].map((checklist) => {
    const content = canonicalChecklist(checklist)
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { id: checklist.id, version: checklist.version, sha256, content }
  })
}

/** Keeps the wording in use in the workspace, so that answers stay under the words they were given to. Within a command. */
export function freezeChecklists(session: Session): FrozenChecklist[] {
  const workspace = openedWorkspace(session)
  return checklistVersions(session).map(({ id, version, sha256, content }) => {
    freezeChecklist(workspace, { checklist: id, version, sha256, content, frozen_at: workspace.clock() })
    return { id, version, sha256 }
  })
}
