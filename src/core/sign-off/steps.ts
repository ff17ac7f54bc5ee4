import type { Verdict } from '../review/verdict.ts'
import type { SignOffState, SignOffStep } from './sign-off.ts'

/** What a step is judged by. */
export type Situation = {
  state: SignOffState
  settled: boolean
  /** How many verdicts are still possible. */
  possible: number
  computed: Verdict
  decided: Verdict | null
  decision_reason: string | null
  /** Disagreements that nobody has resolved. */
  disagreements: number
  /** Owners who were asked and have not answered; parts of answers that nobody has accepted or refused. */
  replies: { waiting: number; undecided: number }
}

/** Why a step may not be taken: `obstacle.<code>` of the locale `screen-people`, with values. */
export type Obstacle = {
  code:
    | 'wrong_state'
    | 'reason_needed'
    | 'unsettled'
    | 'decision_without_reason'
    | 'disagreement'
    | 'reply_waiting'
    | 'reply_undecided'
  values: Record<string, string | number>
}

const transitions: Record<SignOffStep, { from: readonly SignOffState[]; to: SignOffState; reason: boolean }> = {
  submit: { from: ['draft', 'returned'], to: 'in_review', reason: false },
  recall: { from: ['in_review'], to: 'draft', reason: false },
  return: { from: ['in_review'], to: 'returned', reason: true },
  sign: { from: ['in_review'], to: 'signed', reason: false },
  revoke: { from: ['signed'], to: 'in_review', reason: true },
}

export function stateAfter(step: SignOffStep): SignOffState {
  return transitions[step].to
}

/** Whether a step asks for a reason. */
export function needsReason(step: SignOffStep): boolean {
  return transitions[step].reason
}

/** The steps that the state allows, whatever else may stand in their way. */
export function stepsFrom(state: SignOffState): SignOffStep[] {
  const steps = Object.keys(transitions) as SignOffStep[]
  return steps.filter((step) => transitions[step].from.includes(state))
}

/** Everything that stands in the way of a step; empty where it may be taken. */
export function obstaclesTo(step: SignOffStep, situation: Situation, reason: string | null): Obstacle[] {
  const { from } = transitions[step]
  const { state } = situation
  if (!from.includes(state)) return [{ code: 'wrong_state', values: { state, step } }]
  const unreasoned: Obstacle[] =
    needsReason(step) && (reason ?? '').trim() === '' ? [{ code: 'reason_needed', values: { step } }] : []
  return step === 'sign' ? [...unreasoned, ...obstaclesToSigning(situation)] : unreasoned
}

/** What a signature would have to leave open, and therefore may not be given over. */
export function obstaclesToSigning(situation: Situation): Obstacle[] {
  const { settled, possible, computed, decided, disagreements, replies } = situation
  const reasoned = (situation.decision_reason ?? '').trim() !== ''
  // 暂缓（附理由） is the decision for what cannot be settled yet, and says so itself.
  const deferred = decided === 'defer' && reasoned
  const obstacles: Obstacle[] = []
  if (!settled && !deferred) obstacles.push({ code: 'unsettled', values: { count: possible } })
  if (decided !== null && decided !== computed && !reasoned) {
    obstacles.push({ code: 'decision_without_reason', values: { decided, computed } })
  }
  if (disagreements > 0) obstacles.push({ code: 'disagreement', values: { count: disagreements } })
  if (replies.waiting > 0) obstacles.push({ code: 'reply_waiting', values: { count: replies.waiting } })
  if (replies.undecided > 0) obstacles.push({ code: 'reply_undecided', values: { count: replies.undecided } })
  return obstacles
}
