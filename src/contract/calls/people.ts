import { z } from 'zod'
import type { OpinionStanding, Position } from '../../core/sign-off/disagreement.ts'
import { signOffSteps, type GroundChange, type SignOffState, type SignOffStep } from '../../core/sign-off/sign-off.ts'
import type { Obstacle } from '../../core/sign-off/steps.ts'
import { systemKinds, type SystemReference } from '../../core/system/system.ts'
import { call } from '../call.ts'

/** A reviewer with what lies on their desk. */
export type ReviewerRow = {
  name: string
  assigned: number
  /** Of those assigned, by state. */
  states: Record<SignOffState, number>
  unsettled: number
}

export type PeopleOverview = { reviewers: ReviewerRow[]; unassigned: number }

/** A change of what was signed, with who made it; `null` where no command of the workspace did. */
export type BrokenGround = GroundChange & { by: { author: string; at: string; command: number } | null }

export type SignatureView = { author: string; at: string; hash: string }

/** Where one system stands, for lists. */
export type SignOffRow = {
  system: SystemReference
  reviewer: string | null
  state: SignOffState
  /** The last signature, whole or broken. */
  signature: (SignatureView & { broken: boolean }) | null
  disagreements: number
}

export type SignOffHistory = {
  step: SignOffStep
  author: string
  at: string
  reason: string | null
  hash: string | null
  /** Whether it is a signature that does not stand any more. */
  void: boolean
}

/** Positions on one matter side by side; `item` null is the verdict. */
export type OpinionView = {
  system: SystemReference
  item: string | null
  /** What is in force; `author` null where data or rules say so. */
  in_force: (Position & { note: string | null; at: string | null }) | null
  opinions: (Position & { note: string | null; at: string })[]
  standing: OpinionStanding
  resolution: { choice: string; over: Position[]; reason: string; author: string; at: string } | null
}

/** Everything of one system's sign-off. */
export type SignOffDetail = SignOffRow & {
  changes: BrokenGround[]
  /** Every step that the state allows, with what stands in its way but for a reason still to be given. */
  steps: { step: SignOffStep; needs_reason: boolean; obstacles: Obstacle[] }[]
  history: SignOffHistory[]
  opinions: OpinionView[]
}

/** What a step did for many systems at once. */
export type StepOutcome = {
  done: SystemReference[]
  refused: { system: SystemReference; obstacles: Obstacle[] }[]
}

const id = z.string().min(1)
const ids = z.array(id).min(1)
const item = z.string().min(1).nullable().default(null)
const name = z.string().trim().min(1)

export const peopleCalls = {
  /** The reviewers, each with counts, and how many systems nobody has. */
  'people.list': call<PeopleOverview>()(z.object({})),
  'people.add': call<null>()(z.object({ name })),
  /** Takes a name off the list; what it signed or was given stays. */
  'people.remove': call<null>()(z.object({ name })),
  /** Gives systems to a reviewer (`null`: to nobody): those named, or all that fit owner and kind. */
  'people.assign': call<{ systems: number }>()(
    z.object({
      reviewer: name.nullable(),
      ids: z.array(id).default([]),
      owner: z.string().min(1).nullable().default(null),
      kind: z.enum(systemKinds).nullable().default(null),
    }),
  ),
  /** The next open question among the systems of one reviewer. */
  'people.next': call<{ system: SystemReference; item: string } | null>()(z.object({ reviewer: name })),
  /** A second opinion under the name of this session, on an item's answer or (`item` null) on the verdict. */
  'opinion.give': call<null>()(
    z.object({ ids, item, choice: z.string().min(1), note: z.string().nullable().default(null) }),
  ),
  'opinion.withdraw': call<null>()(z.object({ id, item })),
  /** Ends a disagreement: `choice` stands and is put in force, under the name of this session. */
  'opinion.resolve': call<null>()(z.object({ id, item, choice: z.string().min(1), reason: z.string() })),
  'opinion.list': call<OpinionView[]>()(z.object({})),
  'signoff.list': call<SignOffRow[]>()(z.object({})),
  'signoff.get': call<SignOffDetail>()(z.object({ id })),
  /** Takes one step for each system that allows it, as one undoable command; the others are named with why not. */
  'signoff.step': call<StepOutcome>()(
    z.object({ ids, step: z.enum(signOffSteps), reason: z.string().nullable().default(null) }),
  ),
}
