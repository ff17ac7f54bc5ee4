import { createHash } from 'node:crypto'
import { canonicalJson } from '../../core/checklist/canonical.ts'
import { checkOwnItem, type OwnItemGround, type OwnItemProblem } from '../../core/checklist/own/check-own-item.ts'
import { differingFields, ownChanges, type OwnChange } from '../../core/checklist/own/own-changes.ts'
import { emptyPart, type OwnItem, type OwnPart, type PublishedPart } from '../../core/checklist/own/own-part.ts'
import {
  latestPublication,
  readDraft,
  removeOwnChecklist,
  removeOwnItem,
  writeAdjustment,
  writeOwnChecklist,
  writeOwnItem,
  writePublication,
  type PublicationRecord,
} from '../document/queries/own-checklist.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { checklistsInForce } from './checklists-in-force.ts'

/** The own part in force; an empty one before the first publication. */
export function publishedPart(session: Session): PublishedPart {
  return latestPublication(openedWorkspace(session))?.content ?? { ...emptyPart, revisions: {} }
}

/** What publishing the draft would change. */
export function draftChanges(session: Session): OwnChange[] {
  return changesBetween(session, publishedPart(session), readDraft(openedWorkspace(session)))
}

export function changesBetween(session: Session, before: OwnPart, after: OwnPart): OwnChange[] {
  return ownChanges(before, after, (item) => checklistOfShipped(session, item))
}

/** The checklist of the program that an item stands in; null where it is none of its items. */
export function checklistOfShipped(session: Session, item: string): string | null {
  const found = checklistsInForce(session).unchanged.find(({ checklist }) =>
    checklist.items.some((one) => one.id === item),
  )
  return found?.checklist.id ?? null
}

/** Everything that keeps an item from standing in a draft. */
export function checkItem(session: Session, item: OwnItem, draft: OwnPart): OwnItemProblem[] {
  const ground: OwnItemGround = {
    checklists: new Set([
      ...checklistsInForce(session).unchanged.map(({ checklist }) => checklist.id),
      ...draft.checklists.map((one) => one.id),
    ]),
    instruments: new Set(session.resources.instruments.map((one) => one.id)),
    published: publishedPart(session).items.find((one) => one.id === item.id) ?? null,
  }
  return checkOwnItem(item, ground)
}

/** Puts the draft in force: a version of its own for each checklist that changes. Within a command. */
export function publishDraft(session: Session, changes: readonly OwnChange[]): PublicationRecord {
  const workspace = openedWorkspace(session)
  const last = latestPublication(workspace)
  const revisions: Record<string, number> = { ...last?.content.revisions }
  const changed = new Set(changes.flatMap((change) => change.checklist ?? []))
  for (const checklist of changed) revisions[checklist] = (revisions[checklist] ?? 0) + 1
  const content = { ...readDraft(workspace), revisions }
  const record = {
    number: (last?.number ?? 0) + 1,
    content,
    sha256: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    author: workspace.author,
    at: workspace.clock(),
  }
  writePublication(workspace, record)
  return record
}

/** Makes the draft what `part` says, touching only the rows that differ. Within a command. */
export function writeDraft(session: Session, part: OwnPart): void {
  const workspace = openedWorkspace(session)
  const held = readDraft(workspace)
  const differs = <One extends object>(one: One, was: One | undefined) =>
    was === undefined || differingFields(was, one).length > 0
  const byId = <One extends { id: string }>(list: readonly One[], id: string) => list.find((one) => one.id === id)
  for (const one of part.checklists) if (differs(one, byId(held.checklists, one.id))) writeOwnChecklist(workspace, one)
  for (const one of part.items) if (differs(one, byId(held.items, one.id))) writeOwnItem(workspace, one)
  for (const { id } of held.items) if (!byId(part.items, id)) removeOwnItem(workspace, id)
  for (const { id } of held.checklists) if (!byId(part.checklists, id)) removeOwnChecklist(workspace, id)
  const adjusted = new Map(part.adjustments.map((one) => [one.item, one]))
  for (const one of part.adjustments) {
    const was = held.adjustments.find((other) => other.item === one.item)
    if (differs(one, was)) writeAdjustment(workspace, one)
  }
  for (const { item } of held.adjustments) {
    if (!adjusted.has(item)) writeAdjustment(workspace, { item, weight: null, off: false, reason: null })
  }
}
