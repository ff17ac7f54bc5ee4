import { needsReason, obstaclesTo, stepsFrom } from '../../core/sign-off/steps.ts'
import type { SignOffDetail } from '../../contract/calls/people.ts'
import type { SystemRecord } from '../document/queries/system.ts'
import type { Session } from '../session.ts'
import { brokenGround } from './broken-ground.ts'
import { opinionsOf } from './opinions.ts'
import { eventsOf, signOffRow, situationOf, standingOfSystem } from './sign-offs.ts'

/** Everything of one system's sign-off: state, what broke the signature, steps, opinions and the history. */
export function signOffDetail(session: Session, record: SystemRecord): SignOffDetail {
  const { signature, changes } = standingOfSystem(session, record)
  const situation = situationOf(session, record)
  const standing = changes.length === 0 ? signature : null
  return {
    ...signOffRow(session, record),
    changes: signature ? brokenGround(session, record, changes, signature.id) : [],
    steps: stepsFrom(situation.state).map((step) => ({
      step,
      needs_reason: needsReason(step),
      // The reason is asked for when the step is taken.
      obstacles: obstaclesTo(step, situation, 'given'),
    })),
    history: eventsOf(session, record).map(({ id, step, author, at, reason, hash }) => ({
      step,
      author,
      at,
      reason,
      hash,
      void: step === 'sign' && id !== standing?.id,
    })),
    opinions: opinionsOf(session).get(record.system.id) ?? [],
  }
}
