import type { LintFinding, LintSubject } from '../../core/finding/lint-finding.ts'
import type { MutedRow } from '../../contract/calls/finding.ts'
import { readSettings } from '../document/queries/setting.ts'
import { remember, type Session } from '../session.ts'
import { portfolioOf } from './read-portfolio.ts'

/** What is kept of a mute: a setting of its own, so that two workspaces can be merged mute by mute. */
export type StoredMute = { rule: string; subject: LintSubject | null; reason: string; author: string; at: string }

const prefix = 'finding.mute:'

/** Systems are known by the uid of their record, since their number may change. */
export function muteKey(session: Session, rule: string, subject: Pick<LintSubject, 'kind' | 'id'> | null): string {
  if (subject === null) return `${prefix}${rule}`
  const uid = subject.kind === 'system' ? portfolioOf(session).byId.get(subject.id)?.uid : undefined
  return `${prefix}${rule}:${subject.kind}:${uid ?? subject.id}`
}

/** Mutes by key. */
export const mutesOf = remember<ReadonlyMap<string, StoredMute>>((_, workspace) => {
  const mutes = Object.entries(readSettings(workspace)).filter(([key]) => key.startsWith(prefix))
  return new Map(mutes.map(([key, value]) => [key, value as StoredMute]))
})

/** The key of the mute that holds a finding back, or null. */
export function mutedBy(session: Session, finding: LintFinding): string | null {
  const mutes = mutesOf(session)
  if (mutes.size === 0) return null
  const keys = [muteKey(session, finding.rule, null), muteKey(session, finding.rule, finding.subject)]
  return keys.find((key) => mutes.has(key)) ?? null
}

/** Mutes as the page lists them. `counts` are findings held back, by key. */
export function mutedRows(session: Session, counts: ReadonlyMap<string, number>): MutedRow[] {
  return [...mutesOf(session)].map(([key, mute]) => ({ ...mute, count: counts.get(key) ?? 0 }))
}
