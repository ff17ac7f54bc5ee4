import type { FactValue } from '../checklist/condition.ts'
import type { Verdict } from '../review/verdict.ts'

export const signOffStates = ['draft', 'in_review', 'returned', 'signed'] as const
export type SignOffState = (typeof signOffStates)[number]

/** What a person does with the review of a system. `recall` takes it back from review, `revoke` takes a signature back. */
export const signOffSteps = ['submit', 'recall', 'return', 'sign', 'revoke'] as const
export type SignOffStep = (typeof signOffSteps)[number]

/** What a signature stands on; two grounds are the same where their canonical texts are (`groundText`). */
export type SignedGround = {
  /** Facts that the rules of this system read. What only the calendar moves is held by the date behind it. */
  facts: Record<string, FactValue>
  /** The answers in force by item, people's and proven ones. */
  answers: Record<string, { choice: string; note: string | null }>
  evidence: { item: string; name: string; sha256: string }[]
  computed: Verdict
  decision: { verdict: Verdict; into: string | null; reason: string | null } | null
  /** `version sha256` of every checklist that asks this system something, by id. */
  checklists: Record<string, string>
}

/** One step, as it was recorded. Only a signature has a ground and its hash (SHA-256 in hexadecimal). */
export type SignOffEvent = {
  id: string
  step: SignOffStep
  reason: string | null
  author: string
  at: string
  ground: SignedGround | null
  hash: string | null
}

/** Something that differs from what was signed; unknown or absent is `null`. */
export type GroundChange = {
  part: 'fact' | 'answer' | 'evidence' | 'computed' | 'decision' | 'checklist'
  key: string
  before: unknown
  after: unknown
}
