import type { EngineHandlers } from '../../contract/calls.ts'
import { Failure } from '../../contract/failures.ts'
import type { ChecklistItem } from '../../core/checklist/checklist.ts'
import { verdicts, type Verdict } from '../../core/review/verdict.ts'
import { removeOpinion, writeOpinion, writeResolution } from '../document/queries/opinion.ts'
import { writeAnswer, writeDecision } from '../document/queries/review.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { write } from '../document/workspace.ts'
import { freezeChecklists } from '../portfolio/freeze-checklists.ts'
import { opinionsOf, positionInForce } from '../portfolio/opinions.ts'
import { findSystem, portfolioOf } from '../portfolio/read-portfolio.ts'
import { reviewStateOf } from '../portfolio/review-state.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject = 'opinion.give' | 'opinion.withdraw' | 'opinion.resolve' | 'opinion.list'

export function opinionHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'opinion.give': ({ ids, item, choice, note }) => {
      const workspace = openedWorkspace(session)
      const { author, clock } = workspace
      const records = ids.map((one) => findSystem(session, one))
      assertChoice(session, item, choice)
      for (const record of records) {
        const held = positionInForce(session, record.system.id, item)
        if (held?.author === author) throw new Failure('opinion_own', { name: author })
      }
      const said: Record<string, string> = item === null ? { verdict: choice } : { item, choice }
      const values = { ...said, name: records[0]?.system.name ?? '', count: records.length }
      write(workspace, { name: item === null ? 'opinion.verdict' : 'opinion.give', values }, () => {
        for (const { uid } of records) {
          writeOpinion(workspace, { system: uid, item, choice, note: note?.trim() || null, author, at: clock() })
        }
      })
      return null
    },
    'opinion.withdraw': ({ id, item }) => {
      const workspace = openedWorkspace(session)
      const record = findSystem(session, id)
      const { author } = workspace
      write(workspace, { name: 'opinion.withdraw', values: { name: record.system.name } }, () => {
        if (!removeOpinion(workspace, record.uid, item, author)) {
          throw new Failure('unknown_row', { what: 'opinion', id: author })
        }
      })
      return null
    },
    'opinion.resolve': ({ id, item, choice, reason }) =>
      resolve(session, findSystem(session, id), item, choice, reason.trim()),
    'opinion.list': () =>
      portfolioOf(session).records.flatMap(({ system }) => opinionsOf(session).get(system.id) ?? []),
  }
}

/** Puts the choice that stands in force, where it is not, and keeps who held what before. */
function resolve(session: Session, record: SystemRecord, item: string | null, choice: string, reason: string): null {
  if (reason === '') throw new Failure('reason_missing')
  const workspace = openedWorkspace(session)
  const { author, clock } = workspace
  const view = opinionsOf(session)
    .get(record.system.id)
    ?.find((one) => one.item === item)
  if (view?.standing !== 'open') throw new Failure('no_disagreement', { name: record.system.name })
  assertChoice(session, item, choice)
  const held = view.in_force
  const over = [...(held ? [held] : []), ...view.opinions].map((one) => ({ author: one.author, choice: one.choice }))
  const values = { name: record.system.name, ...(item === null ? { verdict: choice } : { item, choice }) }
  write(workspace, { name: item === null ? 'opinion.resolve_verdict' : 'opinion.resolve', values }, () => {
    if (held?.choice !== choice) putInForce(session, record, item, choice, reason)
    writeResolution(workspace, { system: record.uid, item, choice, over, reason, author, at: clock() })
  })
  return null
}

function putInForce(session: Session, record: SystemRecord, item: string | null, choice: string, reason: string): void {
  const workspace = openedWorkspace(session)
  const base = { system: record.uid, author: workspace.author, at: workspace.clock() }
  freezeChecklists(session)
  if (item !== null) {
    const { checklist, version } = checklistOf(session, item)
    writeAnswer(workspace, { ...base, item, checklist, version, choice, note: reason })
    return
  }
  const row = reviewStateOf(session).rows.find((one) => one.system.id === record.system.id)
  if (!row || !isVerdict(choice)) throw new Failure('invalid_input', { detail: choice })
  // A merger says into what; that is a decision of its own.
  if (choice === 'merge') throw new Failure('target_needed', { verdict: choice })
  writeDecision(workspace, { ...base, verdict: choice, computed: row.computed, into_system: null, reason })
}

function assertChoice(session: Session, item: string | null, choice: string): void {
  if (item === null) {
    if (isVerdict(choice)) return
    throw new Failure('unknown_choice', { item: 'verdict', choice, choices: verdicts.join('、') })
  }
  const { found } = checklistOf(session, item)
  if (found.choices.some((one) => one.id === choice)) return
  const choices = found.choices.map((one) => `${one.id}（${one.text['zh-CN']}）`).join('、')
  throw new Failure('unknown_choice', { item, choice, choices })
}

function checklistOf(session: Session, item: string): { checklist: string; version: string; found: ChecklistItem } {
  const { reviewer, proposals } = reviewStateOf(session)
  for (const { id, version, items } of [...reviewer.checklists, ...proposals.checklists]) {
    const found = items.find((one) => one.id === item)
    if (found) return { checklist: id, version, found }
  }
  throw new Failure('unknown_item', { item })
}

function isVerdict(word: string): word is Verdict {
  return verdicts.some((verdict) => verdict === word)
}
