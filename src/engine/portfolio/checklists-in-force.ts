import { createHash } from 'node:crypto'
import { assembleChecklists } from '../../core/checklist/own/assemble-checklists.ts'
import { canonicalChecklist } from '../../core/checklist/canonical.ts'
import type { Checklist, RedLineSet } from '../../core/checklist/checklist.ts'
import { parseChecklist } from '../../core/checklist/parse-checklist.ts'
import { parseRedLines } from '../../core/checklist/parse-red-lines.ts'
import type { Parsed } from '../../core/checklist/read-value.ts'
import type { Locale, LocalizedText } from '../../core/language/localized-text.ts'
import { latestPublication } from '../document/queries/own-checklist.ts'
import { listChecklistVersions, type ChecklistVersionRecord } from '../document/queries/review.ts'
import type { Workspace } from '../document/workspace.ts'
import { remember, type Session } from '../session.ts'

/** A checklist or the red lines with the hash of its content; `frozen` is false until its first use in the workspace. */
export type InForce<Kind> = { checklist: Kind; sha256: string; frozen: boolean }

export type ChecklistsInForce = {
  /** With the team's own items and changes, and its own checklists. */
  checklists: InForce<Checklist>[]
  /** The same as they came with the program, without anything of the team's own. */
  unchanged: InForce<Checklist>[]
  redLines: InForce<RedLineSet>
  /** Checklists of the program that a workspace begun without them has not taken over. */
  waiting: Checklist[]
}

/**
 * What a workspace is reviewed with: the wording frozen at first use, until a newer one is taken over
 * (`checklist.adopt`). A workspace begun before the program had a checklist waits for it too, so that no verdict changes
 * because the program did; only what a proposed system is asked comes at once, since it touches no verdict there is.
 */
export const checklistsInForce = remember<ChecklistsInForce>((session, workspace) => {
  const { checklists: shipped, redLines, instruments } = session.resources
  const known = new Set(instruments.map((instrument) => instrument.id))
  const kept = listChecklistVersions(workspace)
  const frozen = new Map<string, ChecklistVersionRecord>()
  for (const record of kept) if (!isAmended(record)) frozen.set(record.checklist, record)
  const checklists: InForce<Checklist>[] = []
  const waiting: Checklist[] = []
  for (const checklist of shipped) {
    const record = frozen.get(checklist.id)
    if (record) checklists.push(asFrozen(checklist, record, (value) => parseChecklist(value, known)))
    else if (frozen.size === 0 || checklist.concerns === 'proposed') checklists.push(asShipped(checklist))
    else waiting.push(checklist)
  }
  const rules = frozen.get(redLines.id)
  return {
    checklists: withOwn(session, workspace, checklists, kept),
    unchanged: checklists,
    redLines: rules ? asFrozen(redLines, rules, (value) => parseRedLines(value, known)) : asShipped(redLines),
    waiting,
  }
})

/** The checklists with what the team published of its own; one it did not change is the same object. */
function withOwn(
  session: Session,
  workspace: Workspace,
  unchanged: InForce<Checklist>[],
  kept: readonly ChecklistVersionRecord[],
): InForce<Checklist>[] {
  const own = latestPublication(workspace)?.content
  if (!own) return unchanged
  const bare = unchanged.map(({ checklist }) => checklist)
  return assembleChecklists(bare, own, ownSectionTitle(session)).map((checklist) => {
    const same = unchanged.find((one) => one.checklist === checklist)
    if (same) return same
    const { sha256 } = contentOf(checklist)
    const { id, version } = checklist
    const frozen = kept.some((one) => one.checklist === id && one.version === version && one.sha256 === sha256)
    return { checklist, sha256, frozen }
  })
}

function ownSectionTitle(session: Session): LocalizedText {
  const title = (locale: Locale) => session.resources.words[locale].say('own-checklists.own_section')
  return { 'zh-CN': title('zh-CN'), 'zh-TW': title('zh-TW'), en: title('en') }
}

/** `2026.1+2`: a shipped checklist with the team's own changes, which are made anew from the shipped wording. */
function isAmended({ version }: Pick<ChecklistVersionRecord, 'version'>): boolean {
  return version.includes('+')
}

/** The content as it is hashed and kept. */
export function contentOf(checklist: Checklist | RedLineSet): { content: string; sha256: string } {
  const content = canonicalChecklist(checklist)
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}

function asShipped<Kind extends Checklist | RedLineSet>(checklist: Kind): InForce<Kind> {
  return { checklist, sha256: contentOf(checklist).sha256, frozen: false }
}

function asFrozen<Kind extends Checklist | RedLineSet>(
  shipped: Kind,
  record: ChecklistVersionRecord,
  parse: (value: unknown) => Parsed<Kind>,
): InForce<Kind> {
  if (record.sha256 === contentOf(shipped).sha256) return { checklist: shipped, sha256: record.sha256, frozen: true }
  const checklist = readFrozen(record.content, parse)
  // Wording that this program cannot read gives way to its own; `verify` speaks of damaged rows.
  if (checklist === null) return asShipped(shipped)
  return { checklist, sha256: record.sha256, frozen: true }
}

/** A frozen content as a checklist; `null` where it cannot be read. */
export function readFrozen<Kind>(content: string, parse: (value: unknown) => Parsed<Kind>): Kind | null {
  try {
    const parsed = parse(JSON.parse(content))
    return parsed.ok ? parsed.value : null
  } catch {
    return null
  }
}

/** The frozen wording of every version this workspace was answered under, by checklist and version. */
export const frozenWordings = remember<ReadonlyMap<string, Checklist>>((session, workspace) => {
  const known = new Set(session.resources.instruments.map((instrument) => instrument.id))
  const wordings = new Map<string, Checklist>()
  for (const { checklist: id, version, content } of listChecklistVersions(workspace)) {
    const checklist = readFrozen(content, (value) => parseChecklist(value, known))
    if (checklist) wordings.set(`${id}@${version}`, checklist)
  }
  return wordings
})

/** Every version in force, in the order of the checklists, the red lines last. */
export function versionsInForce(session: Session): (InForce<Checklist> | InForce<RedLineSet>)[] {
  const { checklists, redLines } = checklistsInForce(session)
  return [...checklists, redLines]
}
