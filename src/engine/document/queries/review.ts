import type { Verdict } from '../../../core/review/verdict.ts'
import type { Workspace } from '../workspace.ts'

export type AnswerRecord = {
  system: string
  item: string
  checklist: string
  version: string
  choice: string
  /** JSON of an `AnswerGround`; null where no fact speaks to the item, and for answers of earlier programs. */
  ground: string | null
  note: string | null
  author: string
  at: string
}

export type DecisionRecord = {
  system: string
  verdict: Verdict
  computed: Verdict
  into_system: string | null
  reason: string | null
  author: string
  at: string
}

export type ChecklistVersionRecord = {
  checklist: string
  version: string
  sha256: string
  content: string
  frozen_at: string
}

export function listAnswers(workspace: Workspace): AnswerRecord[] {
  return workspace.database
    .prepare('SELECT system, item, checklist, version, choice, ground, note, author, at FROM answer ORDER BY rowid')
    .all() as AnswerRecord[]
}

/** What is written of an answer; one without a ground rests on no fact. */
export type AnswerToWrite = Omit<AnswerRecord, 'ground'> & { ground?: string | null }

export function writeAnswer(workspace: Workspace, record: AnswerToWrite): void {
  workspace.database
    .prepare(
      `INSERT INTO answer (uid, system, item, checklist, version, choice, ground, note, author, at)
       VALUES (@uid, @system, @item, @checklist, @version, @choice, @ground, @note, @author, @at)
       ON CONFLICT (system, item) DO UPDATE SET checklist = excluded.checklist, version = excluded.version,
         choice = excluded.choice, ground = excluded.ground, note = excluded.note, author = excluded.author, at = excluded.at`,
    )
    .run({ uid: workspace.ids(), ground: null, ...record })
}

export function removeAnswer(workspace: Workspace, system: string, item: string): void {
  workspace.database.prepare('DELETE FROM answer WHERE system = ? AND item = ?').run(system, item)
}

export function listDecisions(workspace: Workspace): DecisionRecord[] {
  return workspace.database
    .prepare('SELECT system, verdict, computed, into_system, reason, author, at FROM decision ORDER BY rowid')
    .all() as DecisionRecord[]
}

export function writeDecision(workspace: Workspace, record: DecisionRecord): void {
  workspace.database
    .prepare(
      `INSERT INTO decision (uid, system, verdict, computed, into_system, reason, author, at)
       VALUES (@uid, @system, @verdict, @computed, @into_system, @reason, @author, @at)
       ON CONFLICT (system) DO UPDATE SET verdict = excluded.verdict, computed = excluded.computed,
         into_system = excluded.into_system, reason = excluded.reason, author = excluded.author, at = excluded.at`,
    )
    .run({ uid: workspace.ids(), ...record })
}

export function removeDecision(workspace: Workspace, system: string): void {
  workspace.database.prepare('DELETE FROM decision WHERE system = ?').run(system)
}

/** Every wording the workspace was reviewed under, the latest last. */
export function listChecklistVersions(workspace: Workspace): ChecklistVersionRecord[] {
  return workspace.database
    .prepare('SELECT checklist, version, sha256, content, frozen_at FROM checklist_version ORDER BY frozen_at, rowid')
    .all() as ChecklistVersionRecord[]
}

/**
 * Keeps the wording of a checklist version as it was first used; a version once kept is never changed. Another wording
 * under the same version is kept beside it.
 */
export function freezeChecklist(workspace: Workspace, record: ChecklistVersionRecord): void {
  const plain = `${record.checklist}@${record.version}`
  const held = workspace.database.prepare('SELECT sha256 FROM checklist_version WHERE uid = ?').pluck().get(plain)
  const taken = held !== undefined && held !== record.sha256
  workspace.database
    .prepare(
      `INSERT INTO checklist_version (uid, checklist, version, sha256, content, frozen_at)
       VALUES (@uid, @checklist, @version, @sha256, @content, @frozen_at) ON CONFLICT (uid) DO NOTHING`,
    )
    .run({ uid: taken ? `${plain}#${record.sha256.slice(0, 12)}` : plain, ...record })
}
