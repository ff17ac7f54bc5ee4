import type { EngineHandlers } from '../../contract/calls.ts'
import type { ReviewRun, SystemReview } from '../../contract/calls/review.ts'
import { Failure } from '../../contract/failures.ts'
import { groundOfAnswer, type AnswerGround } from '../../core/checklist/answer-ground.ts'
import type { Checklist, ChecklistItem, RedLineSet } from '../../core/checklist/checklist.ts'
import { decisionRefusal } from '../../core/review/decision-refusal.ts'
import type { Verdict } from '../../core/review/verdict.ts'
import { removeAnswer, removeDecision, writeAnswer, writeDecision } from '../document/queries/review.ts'
import { write } from '../document/workspace.ts'
import { checklistsInForce } from '../portfolio/checklists-in-force.ts'
import { countProven } from '../portfolio/count-proven.ts'
import { explainedVerdicts } from '../portfolio/explained-verdicts.ts'
import { findingRows, findingsOf } from '../portfolio/finding-rows.ts'
import { freezeChecklists } from '../portfolio/freeze-checklists.ts'
import { nextForPortfolio } from '../portfolio/next-question.ts'
import { findSystem } from '../portfolio/read-portfolio.ts'
import { reviewStateOf } from '../portfolio/review-state.ts'
import { systemReview } from '../portfolio/system-review.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'checklist.list'
  | 'review.run'
  | 'review.verdicts'
  | 'review.overview'
  | 'review.system'
  | 'review.answer'
  | 'review.retract'
  | 'review.decide'
  | 'review.withdraw'
  | 'finding.list'

export function reviewHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'checklist.list': () => {
      const { instruments, decisionTable, proposalTable, reviewSettings } = session.resources
      const { checklists, redLines } = checklistsOf(session)
      const { thresholds } = reviewSettings
      return {
        checklists,
        red_lines: redLines,
        instruments,
        decision_table: decisionTable,
        proposal_table: proposalTable,
        thresholds,
      }
    },
    'review.run': () => runReview(session),
    'review.verdicts': () => explainedVerdicts(session),
    'review.overview': () => {
      const { rows } = reviewStateOf(session)
      const { next, open } = nextForPortfolio(session)
      return {
        rows,
        progress: {
          settled: rows.filter((row) => row.settled).length,
          decided: rows.filter((row) => row.decided !== null).length,
          total: rows.length,
          questions_open: open,
        },
        next,
      }
    },
    'review.system': ({ id }): SystemReview => systemReview(session, findSystem(session, id)),
    'review.answer': ({ ids, item, choice, note }) => {
      const workspace = openedWorkspace(session)
      const records = ids.map((id) => findSystem(session, id))
      const { checklist, found } = findItem(session, item)
      assertChoice(found, choice)
      const { facts } = reviewStateOf(session)
      const values = { item, choice, name: records[0]?.system.name ?? '', count: records.length }
      write(workspace, { name: 'review.answer', values }, () => {
        freezeChecklists(session)
        for (const record of records) {
          writeAnswer(workspace, {
            system: record.uid,
            item,
            checklist: checklist.id,
            version: checklist.version,
            choice,
            ground: writtenGround(groundOfAnswer(found, facts.get(record.system.id) ?? {})),
            note: note?.trim() || null,
            author: workspace.author,
            at: workspace.clock(),
          })
        }
      })
      return null
    },
    'review.retract': ({ ids, item }) => {
      const workspace = openedWorkspace(session)
      const records = ids.map((id) => findSystem(session, id))
      const values = { item, name: records[0]?.system.name ?? '', count: records.length }
      write(workspace, { name: 'review.retract', values }, () => {
        for (const record of records) removeAnswer(workspace, record.uid, item)
      })
      return null
    },
    'review.decide': ({ ids, verdict, into, reason }) => decide(session, ids, verdict, into, reason?.trim() || null),
    'review.withdraw': ({ ids }) => {
      const workspace = openedWorkspace(session)
      const records = ids.map((id) => findSystem(session, id))
      const values = { name: records[0]?.system.name ?? '', count: records.length }
      write(workspace, { name: 'review.withdraw', values }, () => {
        for (const record of records) removeDecision(workspace, record.uid)
      })
      return null
    },
    'finding.list': () => findingRows(session),
  }
}

/** The checklists and red lines in force; without a workspace, those of the program. */
function checklistsOf(session: Session): { checklists: Checklist[]; redLines: RedLineSet } {
  if (!session.workspace) return session.resources
  const { checklists, redLines } = checklistsInForce(session)
  return { checklists: checklists.map(({ checklist }) => checklist), redLines: redLines.checklist }
}

/** Freezes the wording in use and counts what the reckoning says. */
function runReview(session: Session): ReviewRun {
  const workspace = openedWorkspace(session)
  const checklists = workspace.readOnly ? [] : write(workspace, { name: 'review.run' }, () => freezeChecklists(session))
  const { rows, facts, answers, reviewerOf } = reviewStateOf(session)
  const verdicts: ReviewRun['verdicts'] = {}
  const proposals: ReviewRun['proposals'] = {}
  for (const { computed, proposal } of rows) {
    if (proposal) proposals[proposal.conclusion] = (proposals[proposal.conclusion] ?? 0) + 1
    else verdicts[computed] = (verdicts[computed] ?? 0) + 1
  }
  return {
    systems: rows.length,
    proven: countProven((subject) => reviewerOf(subject).checklists, facts, answers),
    findings: findingsOf(session).length,
    settled: rows.filter((row) => row.settled).length,
    verdicts,
    proposals,
    checklists,
  }
}

function decide(session: Session, ids: string[], verdict: Verdict, into: string | null, reason: string | null): null {
  const workspace = openedWorkspace(session)
  const records = ids.map((id) => findSystem(session, id))
  const target = into === null ? null : findSystem(session, into)
  if (target && records.some((record) => record.uid === target.uid)) {
    throw new Failure('invalid_input', { detail: `${target.system.id} → ${target.system.id}` })
  }
  const rows = new Map(reviewStateOf(session).rows.map((row) => [row.system.id, row]))
  const values = { verdict, name: records[0]?.system.name ?? '', count: records.length }
  write(workspace, { name: 'review.decide', values }, () => {
    freezeChecklists(session)
    for (const record of records) {
      const computed = rows.get(record.system.id)?.computed
      if (computed === undefined) throw new Failure('unknown_system', { system: record.system.id })
      const refusal = decisionRefusal(computed, verdict, target, reason)
      if (refusal === 'target_needed') throw new Failure(refusal, { verdict })
      if (refusal === 'reason_needed') throw new Failure(refusal, { decided: verdict, computed })
      writeDecision(workspace, {
        system: record.uid,
        verdict,
        computed,
        into_system: target?.uid ?? null,
        reason,
        author: workspace.author,
        at: workspace.clock(),
      })
    }
  })
  return null
}

function writtenGround(ground: AnswerGround | null): string | null {
  return ground && JSON.stringify(ground)
}

function findItem(session: Session, item: string): { checklist: Checklist; found: ChecklistItem } {
  for (const { checklist } of checklistsInForce(session).checklists) {
    const found = checklist.items.find((one) => one.id === item)
    if (found) return { checklist, found }
  }
  throw new Failure('unknown_item', { item })
}

function assertChoice(item: ChecklistItem, choice: string): void {
  if (item.choices.some((one) => one.id === choice)) return
  const choices = item.choices.map((one) => `${one.id}（${one.text['zh-CN']}）`).join('、')
  throw new Failure('unknown_choice', { item: item.id, choice, choices })
}
