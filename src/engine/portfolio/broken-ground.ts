import { explainFactIn, type FactGround } from '../../core/review/explain-fact.ts'
import type { GroundChange } from '../../core/sign-off/sign-off.ts'
import type { BrokenGround } from '../../contract/calls/people.ts'
import { rowChangesSince, tableChangesSince, type RowChange } from '../document/queries/sign-off.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { openedWorkspace, type Session } from '../session.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'

/**
 * Says of each change who made it and when, from the journal since the signature. What no command of this workspace
 * changed (the calendar, a newer program) has nobody.
 *
 * @param signature the uid of the signature's step
 */
export function brokenGround(
  session: Session,
  record: SystemRecord,
  changes: readonly GroundChange[],
  signature: string,
): BrokenGround[] {
  const of = (table: string, fits: (row: Record<string, unknown>) => boolean) =>
    tableChangesSince(openedWorkspace(session), table, signature).find((change) =>
      [change.before, change.after].some((row) => row !== null && fits(row)),
    ) ?? null
  const ours = (row: Record<string, unknown>) => row['system'] === record.uid
  const causeOf = (change: GroundChange): RowChange | null => {
    switch (change.part) {
      case 'fact':
        return factCause(session, record, change.key, signature)
      case 'answer':
        return of('answer', (row) => ours(row) && row['item'] === change.key)
      case 'evidence':
        return of('attachment', (row) => ours(row) && change.key === `${String(row['item'])} ${String(row['name'])}`)
      case 'decision':
        return of('decision', ours)
      case 'computed':
        return of('setting', (row) => String(row['uid']).startsWith('review.'))
      case 'checklist':
        return of('checklist_version', (row) => row['checklist'] === change.key)
    }
  }
  const known = changes.map((change) => ({ change, cause: causeOf(change) }))
  // A verdict or a proven answer moves with the facts: whoever changed those last moved it too.
  const last = known
    .flatMap(({ change, cause }) => (change.part === 'fact' && cause ? [cause] : []))
    .toSorted(newestFirst)[0]
  const derived = (change: GroundChange) => change.part === 'computed' || change.part === 'answer'
  return known.map(({ change, cause }) => {
    const by = cause ?? (derived(change) ? (last ?? null) : null)
    return { ...change, by: by ? { author: by.author, at: by.at, command: by.command } : null }
  })
}

/** The last change of what a fact rests on: the field itself, or the rows of feedback, values, scenes and systems. */
function factCause(session: Session, record: SystemRecord, fact: string, signature: string): RowChange | null {
  const { portfolio } = portfolioOf(session)
  const { index, reviewer } = reviewStateOf(session)
  const explained = explainFactIn(index, portfolio, record.system.id, fact, reviewer.settings.minimum_voices)
  const grounds = explained?.from ?? []
  const found = grounds.flatMap((ground) => groundCause(session, ground, signature) ?? []).toSorted(newestFirst)
  if (found[0]) return found[0]
  // Rows that the fact rested on are gone, or others have come.
  const tables = grounds.every((ground) => ground.kind === 'field') && grounds.length > 0 ? [] : tablesBehind(fact)
  const workspace = openedWorkspace(session)
  const all = tables.flatMap((table) => tableChangesSince(workspace, table, signature).slice(0, 1))
  return all.toSorted(newestFirst)[0] ?? null
}

function groundCause(session: Session, ground: FactGround, signature: string): RowChange | null {
  const workspace = openedWorkspace(session)
  const view = portfolioOf(session)
  if (ground.kind === 'field') {
    const uid = view.byId.get(ground.system)?.uid
    if (uid === undefined) return null
    const changed = ({ before, after }: RowChange) => before?.[ground.field] !== after?.[ground.field]
    return rowChangesSince(workspace, 'system', uid, signature).find(changed) ?? null
  }
  if (ground.kind === 'feedback') return rowChangesSince(workspace, 'feedback', ground.feedback, signature)[0] ?? null
  if (ground.kind === 'system') {
    const uid = view.byId.get(ground.system)?.uid
    return uid === undefined ? null : (rowChangesSince(workspace, 'system', uid, signature)[0] ?? null)
  }
  return null
}

function tablesBehind(fact: string): string[] {
  if (fact.startsWith('feedback_') || fact === 'burden_minutes') return ['feedback']
  if (fact === 'duplicates_confirmed' || fact === 'same_owner_same_kind') return ['system']
  if (fact.startsWith('weak_') || fact.endsWith('_rate')) return ['indicator_value']
  return ['service', 'scene_function', 'scene', 'indicator_value']
}

function newestFirst(one: RowChange, other: RowChange): number {
  return other.command - one.command
}
