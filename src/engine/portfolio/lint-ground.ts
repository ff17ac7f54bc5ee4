import {
  nothingRecorded,
  type AnswerGround,
  type LintGround,
  type RecordGround,
} from '../../core/finding/lint-ground.ts'
import { listAttachments } from '../document/queries/attachment.ts'
import { changedAnswers, changesSinceJudged, type SystemChange } from '../document/queries/finding-ground.ts'
import { listRelistings } from '../document/queries/listed-names.ts'
import { changedSince, latestPlan } from '../document/queries/plan.ts'
import { listDecisions } from '../document/queries/review.ts'
import { listSources } from '../document/queries/source.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import type { Workspace } from '../document/workspace.ts'
import { remember, type Session } from '../session.ts'
import { checklistsInForce } from './checklists-in-force.ts'
import { duplicatePairs } from './duplicate-pairs.ts'
import { portfolioOf } from './read-portfolio.ts'
import { reviewStateOf } from './review-state.ts'
import { eventsOf, standingOfSystem } from './sign-offs.ts'

/** Everything the lint rules look at, read from the workspace as it stands. */
export const lintGroundOf = remember<LintGround>((session, workspace) => {
  const { portfolio } = portfolioOf(session)
  const { reviewer, facts, rows } = reviewStateOf(session)
  const { checklists } = checklistsInForce(session)
  const plan = latestPlan(workspace)
  const shipped = session.resources.checklists.map(({ id, version }) => [id, version] as const)
  return {
    settings: reviewer.settings,
    portfolio,
    facts,
    items: new Map(checklists.flatMap(({ checklist }) => checklist.items).map((item) => [item.id, item])),
    versions: new Map([...checklists.map(({ checklist: { id, version } }) => [id, version] as const), ...shipped]),
    verdicts: new Map(rows.map((row) => [row.system.id, row])),
    records: recordsOf(session, workspace),
    undecided: duplicatePairs(session).flatMap(({ decision, systems: [one, other] }) =>
      decision === null ? [[one.id, other.id] as const] : [],
    ),
    plan: plan ? { name: plan.name, outdated: changedSince(workspace, plan.ground) } : null,
    sources: listSources(workspace).map(({ uid, file, imported_at }) => ({ id: uid, file, imported_at })),
  }
})

function recordsOf(session: Session, workspace: Workspace): ReadonlyMap<string, RecordGround> {
  const { records, survivor, byUid } = portfolioOf(session)
  const { answers, decisions } = reviewStateOf(session)
  const changed = changedAnswers(workspace)
  const attached = group(
    listAttachments(workspace),
    ({ system, item }) => `${survivor(system)?.system.id ?? ''} ${item ?? ''}`,
  )
  const changes = group(changesSinceJudged(workspace), (change) => change.system)
  const relistings = new Map(listRelistings(workspace).map((one) => [one.system, one]))
  const joined = group(
    listDecisions(workspace).filter((decision) => byUid.get(decision.system)?.merged_into != null),
    (decision) => survivor(decision.system)?.system.id ?? '',
  )
  return new Map(
    records.map((record): [string, RecordGround] => {
      const { id } = record.system
      const decision = decisions.get(id) ?? null
      const ground: RecordGround = {
        answers: [...(answers.get(id) ?? [])].map(
          ([item, { system, checklist, version, choice, note, at }]): AnswerGround => ({
            item,
            checklist,
            version,
            choice,
            note,
            at,
            changed_at: changed.get(`${system} ${item}`) ?? null,
            attached: (attached.get(`${id} ${item}`) ?? []).map((attachment) => attachment.at),
          }),
        ),
        decision: decision ? { verdict: decision.verdict, computed: decision.computed, at: decision.at } : null,
        relisted: relistedOf(record, relistings.get(id) ?? null, decision?.at ?? null),
        changes: (changes.get(record.uid) ?? []).map(({ at, before }: SystemChange) => ({ at, before })),
        signature: signatureOf(session, record),
        joined: (joined.get(id) ?? []).map((other) => ({
          name: byUid.get(other.system)?.system.name ?? '',
          verdict: other.verdict,
        })),
        contacts: contactsOf(record),
      }
      return [id, isBare(ground) ? nothingRecorded : ground]
    }),
  )
}

/** Most records carry nothing beyond their fields. */
function isBare(ground: RecordGround): boolean {
  return Object.values(ground).every((value) => value === null || (Array.isArray(value) && value.length === 0))
}

function signatureOf(session: Session, record: SystemRecord): RecordGround['signature'] {
  if (!eventsOf(session, record).some((event) => event.step === 'sign')) return null
  const { signature, changes } = standingOfSystem(session, record)
  return signature ? { author: signature.author, at: signature.at, moved: changes.length } : null
}

function relistedOf(
  record: SystemRecord,
  relisting: ReturnType<typeof listRelistings>[number] | null,
  decidedAt: string | null,
): RecordGround['relisted'] {
  if (!relisting) return null
  const edit = record.origins.status
  // A later list that closes it again settles the matter; a status set by hand before does not.
  if (record.system.status === 'closed' && !(edit && 'edit' in edit)) return null
  return {
    file: relisting.file,
    at: relisting.imported_at,
    verdict: relisting.verdict,
    decided_at: decidedAt,
    edited_at: edit && 'edit' in edit ? edit.edit[1] : null,
  }
}

/** Telephone numbers in columns that are no field of ours, as they were kept: masked. Names alone are too often the same. */
function contactsOf(record: SystemRecord): string[] {
  return Object.entries(record.extra).flatMap(([header, { raw }]) =>
    /电话|手机|联系方式|phone|mobile/i.test(header) ? (raw.match(/\d{3,4}[-*\d]{4,}\d{2,4}/g) ?? []) : [],
  )
}

function group<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const list = groups.get(key)
    if (list) list.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}
