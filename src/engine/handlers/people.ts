import type { EngineHandlers } from '../../contract/calls.ts'
import type { PeopleOverview, StepOutcome } from '../../contract/calls/people.ts'
import { Failure } from '../../contract/failures.ts'
import type { SignOffState, SignOffStep } from '../../core/sign-off/sign-off.ts'
import { obstaclesTo } from '../../core/sign-off/steps.ts'
import type { SystemKind } from '../../core/system/system.ts'
import { addReviewer, listReviewers, removeReviewer, writeAssignment } from '../document/queries/assignment.ts'
import { insertSignOff } from '../document/queries/sign-off.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import { write } from '../document/workspace.ts'
import { nextForSystem } from '../portfolio/next-question.ts'
import { findSystem, portfolioOf, referenceOf } from '../portfolio/read-portfolio.ts'
import { reviewStateOf } from '../portfolio/review-state.ts'
import { signOffDetail } from '../portfolio/sign-off-detail.ts'
import {
  groundOf,
  hashOfGround,
  reviewerOfSystem,
  signOffRow,
  situationOf,
  standingOfSystem,
} from '../portfolio/sign-offs.ts'
import { openedWorkspace, type Session } from '../session.ts'

type Subject =
  | 'people.list'
  | 'people.add'
  | 'people.remove'
  | 'people.assign'
  | 'people.next'
  | 'signoff.list'
  | 'signoff.get'
  | 'signoff.step'

export function peopleHandlers(session: Session): Pick<EngineHandlers, Subject> {
  return {
    'people.list': () => overview(session),
    'people.add': ({ name }) => {
      const workspace = openedWorkspace(session)
      write(workspace, { name: 'people.add', values: { name } }, () => addReviewer(workspace, name))
      return null
    },
    'people.remove': ({ name }) => {
      const workspace = openedWorkspace(session)
      write(workspace, { name: 'people.remove', values: { name } }, () => removeReviewer(workspace, name))
      return null
    },
    'people.assign': ({ reviewer, ids, owner, kind }) => assign(session, reviewer, chosen(session, ids, owner, kind)),
    'people.next': ({ reviewer }) => {
      const own = portfolioOf(session).records.filter((record) => reviewerOfSystem(session, record) === reviewer)
      for (const record of own) {
        const next = nextForSystem(session, record.system.id)
        if (next) return { system: referenceOf(record), item: next.item }
      }
      return null
    },
    'signoff.list': () => portfolioOf(session).records.map((record) => signOffRow(session, record)),
    'signoff.get': ({ id }) => signOffDetail(session, findSystem(session, id)),
    'signoff.step': ({ ids, step, reason }) => takeStep(session, ids, step, reason?.trim() || null),
  }
}

/** Names on the list and names that systems were given to, with what lies on each desk. */
function overview(session: Session): PeopleOverview {
  const settled = new Set(reviewStateOf(session).rows.flatMap((row) => (row.settled ? [row.system.id] : [])))
  const desks = new Map<string, SystemRecord[]>()
  for (const { name } of listReviewers(openedWorkspace(session))) desks.set(name, [])
  let unassigned = 0
  for (const record of portfolioOf(session).records) {
    const reviewer = reviewerOfSystem(session, record)
    if (reviewer === null) unassigned += 1
    else desks.set(reviewer, [...(desks.get(reviewer) ?? []), record])
  }
  const reviewers = [...desks].map(([name, records]) => {
    const states: Record<SignOffState, number> = { draft: 0, in_review: 0, returned: 0, signed: 0 }
    for (const record of records) states[standingOfSystem(session, record).state] += 1
    const unsettled = records.filter((record) => !settled.has(record.system.id)).length
    return { name, assigned: records.length, states, unsettled }
  })
  return { reviewers, unassigned }
}

function chosen(session: Session, ids: string[], owner: string | null, kind: SystemKind | null): SystemRecord[] {
  if (ids.length === 0 && owner === null && kind === null) throw new Failure('invalid_input', { detail: 'ids' })
  const records = ids.length > 0 ? ids.map((one) => findSystem(session, one)) : [...portfolioOf(session).records]
  return records.filter(
    ({ system }) => (owner === null || system.owner === owner) && (kind === null || system.kind === kind),
  )
}

/** Whoever systems are given to is on the list from then on. */
function assign(session: Session, reviewer: string | null, records: SystemRecord[]): { systems: number } {
  const workspace = openedWorkspace(session)
  const values = { reviewer: reviewer ?? '', name: records[0]?.system.name ?? '', count: records.length }
  write(workspace, { name: 'people.assign', values }, () => {
    if (reviewer !== null) addReviewer(workspace, reviewer)
    for (const record of records) writeAssignment(workspace, record.uid, reviewer)
  })
  return { systems: records.length }
}

function takeStep(session: Session, ids: string[], step: SignOffStep, reason: string | null): StepOutcome {
  const workspace = openedWorkspace(session)
  const records = [...new Set(ids.map((one) => findSystem(session, one)))]
  const judged = records.map((record) => ({
    record,
    obstacles: obstaclesTo(step, situationOf(session, record), reason),
  }))
  const able = judged.filter(({ obstacles }) => obstacles.length === 0).map(({ record }) => record)
  if (able.length > 0) {
    const grounds = able.map((record) => (step === 'sign' ? groundOf(session, record) : null))
    const values = { name: able[0]?.system.name ?? '', count: able.length }
    write(workspace, { name: `signoff.${step}`, values }, () => {
      for (const [at, record] of able.entries()) {
        const ground = grounds[at] ?? null
        insertSignOff(workspace, {
          system: record.uid,
          step,
          reason,
          ground,
          hash: ground ? hashOfGround(ground) : null,
          author: workspace.author,
          at: workspace.clock(),
        })
      }
    })
  }
  return {
    done: able.map(referenceOf),
    refused: judged.flatMap(({ record, obstacles }) =>
      obstacles.length > 0 ? [{ system: referenceOf(record), obstacles }] : [],
    ),
  }
}
